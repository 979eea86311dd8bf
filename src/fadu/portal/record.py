"""A record's page: its facts, what may follow and why not, its clocks with each day argued, its log, the figures it is in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fadu.engine import act
from fadu.engine.access import NAMELESS, Actor, Reading, Standing, in_whose_place, reads, standing
from fadu.engine.clocks import label, told
from fadu.engine.history import Past
from fadu.engine.identity import BadRecordNumber, Identity, identity, read_identity
from fadu.engine.line import Line
from fadu.engine.people import Officer
from fadu.engine.plan import check_run_out, refusal, shown
from fadu.engine.troubles import NoSuchRecord
from fadu.engine.words import Step
from fadu.law.holidays import CALENDAR
from fadu.measure.cite import Lang, Term
from fadu.measure.figure import contributions
from fadu.measure.trouble import Trouble
from fadu.pages.visible import Fact, facts, said_fact
from fadu.portal.argued import ClockTold, clock_told

_LONGEST_NUMBER = 40


@dataclass(frozen=True, slots=True)
class Next:
    """A step that may follow, or why it may not; `yours` if the viewer may take it."""

    step: Step
    reason: Term | Trouble | None
    yours: bool

    @property
    def roles(self) -> list[Term]:
        return [role.term for role in sorted(self.step.by)]


@dataclass(frozen=True, slots=True)
class Entry:
    """An event of the log as the viewer may read it."""

    seq: int
    title: Term
    on: date
    at: datetime | None
    state: Term
    actor: str
    hash: str
    written: list[tuple[Term, str]]


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure that counts this record, when (a flow: the month; a stock: the turns of the year), and where to see it."""

    id: str
    title: Term
    when: Term
    address: str


@dataclass(frozen=True, slots=True)
class RecordPage:
    line: Line
    number: str
    row: Mapping[str, Any]
    facts: list[Fact]
    state: Term
    final: bool
    possible: list[Next]
    refused: list[Next]
    clocks: list[ClockTold]
    log: list[Entry]
    figures: list[Counted]

    @property
    def place(self) -> Identity:
        return identity(self.row["id"])

    @property
    def hidden(self) -> int:
        return len(self.line.facts) - len(self.facts)


def key_of(number: str) -> int:
    """The key behind a number in an address; nonsense is told as such."""
    if len(number) > _LONGEST_NUMBER:
        raise BadRecordNumber(value=number[:_LONGEST_NUMBER] + "…")
    key = read_identity(number).key
    if not 0 < key < 2**63:
        raise BadRecordNumber(value=number)
    return key


def record_page(number: str, viewer: Actor, lang: Lang, *, today: date) -> RecordPage:
    """The page, or NoSuchRecord, which tells a stranger no more than that there is none for them."""
    found = act.find(key_of(number))
    line, row, history = found.line, found.row, found.history
    stands = standing(viewer, line, row)
    if stands is Standing.NONE:
        raise NoSuchRecord(record=shown(row["id"]))
    gone = frozenset(name for past in history if past.step == act.ERASE for name in past.facts)
    steps = list(_steps(line, row, history, viewer, today))
    return RecordPage(
        line=line,
        number=shown(row["id"]),
        row=row,
        facts=facts(line, row, viewer, lang, erased=gone, stands=stands),
        state=line.states[row["state"]].title,
        final=line.states[row["state"]].final,
        possible=[one for one in steps if one.reason is None],
        refused=[one for one in steps if one.reason is not None],
        clocks=[clock_told(one, lang, today) for one in told(line, history, row, CALENDAR)],
        log=list(_log(line, history, viewer, stands, lang)),
        figures=list(_figures(line, row, today)),
    )


# --------------------------------------------------------------------------------------------------------- steps


def _steps(
    line: Line, row: Mapping[str, Any], history: list[Past], viewer: Actor, today: date
) -> Iterator[Next]:
    for step in line.steps.values():
        if not step.opens:
            reason = why_not(line, step, row, history, today=today)
            yield Next(step, reason, reason is None and in_whose_place(viewer, step.by, row) is not None)


def why_not(
    line: Line, step: Step, row: Mapping[str, Any], history: list[Past], *, today: date
) -> Term | Trouble | None:
    """Why a step cannot follow now, whoever takes it; None where it can."""
    if refusal(line, step, dict(row), history, row["law_on"]):
        return _refused(line, step, row, history)
    try:
        check_run_out(line, step, dict(row), history, on=today, calendar=CALENDAR)
    except Trouble as trouble:
        return trouble
    return None


def _refused(line: Line, step: Step, row: Mapping[str, Any], history: list[Past]) -> Term:
    taken = next((past for past in history if past.step == step.name), None)
    if not step.known_to_law_of(row["law_on"]):
        day = row["law_on"]
        return Term(
            f"本记录适用{day}的法律，其中没有这一步",
            f"the law of {day}, which governs here, knows no such step",
        )
    if step.once and taken is not None:
        return Term(f"依法只能办理一次，已于{taken.on}办理", f"may be taken once only; taken on {taken.on}")
    stands = [state.title for state in step.sources]
    return Term(
        "须在" + "、".join(f"“{state.zh}”" for state in stands) + "时办理",
        "only from " + ", ".join(f"“{state.en}”" for state in stands),
    )


# ----------------------------------------------------------------------------------------------------------- log


def _log(line: Line, history: list[Past], viewer: Actor, stands: Standing, lang: Lang) -> Iterator[Entry]:
    names = _names(history) if viewer.official else {}
    for past in history:
        if past.internal and not stands.official:
            continue
        title = label(line, past)
        state = line.states[past.state].title if past.state in line.states else Term(past.state, past.state)
        actor = _actor(past.actor, names, lang) if viewer.official else ""
        written = list(_written(line, past, stands, lang))
        yield Entry(past.seq, title, past.on, past.at, state, actor, past.hash.hex(), written)


def _actor(number: int, names: Mapping[int, str], lang: Lang) -> str:
    return names.get(number) or (NAMELESS[number].said(lang) if number in NAMELESS else f"#{number}")


def _names(history: list[Past]) -> dict[int, str]:
    known = Officer.objects.filter(pk__in={past.actor for past in history})
    return {
        number: name or username for number, name, username in known.values_list("pk", "name_zh", "username")
    }


def _written(line: Line, past: Past, stands: Standing, lang: Lang) -> Iterator[tuple[Term, str]]:
    for name, value in past.facts.items():
        note = line.facts.get(name)
        how = reads(stands, line, name) if note else Reading.HIDDEN
        if note is not None and how is Reading.SHOWN:
            yield note.title, said_fact(note, value, lang) or "—"
        elif how is Reading.MASKED and note is not None:
            yield note.title, "〔…〕"


# ------------------------------------------------------------------------------------------------------- figures


def _figures(line: Line, row: Mapping[str, Any], today: date) -> Iterator[Counted]:
    for name, figure in line.figures.items():
        given = sorted((month, weight) for month, cell, weight in contributions(figure, row) if cell == ())
        moved = [month for month, weight in given if weight]
        if not moved:
            continue
        area = f"&area=u{row['unit']}"
        if not figure.basis.stock:
            year, month = moved[0] // 12, moved[0] % 12 + 1
            yield Counted(f"{line.id}.{name}", figure.title, Term(f"{year}年{month}月", f"{year}-{month:02d}"),
                          f"?year={year}{area}&month={month}")  # fmt: skip
            continue
        last = moved[-1] // 12 if len(moved) > 1 else today.year + (not figure.basis.before)
        for year in turns_of_year(moved[0] // 12, last, before=figure.basis.before):
            when = (
                Term(f"{year}年初", f"start of {year}")
                if figure.basis.before
                else Term(f"{year}年末", f"end of {year}")
            )
            yield Counted(f"{line.id}.{name}", figure.title, when, f"?year={year}{area}")


def turns_of_year(since: int, until: int, *, before: bool) -> range:
    """The years at whose end (or beginning) a record stood that came in and left in the months of these years."""
    return range(since + 1, until + 1) if before else range(since, until)
