"""The inspections of a city-year: as many units visited as are printed, some inspected in writing, some carried in from autumn."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from fadu.cities import Unit, UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives.agenda import later, year_end
from fadu.rehearsal.lives.courses import Events, play
from fadu.rehearsal.stage import City, in_workdays, workdays
from fadu.work.organisation.inspection import Inspection

USUAL = 12
VISITED, WRITTEN, CARRIED, CANCELLED = 6, 3, 2, 1


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    count = city.target("organisation.inspection.units", usual=VISITED, rng=rng, share=share, least=1)
    units = rng.sample(city.bodies(UnitKind.CITY_DEPARTMENT, UnitKind.COUNTY_GOVERNMENT, UnitKind.DEVELOPMENT_ZONE), count + 6)
    modes = ["unannounced" if number == 3 else "special" if number == 4 else "on_site" for number in range(count)]
    for unit in units[count : count + CARRIED]:
        yield _inspected(city, unit, rng, mode="on_site", began=workdays(year - 1)[rng.randrange(150, 160)], end=year_end(year))
    for unit, mode in zip(units, modes, strict=False):
        yield _inspected(city, unit, rng, mode=mode, began=workdays(year)[rng.randrange(70, 130)], end=year_end(year))
    for unit in units[count + CARRIED : count + CARRIED + WRITTEN]:
        yield _inspected(city, unit, rng, mode="written", began=workdays(year)[rng.randrange(80, 190)], end=year_end(year))
    last = Life(Inspection, city.place(units[-1])).open("start", on=workdays(year)[90], name=f"{year}年法治督察（演示）",
                                                        mode="on_site")
    yield last.take("cancel", on=workdays(year)[100], cancel_reason="与其他督查合并（演示）")


def _inspected(city: City, unit: Unit, rng: random.Random, *, mode: str, began: date, end: date) -> Life:
    life = Life(Inspection, city.place(unit)).open("start", on=began, name=f"{began.year}年“一规划两纲要”法治督察（演示）", mode=mode)
    return play(life, _course(life, rng), end=end)


def _course(life: Life, rng: random.Random) -> Events:
    mode = life.row["mode"]
    if mode != "unannounced":
        yield "notify", later(life.last_on, 2, 5, rng), {}
        yield "answer", later(life.last_on, 6, 10, rng), {"self_report": "自查报告（演示）"}
    if mode != "written":
        yield "visit", later(life.last_on, 2, 6, rng), {"team": f"督察{rng.choice('一二三')}组（演示）"}
    findings = 0 if rng.random() < 0.1 else rng.randrange(2, 12)
    on = later(life.last_on, 8, 16, rng)
    facts = {"plan_due": in_workdays(on, 15)} if findings else {}
    yield "feed_back", on, {"findings": findings, "feedback": "督察反馈意见（演示）", **facts}
    if not findings:
        yield "conclude", later(life.last_on, 2, 5, rng), {}
        return
    yield "plan", later(on, 6, 14, rng), {"plan_text": "整改方案（演示）"}
    yield "report", later(life.last_on, 30, 58, rng), {"result": "整改情况报告（演示）"}
    if rng.random() < 0.2:
        yield "send_back", later(life.last_on, 2, 4, rng), {"shortcoming": "佐证不足（演示）"}
        yield "report", later(life.last_on, 5, 9, rng), {"result": "补充报告（演示）"}
    yield "verify", later(life.last_on, 3, 8, rng), {"findings_closed": findings}
