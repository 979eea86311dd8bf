"""A year of government contracts: the major ones of the city and some of its departments, and those still being performed."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from fadu.cities import Unit, UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives.agenda import later, year_end
from fadu.rehearsal.stage import City, next_workday, spread, workdays
from fadu.work.decisions.contract import Contract

REVIEWED = 106
USUAL = 250
MINOR, STANDING, ON_THE_WAY = 0.4, 0.8, 0.1
"""Beside each major contract reviewed: lesser ones, ones of the two years before still performed, ones on the way."""
LATE, PAPERS, INQUIRY, REFUSED, DISPUTED = 0.04, 0.1, 0.15, 0.05, 0.04
KINDS = (
    "infrastructure",
    "investment",
    "land",
    "franchise",
    "borrowing",
    "services",
    "assets",
    "requisition",
    "other",
)
WEIGHTS = (25, 25, 18, 8, 6, 10, 3, 3, 2)
Steps = Iterator[tuple[str, date, dict[str, Any]]]


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    """First those whose first opinion falls into the year, then the lesser, the older and the unfinished ones."""
    count = city.target("decisions.contract.reviewed", usual=REVIEWED, rng=rng, share=share)
    units = city.bodies(UnitKind.CITY_GOVERNMENT, UnitKind.CITY_DEPARTMENT)
    this_year = [*workdays(year - 1)[-20:], *workdays(year)]
    for unit in spread(count, units, rng):
        yield _drawn(unit, rng, this_year, year, major=True, first=year)
    for unit in spread(max(1, round(count * MINOR)), units, rng):
        yield _drawn(unit, rng, this_year, year, major=False, first=year)
    for unit in spread(max(1, round(count * STANDING)), units, rng):
        before = year - rng.choice((1, 2))
        yield _drawn(unit, rng, workdays(before)[:200], year, major=rng.random() < 0.5, first=before)
    for unit in spread(max(1, round(count * ON_THE_WAY)), units, rng):
        yield _drawn(unit, rng, workdays(year)[-40:], year, major=rng.random() < 0.5, first=None)


def _drawn(
    unit: Unit, rng: random.Random, days: list[date], year: int, *, major: bool, first: int | None
) -> Life:
    """Drawn again until its first opinion falls where it should, and it was open in the year."""
    while True:
        life = Life(Contract, City.place(unit))
        _course(life, rng, rng.choice(days), year_end(year), major=major)
        opinion, closed = life.row["first_reviewed_on"], life.row["closed"]
        if (opinion and opinion.year) == first and (closed is None or closed.year == year):
            return life


def _course(life: Life, rng: random.Random, begun: date, end: date, *, major: bool) -> None:
    kind = rng.choices(KINDS, WEIGHTS)[0]
    amount = rng.randrange(5_000, 900_000 if major else 20_000) * 1_000_000
    pays: dict[str, Any] = {"amount_in": amount} if kind == "land" else {"amount_out": amount}
    life.open("prepare", on=begun, name=f"演示{begun.year}年合同{rng.randrange(10_000):04d}", contract_kind=kind, is_major=major,
              administrative=kind in ("franchise", "requisition", "land"), affects_competition=False, counterparty="演示公司",
              credit_code="000000000000000000", **pays)  # fmt: skip
    for step, on, facts in _steps(life, rng):
        if on > end:
            return
        life.take(step, on=on, **facts)


def _text(rng: random.Random) -> str:
    """The fingerprint of an invented text."""
    return hashlib.sha256(rng.randbytes(8)).hexdigest()


def _steps(life: Life, rng: random.Random) -> Steps:
    yield (
        "investigate",
        later(life.last_on, 2, 6, rng),
        {"investigation": "资质、资信、履约能力符合要求（演示）"},
    )
    yield "negotiate", later(life.last_on, 2, 10, rng), {}
    yield from _review(life, rng, "review")
    if life.row["opinion"] == "not_agree":
        if rng.random() < 0.4:
            yield "abandon", later(life.last_on, 3, 10, rng), {}
            return
        yield "negotiate", later(life.last_on, 5, 15, rng), {}
        yield from _review(life, rng, "review_again")
    if life.row["is_major"]:
        yield "decide_at_meeting", later(life.last_on, 2, 10, rng), {"meeting": "政府常务会议（演示）"}
    changed = life.row["opinion"] == "after_changes"
    on = later(life.last_on, 2, 10, rng)
    ends = next_workday(on + timedelta(days=rng.choice((120, 240, 365, 730, 1095))))
    yield "sign", on, {"signed_hash": _text(rng) if changed else life.row["reviewed_hash"], "ends_due": ends,
                       "contract_no": f"演示合〔{on.year}〕{rng.randrange(1, 999)}号"}  # fmt: skip
    yield (
        "file_copy",
        later(life.last_on, 6, 9, rng) if rng.random() < LATE else later(life.last_on, 1, 4, rng),
        {},
    )
    yield from _performance(life, rng, ends)


def _review(life: Life, rng: random.Random, step: str) -> Steps:
    yield "submit", later(life.last_on, 1, 4, rng), {"reviewed_hash": _text(rng)}
    lot = rng.random()
    if lot < PAPERS:
        yield "give_back", later(life.last_on, 1, 3, rng), {}
        yield "supplement", later(life.last_on, 2, 6, rng), {}
    elif lot < PAPERS + INQUIRY:
        yield "begin_inquiry", later(life.last_on, 1, 2, rng), {}
        yield "end_inquiry", later(life.last_on, 4, 12, rng), {}
    opinion = (
        rng.choices(("agree", "after_changes", "not_agree"), (45, 50, 100 * REFUSED))[0]
        if step == "review"
        else "agree"
    )
    on = later(life.last_on, 6, 8, rng) if rng.random() < LATE else later(life.last_on, 1, 2, rng)
    yield step, on, {"opinion": opinion, "opinion_no": f"演示合审〔{on.year}〕{rng.randrange(1, 400)}号"}


def _performance(life: Life, rng: random.Random, ends: date) -> Steps:
    if life.row["amount_out"]:
        yield "pay", later(life.last_on, 10, 40, rng), {"paid": life.row["amount_out"] // 10 * 3}
    if rng.random() < DISPUTED:
        administrative = life.row["administrative"]
        route = rng.choice(("consultation", "mediation", "administrative" if administrative else "civil"))
        yield "dispute", later(life.last_on, 10, 60, rng), {"route": route}
        yield "settle", later(life.last_on, 20, 90, rng), {}
    if life.last_on < ends:
        yield (
            "complete",
            next_workday(ends - timedelta(days=rng.randrange(0, 20)))
            if life.last_on < ends - timedelta(days=30)
            else life.last_on,
            {},
        )
        yield "archive", later(life.last_on, 10, 40, rng), {}
