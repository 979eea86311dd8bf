"""转办 · 退回 · 会办 · 抄送 · 批注 · 附件: what officials do with a record beside the steps of its line.

Each is an event of the record's log like any other act (`history.ENGINE_STEPS`). A transfer moves the row, its docket and,
through the log, every tally from one unit to another; the number stays and the statutory periods run on. The others move
nothing: what they say stands in the event only (names that begin with `history.MARK`), hashed and chained with the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from django.db import transaction

from fadu.engine import shares
from fadu.engine.access import (
    COPY,
    HANDLER,
    HEAD,
    JOINT,
    SUPERVISOR,
    Actor,
    Role,
    Standing,
    may_add,
    may_hand_over,
    may_share,
    standing,
)
from fadu.engine.attachments import Opening, Taken, keep
from fadu.engine.history import (
    ATTACH,
    ENGINE_STEPS,
    FROM,
    HAND_BACK,
    INVITE,
    KIND,
    NAME,
    NOTE,
    REASON,
    RELEASE,
    TEXT,
    TITLE,
    TRANSFER,
    UNIT,
)
from fadu.engine.people import check_takes_on, units
from fadu.engine.people import unit as unit_named
from fadu.engine.plan import Draft, check_day, draft, on_behalf, shown
from fadu.engine.store import Found, Salt, find, fresh_salt, still, written
from fadu.engine.troubles import FactMissing, NotForUnit, NotYourStep, StaleVersion
from fadu.law.holidays import CALENDAR
from fadu.measure.cite import Term

Beside = Mapping[str, Any]
_REASON = Term("理由", "Reason")


def transfer(
    key: int,
    *,
    unit: int,
    reason: str,
    actor: Actor,
    on: date,
    at: datetime,
    version: int | None = None,
    salt: Salt = fresh_salt,
) -> Draft:
    """Hands the record to another unit (转办). The head of the unit that has it may, or who oversees its ground."""
    return _move(TRANSFER, key, unit, reason, actor=actor, on=on, at=at, version=version, salt=salt)


def hand_back(
    key: int,
    *,
    reason: str,
    actor: Actor,
    on: date,
    at: datetime,
    version: int | None = None,
    salt: Salt = fresh_salt,
) -> Draft:
    """Hands the record back to the unit that it came from (退回); raises NotForUnit if nobody had handed it over."""
    return _move(HAND_BACK, key, None, reason, actor=actor, on=on, at=at, version=version, salt=salt)


def _move(
    step: str, key: int, unit: int | None, reason: str, *, actor: Actor, on: date, at: datetime, version: int | None, salt: Salt
) -> Draft:  # fmt: skip
    found = find(key)
    still(found, version)
    hat = may_hand_over(actor, found.row)
    _check(found, step, hat, (HEAD, SUPERVISOR), actor=actor, on=on, at=at)
    said = _needed(step, _REASON, reason)
    goal = shares.came_from(found.history) if unit is None else unit_named(unit).id
    if goal is None:
        raise NotForUnit(
            record=shown(key), reason=Term("它不是由其他单位转来的", "no other unit handed it over")
        )
    if goal == found.row["unit"]:
        raise NotForUnit(record=shown(key), reason=Term("该单位正是现承办单位", "that unit has it already"))
    if found.line.states[found.row["state"]].final:
        raise NotForUnit(record=shown(key), reason=Term("它已办结", "it is finished"))
    check_takes_on(goal)
    place = units()[goal].place
    moved = {"unit": place.unit, "territory": place.territory, "system": place.system}
    return _take(
        found,
        step,
        {FROM: found.row["unit"], REASON: said},
        moved,
        actor=actor,
        hat=hat,
        on=on,
        at=at,
        salt=salt,
    )


def invite(
    key: int,
    unit: int,
    *,
    kind: str,
    reason: str = "",
    actor: Actor,
    on: date,
    at: datetime,
    version: int | None = None,
    salt: Salt = fresh_salt,
) -> Draft:
    """Opens the record to another unit: `shares.JOINT` (会办) or `shares.COPY` (抄送). The handling unit may, or its overseer."""
    found = find(key)
    still(found, version)
    hat = may_share(actor, found.row)
    _check(found, INVITE, hat, (HANDLER, HEAD, SUPERVISOR), actor=actor, on=on, at=at)
    if kind not in shares.KINDS:
        raise NotForUnit(record=shown(key), reason=Term(f"“{kind}”既非会办（{JOINT}）也非抄送（{COPY}）",
                                                        f"“{kind}” is neither {JOINT} nor {COPY}"))  # fmt: skip
    goal = unit_named(unit).id
    if goal == found.row["unit"]:
        raise NotForUnit(record=shown(key), reason=Term("该单位正是现承办单位", "that unit has it already"))
    if shares.replayed(found.history).get(goal) == kind:
        raise NotForUnit(record=shown(key), reason=Term("该单位已在其列", "that unit is among them already"))
    check_takes_on(goal)
    beside = {UNIT: goal, KIND: kind, **({REASON: reason.strip()} if reason.strip() else {})}
    return _take(found, INVITE, beside, actor=actor, hat=hat, on=on, at=at, salt=salt)


def release(
    key: int,
    unit: int,
    *,
    actor: Actor,
    on: date,
    at: datetime,
    version: int | None = None,
    salt: Salt = fresh_salt,
) -> Draft:
    """Closes the record to a unit that was joint or had a copy; what it added stays."""
    found = find(key)
    still(found, version)
    hat = may_share(actor, found.row)
    _check(found, RELEASE, hat, (HANDLER, HEAD, SUPERVISOR), actor=actor, on=on, at=at)
    if unit not in shares.replayed(found.history):
        raise NotForUnit(
            record=shown(key), reason=Term("该单位不在会办、抄送之列", "that unit has no share of it")
        )
    return _take(found, RELEASE, {UNIT: unit}, actor=actor, hat=hat, on=on, at=at, salt=salt)


def note(key: int, text: str, *, actor: Actor, on: date, at: datetime, salt: Salt = fresh_salt) -> Draft:
    """Writes an internal note (批注), which only officials read. Needs no version: a note hinders nobody."""
    said = _needed(NOTE, Term("批注内容", "What it says"), text)
    return _patiently(lambda: _note(find(key), said, actor=actor, on=on, at=at, salt=salt))


def _note(found: Found, said: str, *, actor: Actor, on: date, at: datetime, salt: Salt) -> Draft:
    hat = _adder(found, actor)
    outside = standing(actor, found.line, found.row) is Standing.APPLICANT
    _check(found, NOTE, None if outside else hat, (HANDLER, HEAD, SUPERVISOR), actor=actor, on=on, at=at)
    return _take(found, NOTE, {TEXT: said}, actor=actor, hat=hat, on=on, at=at, salt=salt)


def attach(
    key: int,
    taken: Taken,
    *,
    title: str,
    open_to: Opening = Opening.OFFICIALS,
    personal: bool = False,
    letter: str | None = None,
    actor: Actor,
    on: date,
    at: datetime,
    salt: Salt = fresh_salt,
) -> Draft:
    """Adds a paper to the record (`taken`: what `attachments.take_in` made of an upload, or `taken_as_made` of our own).

    `open_to` says who may read it; a `personal` one is for the units that handle the record (and its applicant) alone.
    `letter` is the number of a letter of ours that is sealed into the case. What the holder of a record adds is open to
    the applicant, and personal.
    """
    if not actor.official:
        open_to, personal, letter = Opening.APPLICANT, True, None
    beside: dict[str, Any] = {
        TITLE: _needed(ATTACH, Term("名称", "Title"), title), NAME: taken.name, KIND: taken.kind, "@size": taken.size,
        "@sha256": taken.sha256, "@received": taken.received, "@open_to": open_to.value, "@personal": personal,
    }  # fmt: skip
    if letter is not None:
        beside["@letter"] = letter
    return _patiently(lambda: _attach(find(key), taken, beside, actor=actor, on=on, at=at, salt=salt))


def _attach(
    found: Found, taken: Taken, beside: Beside, *, actor: Actor, on: date, at: datetime, salt: Salt
) -> Draft:
    hat = _adder(found, actor)
    _check(found, ATTACH, hat, (HANDLER, HEAD, SUPERVISOR), actor=actor, on=on, at=at)
    with transaction.atomic():
        made = _take(found, ATTACH, beside, actor=actor, hat=hat, on=on, at=at, salt=salt)
        keep(found.row["id"], made.past.seq, taken)
    return made


# ----------------------------------------------------------------------------------------------------------- parts


def _patiently(once: Callable[[], Draft]) -> Draft:
    """Again upon the newer record where somebody was faster: what is added beside it does not depend on its version."""
    for _ in range(10):
        with suppress(StaleVersion):
            return once()
    return once()


def _adder(found: Found, actor: Actor) -> Actor | None:
    """As whom the person adds to the record; None: may not."""
    return actor if may_add(actor, found.line, found.row) else None


def _needed(step: str, field: Term, value: str) -> str:
    """A text that must not be empty."""
    if not value.strip():
        raise FactMissing(step=ENGINE_STEPS[step], fields=[field])
    return value.strip()


def _check(
    found: Found, step: str, hat: Actor | None, by: tuple[Role, ...], *, actor: Actor, on: date, at: datetime
) -> None:
    """Refuses the wrong person, and a day in the future or (for what moves the record) before the last act."""
    if hat is None:
        raise NotYourStep(actor=actor.name, record=shown(found.row["id"]), step=ENGINE_STEPS[step], unit=found.row["unit"],
                          roles=[role.term for role in by])  # fmt: skip
    before = found.history if step in (TRANSFER, HAND_BACK) else ()
    check_day(found.line, ENGINE_STEPS[step], shown(found.row["id"]), before, on=on, at=at)


def _take(
    found: Found,
    step: str,
    beside: Beside,
    changes: Beside | None = None,
    *,
    actor: Actor,
    hat: Actor | None,
    on: date,
    at: datetime,
    salt: Salt,
) -> Draft:
    """Writes the event, and brings the shares to what the log then says."""
    behalf = {} if hat is None else on_behalf(actor, hat)
    made = draft(found.line, step, changes or {}, found.row["state"], row=found.row, history=found.history, actor=actor,
                 on=on, at=at, calendar=CALENDAR, beside={**beside, **behalf})  # fmt: skip
    with transaction.atomic():
        written(found, made, salt)
        if step in (INVITE, RELEASE) or (changes and shares.replayed(found.history)):
            shares.keep(found.row["id"], [*found.history, made.past])
    return made
