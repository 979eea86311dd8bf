"""A year of the checklist of measures: issued in spring, reported on each quarter, claimed, verified or sent back, some put off."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from fadu.cities import Unit, UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives.agenda import later, year_end
from fadu.rehearsal.stage import City, in_workdays, next_workday, spread, workdays
from fadu.work.organisation.measure import Measure

ISSUED = 256
USUAL = 320
CARRIED = 0.2
"""Share of a list's measures that were still open from the list of the year before."""
LEFT_OVER = 0.01
"""The same where the plan itself ended with the year before."""
LONG_TERM, CANCELLED, REJECTED, EXTENDED, REVOKED = 0.3, 0.02, 0.12, 0.08, 0.01
AREAS = ("functions", "institutions", "decisions", "enforcement", "emergencies", "disputes", "supervision", "technology",
         "leadership")  # fmt: skip
TASKS = ("完善权责清单", "提升行政执法质量", "健全重大决策程序", "规范文件审核", "推进政务公开", "加强行政复议", "建设公共法律服务",
         "开展案卷评查", "推动数据共享", "强化法治督察")  # fmt: skip
MIDTERM = date(2023, 12, 31)
"""The plan of 2022 to 2025 was evaluated at its middle in 2023; the day by which is not published."""


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    """What the list of the year before left open, then the year's own list; each is cut where the year ends."""
    count = city.target("organisation.measure.issued", usual=ISSUED, rng=rng, share=share)
    units = city.bodies(UnitKind.CITY_DEPARTMENT, UnitKind.COUNTY_GOVERNMENT, UnitKind.DEVELOPMENT_ZONE)
    carried = max(1, round(count * (CARRIED if _plan(date(year - 1, 4, 1))[1].year >= year else LEFT_OVER)))
    for number, unit in enumerate(spread(carried, units, rng), start=1):
        yield _carried(city, unit, rng, number=number, year=year)
    issued = workdays(year)[55 + rng.randrange(10)]
    for number, unit in enumerate(spread(count, units, rng), start=1):
        life = Life(Measure, city.place(unit))
        _course(life, units, rng, number=number, issued=issued, end=year_end(year))
        yield life


def _carried(city: City, unit: Unit, rng: random.Random, *, number: int, year: int) -> Life:
    """A measure of the list before that is open as the year begins: drawn again until it is."""
    while True:
        life = Life(Measure, city.place(unit))
        _course(life, [unit], rng, number=number, issued=workdays(year - 1)[60], end=year_end(year))
        if life.row["closed"] is None or life.row["closed"].year == year:
            return life


def _plan(issued: date) -> tuple[str, date]:
    """The five-year plan whose list this is: 2021 ends the one before, 2022 to 2025 is Changsha's present one."""
    last = 2021 if issued.year <= 2021 else 2025 if issued.year <= 2025 else 2030
    return f"法治政府建设实施方案（至{last}年）{issued.year}年任务措施清单（演示）", date(last, 12, 31)


def _course(life: Life, units: list[Unit], rng: random.Random, *, number: int, issued: date, end: date) -> None:
    plan, plan_end = _plan(issued)
    facts: dict[str, Any] = {"long_term": rng.random() < LONG_TERM}
    if not facts["long_term"]:
        due = _deadline(issued, plan_end, rng)
        facts |= {"due": due, "first_due": due}
    if issued < MIDTERM <= plan_end:
        facts["midterm_due"] = MIDTERM
    helping = [unit.id for unit in rng.sample(units, min(len(units), rng.randrange(4))) if unit.id != life.place.unit]
    if helping:
        facts["other_units"] = helping
    task = rng.choice(TASKS)
    life.open("issue", on=issued, plan=plan, plan_end=plan_end, number_in_list=number, area=rng.choice(AREAS), task=f"{task}（演示）",
              measure=f"{task}的具体举措{number:03d}（演示）", report_months=rng.choice((3, 3, 6)), **facts)  # fmt: skip
    for step, on, given in _steps(life, rng):
        if on > end:
            return
        life.take(step, on=on, **given)


def _deadline(issued: date, plan_end: date, rng: random.Random) -> date:
    """Mostly the end of a quarter, at least three months off, most within two years."""
    first = date(issued.year, 6, 30)
    ends = [date(year, month, day) for year in range(issued.year, plan_end.year + 1)
            for month, day in ((3, 31), (6, 30), (9, 30), (12, 31))]  # fmt: skip
    open_ends = [day for day in ends if first <= day <= plan_end]
    return rng.choices(open_ends, [1 / (2 + place) + (0.6 if day.month == 12 else 0) for place, day in enumerate(open_ends)])[0]


Steps = Iterator[tuple[str, date, dict[str, object]]]


def _steps(life: Life, rng: random.Random) -> Steps:
    """What follows the issue, in the order of days: evaluation falls between reports."""
    if life.row["long_term"]:
        yield "keep_up", later(life.last_on, 2, 8, rng), {}
        yield from _kept_up(life, rng)
        return
    yield "take_up", later(life.last_on, 2, 8, rng), {}
    if rng.random() < CANCELLED:
        yield "cancel", later(life.last_on, 30, 120, rng), {"cancel_reason": "机构改革，职责调整（演示）"}
        return
    yield from _reports(life, rng, until=_claim_day(life, rng))
    if rng.random() < EXTENDED and life.row["due"] < life.row["plan_end"]:
        put_off = min(life.row["due"] + timedelta(days=rng.choice((91, 183))), life.row["plan_end"])
        yield "extend", max(life.last_on, in_workdays(life.row["due"], -6)), {"due": put_off, "extension_reason": "上位规定待出台（演示）"}
        yield from _reports(life, rng, until=_claim_day(life, rng))
    yield from _claimed(life, rng)


def _claim_day(life: Life, rng: random.Random) -> date:
    """Some weeks before the deadline; a few after it."""
    spare = rng.randrange(-15, 0) if rng.random() < 0.06 else rng.randrange(12, 70)
    return max(next_workday(life.row["due"] - timedelta(days=spare)), life.last_on)


def _claimed(life: Life, rng: random.Random) -> Steps:
    yield "claim", later(life.last_on, 0, 3, rng), {"evidence": "佐证材料目录（演示）"}
    yield from _evaluation(life, rng, before=later(life.last_on, 8, 8, rng))
    if rng.random() < REJECTED:
        yield "reject", later(life.last_on, 2, 6, rng), {"shortcoming": "佐证材料不足（演示）"}
        yield "claim", later(life.last_on, 2, 8, rng), {"evidence": "补充佐证材料（演示）"}
    yield "verify", later(life.last_on, 2, 7, rng), {}
    if rng.random() < REVOKED:
        yield "revoke", later(life.last_on, 20, 60, rng), {"shortcoming": "回头看发现未落实（演示）"}
        yield "claim", later(life.last_on, 10, 40, rng), {"evidence": "整改后佐证材料（演示）"}
        yield "verify", later(life.last_on, 2, 7, rng), {}
    yield from _evaluation(life, rng, before=date.max)


def _kept_up(life: Life, rng: random.Random) -> Steps:
    end = life.row["plan_end"]
    yield from _reports(life, rng, until=end)
    yield "evaluate_at_end", max(min(next_workday(end), in_workdays(end, -1)), life.last_on), {"final_rating": _rating(rng)}


def _reports(life: Life, rng: random.Random, *, until: date) -> Steps:
    """A report in each interval, a few days before it is due; sometimes a few days late."""
    while True:
        due = life.due("report_by") or until
        on = in_workdays(due, 4) if rng.random() < 0.04 else in_workdays(due, -rng.randrange(1, 8))
        on = max(on, life.last_on)
        yield from _evaluation(life, rng, before=min(on, until))
        if on >= until:
            return
        yield "report", on, {"progress": f"按季度计划推进，已完成阶段任务{rng.randrange(1, 6)}项（演示）"}


def _evaluation(life: Life, rng: random.Random, *, before: date) -> Steps:
    """The mid-term evaluation in the autumn of its year, once, when its day has come."""
    due = life.row["midterm_due"]
    if due is None or life.row["evaluated_on"] is not None:
        return
    on = next_workday(date(due.year, 10, 16) + timedelta(days=rng.randrange(45)))
    if life.last_on <= on <= before:
        yield "evaluate", on, {"rating": _rating(rng)}


def _rating(rng: random.Random) -> str:
    return rng.choices(("ahead", "as_planned", "behind"), (0.25, 0.65, 0.1))[0]
