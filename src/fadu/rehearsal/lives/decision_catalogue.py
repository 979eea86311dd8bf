"""A year's catalogues of major decisions: collected in the autumn before, announced by the spring, adjusted, decided, carried over."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from fadu.cities import Unit, UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives.agenda import later
from fadu.rehearsal.stage import City, next_workday, workdays
from fadu.work.decisions.decision_catalogue import DecisionCatalogue

CITY_ITEMS, COUNTY_ITEMS, NEXT = 14, 7, 0.5
"""Items of the city, of each district, and the share already collected for the year after."""
USUAL = 131
LEFT_OUT, REMOVED, CARRIED, ADDED = 0.25, 0.06, 0.15, 0.12
TOPICS = ("城市更新专项规划", "公共交通票价调整", "义务教育学位供给方案", "生态环境保护规划", "重大公共建设项目", "历史文化街区保护规划",
          "医疗卫生服务体系规划", "养老服务设施布局", "供水价格调整", "国土空间总体规划")  # fmt: skip


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    """The city's items first, then those of each district; each list is announced on one day."""
    departments = city.bodies(UnitKind.CITY_DEPARTMENT)
    governments = [*city.bodies(UnitKind.CITY_GOVERNMENT), *city.bodies(UnitKind.COUNTY_GOVERNMENT)]
    for government in governments:
        usual = CITY_ITEMS if government.kind is UnitKind.CITY_GOVERNMENT else COUNTY_ITEMS
        yield from _catalogue(government, departments, year, rng, count=max(1, round(usual * share)))


def _catalogue(
    government: Unit, undertakers: list[Unit], year: int, rng: random.Random, *, count: int
) -> Iterator[Life]:
    days = workdays(year)
    chain = (days[25], days[35], days[42], days[46 + rng.randrange(8)])
    for _ in range(count):
        life = _collected(government, undertakers, year, rng)
        if rng.random() < LEFT_OUT:
            yield life.take("leave_out", on=days[20], left_out_reason="不属于重大行政决策（演示）")
            continue
        life.take("compile_draft", on=days[20])
        yield _decided(_announced(life, chain), year, rng)
    for _ in range(round(count * ADDED) or 1):
        on = rng.choice(days[100:170])
        life = Life(DecisionCatalogue, City.place(government))
        life.open(
            "add",
            on=on,
            adjust_reason="年中新增重大事项（演示）",
            **_facts(undertakers, year, rng, after=on + timedelta(days=60)),
        )
        yield _decided(
            _announced(life, (on, later(on, 5, 10, rng), later(on, 12, 16, rng), later(on, 18, 22, rng))),
            year,
            rng,
        )
    for _ in range(round(count * NEXT)):
        yield _collected(government, undertakers, year + 1, rng)


def _facts(undertakers: list[Unit], year: int, rng: random.Random, *, after: date) -> dict[str, Any]:
    ends = [
        day
        for day in (date(year, 6, 30), date(year, 9, 30), date(year, 11, 30), date(year, 12, 31))
        if day > after
    ]
    return {"name": f"{rng.choice(TOPICS)}（演示）", "of_year": year, "undertaker": rng.choice(undertakers).id,
    "hearing": rng.random() < 0.15,
            "proposer": rng.choices(("leader", "department", "below", "deputies", "public"), (15, 60, 10, 10, 5))[0],
            "planned_by": rng.choice(ends or [date(year, 12, 31)])}  # fmt: skip


def _collected(government: Unit, undertakers: list[Unit], year: int, rng: random.Random) -> Life:
    life = Life(DecisionCatalogue, City.place(government))
    on = rng.choice(workdays(year - 1)[-30:-3])
    return life.open("collect", on=on, **_facts(undertakers, year, rng, after=date(year, 4, 30)))


def _announced(life: Life, chain: tuple[date, date, date, date]) -> Life:
    life.take("deliberate", on=max(chain[1], life.last_on), meeting="政府常务会议（演示）")
    life.take("consent", on=max(chain[2], life.last_on))
    return life.take("announce", on=max(chain[3], life.last_on))


def _decided(life: Life, year: int, rng: random.Random) -> Life:
    """Removed, decided about when planned, or carried over on the last working day."""
    last = workdays(year)[-1]
    if rng.random() < REMOVED and life.last_on < date(year, 8, 1):
        life.take(
            "propose_removal", on=later(life.last_on, 40, 80, rng), adjust_reason="实施条件发生变化（演示）"
        )
        life.take("agree_removal", on=later(life.last_on, 5, 12, rng), meeting="政府常务会议（演示）")
        return life.take("announce_removal", on=later(life.last_on, 2, 6, rng))
    on = next_workday(life.row["planned_by"] - timedelta(days=rng.randrange(-12, 25)))
    if rng.random() < CARRIED or on > last or on < life.last_on:
        return life.take("carry_over", on=last, carry_reason="前期工作尚未完成（演示）")
    return life.take("mark_decided", on=on)
