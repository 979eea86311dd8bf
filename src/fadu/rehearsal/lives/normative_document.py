"""A year of normative documents: what is drafted, issued, filed and examined, and the stock that is cleaned up or expires."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fadu.cities import Unit, UnitKind
from fadu.engine.identity import Identity, adcode_of
from fadu.measure.clock.period import plus_months
from fadu.rehearsal.bulk import Numbers
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives.agenda import later, year_end
from fadu.rehearsal.lives.document_force import in_force
from fadu.rehearsal.stage import City, next_workday, spread, workdays
from fadu.work.decisions.major_decision import MajorDecision
from fadu.work.decisions.normative_document import NormativeDocument

USUAL = 530
FILED, REGISTERED, EXAMINED = 44, 128, 80
STOCK_A_YEAR = {"city_government": 10, "city_department": 24, "county_government": 16}
BEGUN = 0.12
"""Share of a year's documents that are still being drafted, or were given up, as it ends."""
TOPICS = ("公共停车管理", "保障性租赁住房", "养老服务补贴", "节约用水", "科技创新奖补", "人才引进", "餐饮油烟防治", "历史建筑保护",
          "电动自行车管理", "物业服务收费", "农村建房", "政府投资项目", "公共资源交易", "医疗救助", "校车安全")  # fmt: skip
ANCHOR = {
    "city_government": "filed_up_on",
    "city_department": "registered_on",
    "county_government": "examined_on",
}
"""The day by which the report counts the documents of each level."""


@dataclass(frozen=True)
class Shelf:
    """What one level's documents have in common: issuers, the number to be counted, whether the year has no fault."""

    level: str
    units: list[Unit]
    count: int
    perfect: bool


class Registry:
    """Registration numbers without gaps: one is used up only by a document that is kept."""

    def __init__(self) -> None:
        self.last: Counter[tuple[int, int]] = Counter()

    def number(self, life: Life, year: int) -> str:
        unit = life.place.unit
        letters = "CSCR" if life.row["level"].startswith("city") else "YSDR"
        return f"{letters}-{year}-{unit % 100:02d}{self.last[year, unit] + 1:03d}"

    def keep(self, life: Life) -> Life:
        if life.row["registration_no"]:
            self.last[life.row["numbered_on"].year, life.place.unit] += 1
        return life


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    """The year's documents, those still on the way, and the stock of five years that new ones supersede or time ends."""
    registry, numbers, published = Registry(), Numbers(), list[tuple[Life, int]]()
    for shelf in shelves(city, rng, share):
        for life in _year(shelf, year, rng, registry):
            key = numbers.key(life)
            if life.row["published_on"] is not None:
                published.append((life, key))
            yield life
        for life in _stock(shelf, year, rng, registry, published, share):
            numbers.key(life)
            yield life


def shelves(city: City, rng: random.Random, share: float) -> list[Shelf]:
    printed = city.published("decisions.normative_document.timely_rate")
    perfect = printed is not None and printed.low == 1
    said = (
        ("city_government", "filed", FILED, (UnitKind.CITY_GOVERNMENT,)),
        ("city_department", "registered", REGISTERED, (UnitKind.CITY_DEPARTMENT,)),
        ("county_government", "examined", EXAMINED, (UnitKind.COUNTY_GOVERNMENT,)),
    )
    return [
        Shelf(level, city.bodies(*kinds), city.target(f"decisions.normative_document.{figure}", usual=usual, rng=rng, share=share), perfect)
        for level, figure, usual, kinds in said
    ]  # fmt: skip


def _year(shelf: Shelf, year: int, rng: random.Random, registry: Registry) -> Iterator[Life]:
    anchor = ANCHOR[shelf.level]

    def counted(row: dict[str, Any]) -> bool:
        return row[anchor] is not None and row[anchor].year == year and _settled(shelf, row)

    def on_the_way(row: dict[str, Any]) -> bool:
        if row["closed"] is not None:
            return bool(row["closed"].year == year)
        return row[anchor] is None and _settled(shelf, row)

    begins = [*workdays(year - 1)[-60:], *workdays(year)[:190]]
    for unit in spread(shelf.count, shelf.units, rng):
        yield registry.keep(_drawn(shelf, unit, rng, registry, begins, year_end(year), counted))
    for unit in spread(max(1, round(shelf.count * BEGUN)), shelf.units, rng):
        yield registry.keep(
            _drawn(shelf, unit, rng, registry, workdays(year)[120:-3], year_end(year), on_the_way)
        )


def _settled(shelf: Shelf, row: dict[str, Any]) -> bool:
    """In a year that was reported without fault, what was filed was also answered, at once and well."""
    if not shelf.perfect or row["filed_up_on"] is None:
        return True
    return row["examined_on"] is not None and row["filed_npc_on"] is not None


def _stock(
    shelf: Shelf,
    year: int,
    rng: random.Random,
    registry: Registry,
    published: list[tuple[Life, int]],
    share: float,
) -> Iterator[Life]:
    """Documents of the five years before that stood when the year began; what ends in it ends now."""
    anchor = ANCHOR[shelf.level]
    successors = [(life, key) for life, key in published if life.row["level"] == shelf.level]
    for before in range(5, 0, -1):
        for _ in range(max(1, round(STOCK_A_YEAR[shelf.level] * share))):

            def standing(row: dict[str, Any], before: int = before) -> bool:
                settled = (
                    row["published_on"] is not None
                    and row[anchor] is not None
                    and row[anchor].year <= year - 1
                )
                return (
                    settled
                    and row["published_on"].year == year - before
                    and (row["closed"] is None or row["closed"].year == year)
                )

            begins = [*workdays(year - before - 1)[-40:], *workdays(year - before)[:150]]
            heir = rng.choice(successors) if successors and rng.random() < 0.04 else None
            unit = _unit_of(shelf, heir) if heir else spread(1, shelf.units, rng)[0]
            yield registry.keep(_drawn(shelf, unit, rng, registry, begins, year_end(year), standing, heir))  # fmt: skip


def _unit_of(shelf: Shelf, heir: tuple[Life, int]) -> Unit:
    return next(unit for unit in shelf.units if unit.id == heir[0].place.unit)


Kept = Callable[[dict[str, Any]], bool]


def _drawn(shelf: Shelf, unit: Unit, rng: random.Random, registry: Registry, begins: list[date], end: date, kept: Kept,
           heir: tuple[Life, int] | None = None) -> Life:  # fmt: skip
    """A document's life, drawn again until it fits the year."""
    while True:
        life = Life(NormativeDocument, City.place(unit))
        _course(life, shelf, rng, registry, begins=begins, end=end, heir=heir)
        if kept(life.row):
            return life


def _course(life: Life, shelf: Shelf, rng: random.Random, registry: Registry, *, begins: list[date], end: date,
            heir: tuple[Life, int] | None) -> None:  # fmt: skip
    begun = rng.choice(begins)
    trial = rng.random() < 0.15
    name = f"关于{rng.choice(TOPICS)}的{rng.choice(('规定', '办法', '实施意见', '通知'))}{'（试行）' if trial else ''}（演示）"
    major = shelf.level == "city_government" and begun.year == end.year and rng.random() < 0.08
    facts: dict[str, Any] = {
        "affects_rights": rng.random() < 0.85,
        "concerns_undertakings": rng.random() < 0.4,
    }
    if major:
        key = Identity(end.year, adcode_of(life.place.territory), MajorDecision.code, rng.randrange(1, 4)).key
        facts |= {"also_major": True, "decision": key, "affects_rights": True}
    life.open(
        "propose",
        on=begun,
        name=name,
        level=shelf.level,
        drafted_by="演示起草单位",
        basis="有关法律法规（演示）",
        trial=trial,
        **facts,
    )
    steps = _making(life, rng, registry)
    for step, on, given in steps:
        if on > end:
            return
        life.take(step, on=on, **given)
    if life.row["published_on"] is not None:
        for step, on, given in in_force(life, rng, end=end, perfect=shelf.perfect, heir=heir):
            if on > end:
                return
            life.take(step, on=on, **given)


Steps = Iterator[tuple[str, date, dict[str, Any]]]


def _making(life: Life, rng: random.Random, registry: Registry) -> Steps:
    """From the first draft to publication, or to where it was given up."""
    yield "assess", later(life.last_on, 5, 15, rng), {"assessment": "必要、可行（演示）"}
    if life.row["affects_rights"]:
        yield from _comment(life, rng)
    if life.row["concerns_undertakings"]:
        yield (
            "review_competition",
            later(life.last_on, 1, 5, rng),
            {"competition": rng.choice(("no_effect", "no_effect", "exempt"))},
        )
    yield from _review(life, rng)
    if life.state == "failed":
        if life.row["opinion"] == "no_need" or rng.random() < 0.3:
            yield "give_up", later(life.last_on, 3, 20, rng), {"drop_reason": "经审核不宜制定（演示）"}
            return
        yield "revise", later(life.last_on, 2, 8, rng), {}
        yield from _review(life, rng, well=True)
    changed = {"changed": True} if life.row["opinion"] == "after_changes" else {}
    yield "adopt", later(life.last_on, 3, 15, rng), {"meeting": "政府常务会议（演示）", **changed}
    yield "sign", later(life.last_on, 1, 4, rng), {"signatory": "主要负责人（演示）"}
    yield "register", later(life.last_on, 1, 4, rng), {}
    on = later(life.last_on, 0, 1, rng)
    number = registry.number(life, on.year)
    yield (
        "assign_number",
        on,
        {"registration_no": number, "document_no": f"演示发〔{on.year}〕{int(number[-3:])}号"},
    )
    yield "publish", later(life.last_on, 1, 5, rng), _force(life, rng)


def _force(life: Life, rng: random.Random) -> dict[str, Any]:
    last = life.last_on
    years = {"validity_years": 2 if life.row["trial"] else 5}
    if rng.random() < 0.5:
        return {"effective_on": plus_months(last, 2), **years}
    return {
        "effective_on": last + timedelta(days=20),
        "immediate_reason": "不及时施行将妨碍上位法实施（演示）",
        **years,
    }


def _comment(life: Life, rng: random.Random) -> Steps:
    short = not life.row["also_major"] and rng.random() < 0.08
    facts = (
        {"comment_days": rng.choice((7, 10, 15)), "short_comment_reason": "上级要求限期出台（演示）"}
        if short
        else {"comment_days": 30}
    )
    yield "open_comment", later(life.last_on, 1, 5, rng), facts
    due = life.due("comment_for")
    assert due is not None
    received = rng.randrange(40)
    closed = next_workday(due + timedelta(days=rng.randrange(1, 4)))
    yield "close_comment", closed, {"comments": received, "comments_taken": rng.randrange(received + 1)}


def _review(life: Life, rng: random.Random, *, well: bool = False) -> Steps:
    urgent = rng.random() < 0.03
    yield (
        "submit",
        later(life.last_on, 1, 5, rng),
        {"urgent_reason": "应对突发情况（演示）"} if urgent else {},
    )
    if not well and rng.random() < 0.04:
        yield "return_file", later(life.last_on, 1, 4, rng), {}
        yield "submit", later(life.last_on, 3, 10, rng), {}
    lot = rng.random()
    if lot < 0.1:
        yield "ask_papers", later(life.last_on, 1, 3, rng), {}
        yield "supplement", later(life.last_on, 2, 6, rng), {}
    elif lot < 0.15:
        yield "ask_experts", later(life.last_on, 2, 4, rng), {}
        yield "hear_experts", later(life.last_on, 3, 8, rng), {}
    on = later(life.row["file_complete_on"], 8, 12, rng) if not urgent else later(life.last_on, 1, 3, rng)
    no = {"opinion_no": f"演示审〔{on.year}〕{rng.randrange(1, 400)}号"}
    if not well and rng.random() < 0.04:
        yield (
            "find_unlawful",
            max(on, life.last_on),
            {"opinion": rng.choice(("unlawful", "unlawful", "no_need")), **no},
        )
    else:
        yield "find_lawful", max(on, life.last_on), {"opinion": rng.choice(("lawful", "after_changes")), **no}
