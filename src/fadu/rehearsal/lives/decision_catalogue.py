"""A year's catalogues of major decisions: collected in the autumn before, announced by the spring, adjusted, decided, carried over."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from fadu.cities import Unit, UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives.agenda import later
from fadu.rehearsal.lives.major_decision import roster
from fadu.rehearsal.stage import City, workdays
from fadu.work.decisions.decision_catalogue import DecisionCatalogue

USUAL = 133
LEFT_OUT, REMOVED, ADDED, NEXT = 0.25, 0.08, 0.15, 0.5
"""Beside each item listed: collected and left out, removed again, added in the year, collected for the year after."""
TOPICS = ("城市更新专项规划", "公共交通票价调整", "义务教育学位供给方案", "生态环境保护规划", "重大公共建设项目", "历史文化街区保护规划",
          "医疗卫生服务体系规划", "养老服务设施布局", "供水价格调整", "国土空间总体规划")  # fmt: skip


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    """For each government the items of the decisions that name them, in that order, then those that came to nothing."""
    departments = city.bodies(UnitKind.CITY_DEPARTMENT)
    for government, made in groupby(roster(city, year, share), key=lambda one: one[0]):
        planned = [(decision, key) for _, decision, key in made if decision.row["catalogue"] is not None]
        days = workdays(year)
        chain = (days[20], days[35], days[42], days[46 + rng.randrange(8)])
        for decision, key in planned:
            yield _of_decision(government, departments, decision, key, chain, year, rng)
        yield from _beside(government, departments, len(planned), chain, year, rng)


def _of_decision(government: Unit, departments: list[Unit], decision: Life, key: int, chain: tuple[date, date, date, date],
                 year: int, rng: random.Random) -> Life:  # fmt: skip
    """Decided on the day of its decision; removed where it was refused or not started; otherwise carried over."""
    facts = _facts(departments, year, rng)
    facts |= {"name": decision.row["name"], "planned_by": decision.row["planned_by"]}
    if decision.row["undertaker"] is not None:
        facts["undertaker"] = decision.row["undertaker"]
    life = _announced(_collected(government, facts, year, rng).take("compile_draft", on=chain[0]), chain)
    decided = decision.row["decided_on"]
    if decided is not None:
        return life.take("mark_decided", on=max(decided, life.last_on), decision=key)
    if (
        decision.state in ("declined", "not_adopted")
        and later(max(decision.last_on, life.last_on), 40, 40, rng).year == year
    ):
        return _removed(life, max(decision.last_on, life.last_on), rng)
    return life.take("carry_over", on=workdays(year)[-1], carry_reason="前期工作尚未完成（演示）")


def _beside(government: Unit, departments: list[Unit], listed: int, chain: tuple[date, date, date, date], year: int,
            rng: random.Random) -> Iterator[Life]:  # fmt: skip
    for _ in range(max(1, round(listed * LEFT_OUT))):
        life = _collected(government, _facts(departments, year, rng), year, rng)
        yield life.take("leave_out", on=chain[0], left_out_reason="不属于重大行政决策（演示）")
    for _ in range(round(listed * REMOVED)):
        life = _announced(
            _collected(government, _facts(departments, year, rng), year, rng).take(
                "compile_draft", on=chain[0]
            ),
            chain,
        )
        yield _removed(life, later(life.last_on, 30, 60, rng), rng)
    for _ in range(max(1, round(listed * ADDED))):
        on = rng.choice(workdays(year)[100:150])
        life = Life(DecisionCatalogue, City.place(government))
        life.open("add", on=on, adjust_reason="年中新增重大事项（演示）", **_facts(departments, year, rng))
        _announced(life, (on, later(on, 5, 10, rng), later(on, 12, 16, rng), later(on, 18, 22, rng)))
        yield life.take("carry_over", on=workdays(year)[-1], carry_reason="前期工作尚未完成（演示）")
    for _ in range(max(1, round(listed * NEXT))):
        yield _collected(government, _facts(departments, year + 1, rng), year + 1, rng)


def _facts(departments: list[Unit], year: int, rng: random.Random) -> dict[str, Any]:
    return {"name": f"{rng.choice(TOPICS)}（演示）", "of_year": year, "undertaker": rng.choice(departments).id,
    "hearing": rng.random() < 0.15,
            "proposer": rng.choices(("leader", "department", "below", "deputies", "public"), (15, 60, 10, 10, 5))[0],
            "planned_by": rng.choice((date(year, 9, 30), date(year, 11, 30), date(year, 12, 31)))}  # fmt: skip


def _collected(government: Unit, facts: dict[str, Any], year: int, rng: random.Random) -> Life:
    life = Life(DecisionCatalogue, City.place(government))
    return life.open("collect", on=rng.choice(workdays(year - 1)[-30:-3]), **facts)


def _announced(life: Life, chain: tuple[date, date, date, date]) -> Life:
    life.take("deliberate", on=max(chain[1], life.last_on), meeting="政府常务会议（演示）")
    life.take("consent", on=max(chain[2], life.last_on))
    return life.take("announce", on=max(chain[3], life.last_on))


def _removed(life: Life, since: date, rng: random.Random) -> Life:
    life.take("propose_removal", on=later(since, 5, 10, rng), adjust_reason="实施条件发生变化（演示）")
    life.take("agree_removal", on=later(life.last_on, 5, 12, rng), meeting="政府常务会议（演示）")
    return life.take("announce_removal", on=later(life.last_on, 2, 6, rng))
