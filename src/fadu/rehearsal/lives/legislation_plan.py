"""The legislation plan of a city-year: proposals of the October before, the plan of January, changes, completions and what is carried
over; and the proposals of this October for the next plan.  # fmt: skip"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from fadu.cities import UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives.agenda import year_end
from fadu.rehearsal.lives.courses import Events, play
from fadu.rehearsal.stage import City, in_workdays, workdays
from fadu.work.legislation.legislation_plan import LegislationPlan

USUAL = 66
PROPOSALS = 32
"""Changsha's congress had 32 proposals and 18 items (3, 7 and 8) in its plan of 2023, as the press told."""
TIERS = ("deliberation",) * 5 + ("preparatory",) * 7 + ("research",) * 8
ACTIONS = (("enact", 10), ("re_enact", 3), ("amend", 4), ("repeal", 3))
CHANNELS = (("departments", 6), ("contact_points", 2), ("public", 3), ("other", 1))


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    """Both calls that touch the year: that of the October before, and its own."""
    units = city.bodies(UnitKind.CITY_DEPARTMENT)
    for call in (year - 1, year):
        days = [day for day in workdays(call) if day.month == 10]
        for number in range(max(4, round(PROPOSALS * share))):
            life = Life(LegislationPlan, city.place(rng.choice(units)))
            subject = f"长沙市演示事项{number + 1:02d}管理{rng.choice(('规定', '办法', '条例'))}（演示）"
            life.open("propose", on=rng.choice(days), plan_year=call + 1, plan_kind=_one((("rules", 2), ("regulations", 3)), rng),
                      subject=subject, action=_one(ACTIONS, rng), channel=_one(CHANNELS, rng), necessity="演示必要性说明",
                      problems="演示问题说明", systems="演示主要制度")  # fmt: skip
            yield play(life, _course(life, rng, number=number, year=call + 1), end=year_end(year))


def _one(weighted: tuple[tuple[str, int], ...], rng: random.Random) -> str:
    return rng.choices([code for code, _ in weighted], [weight for _, weight in weighted])[0]


def _course(life: Life, rng: random.Random, *, number: int, year: int) -> Events:
    """Twenty of the thirty-two enter the plan; one is added in the middle of the year."""
    if number >= 24:
        yield "decline", in_workdays(date(year - 1, 11, 1), rng.randrange(1, 10)), {"declined_reason": "可通过其他方式解决（演示）"}
        return
    yield "evaluate", in_workdays(date(year - 1, 11, 1), rng.randrange(5, 20)), {"evaluation": "必要、可行（演示）"}
    if number in (21, 22, 23):
        yield "decline", in_workdays(date(year - 1, 12, 1), rng.randrange(1, 10)), {"declined_reason": "条件尚不成熟（演示）"}
        return
    tier = "preparatory" if number == 20 else TIERS[number]
    due = rng.choice((date(year, 9, 30), date(year, 11, 30), date(year, 12, 31)))
    if number == 20:
        yield "add", workdays(year)[rng.randrange(110, 130)], {"tier": tier, "due": due,
                                                               "justification": "上位法修改，补充论证（演示）"}
    else:
        yield "approve", workdays(year - 1)[-6], {"tier": tier, "due": due}
        yield "publish", workdays(year)[12], {}
    yield from _carried_out(life, rng, tier=tier, due=due, year=year)


def _carried_out(life: Life, rng: random.Random, *, tier: str, due: date, year: int) -> Events:
    lot = rng.random()
    if lot < 0.06 and tier != "deliberation":
        yield "remove", workdays(year)[150], {"change_log": "机构职能调整（演示）"}
    elif lot < (0.12 if tier == "deliberation" else 0.3):
        yield "carry", workdays(year)[-3], {"change_log": "需进一步论证（演示）"}
    else:
        if due < date(year, 12, 1) and rng.random() < 0.2:
            yield "postpone", in_workdays(due, -8), {"due": date(year, 12, 28), "change_log": "征求意见时间延长（演示）"}
        due = life.row["due"]
        yield "complete", in_workdays(due, 3) if due < date(year, 12, 1) and rng.random() < 0.05 else in_workdays(due,
                                                                                                                  -rng.randrange(2,
                                                                                                                                 25)), {}
