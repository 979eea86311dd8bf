"""A campaign of a city-year: batches of problem classes handed to police and transport bodies, rectified, verified, some sent back."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from fadu.cities import Unit, UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives.agenda import later, year_end
from fadu.rehearsal.lives.courses import Events, play
from fadu.rehearsal.stage import City, in_workdays, workdays
from fadu.work.organisation.rectification import Rectification

USUAL = 104
BATCHES, KINDS = 4, 98
REJECTED, REOPENED, PRESSED, EXTENDED, UNFOUNDED = 0.1, 0.02, 0.06, 0.05, 0.04
SOURCES = ("inspection", "own", "own", "hotline", "files", "disputes", "audit")
VERIFIER = 109
"""The city's justice bureau, which is never among the bodies of a campaign on the roads."""


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    """Each batch's list begins with number 1; where the year's report has all problems rectified, none is left open."""
    batches = city.target("organisation.rectification.batches", usual=BATCHES, rng=rng, share=share, least=1)
    kinds = max(batches, city.target("organisation.rectification.problem_kinds", usual=KINDS, rng=rng, share=share))
    perfect = city.published("organisation.rectification.problem_kinds") is not None
    units = [*_bodies(city, "GA"), *_bodies(city, "JT")]
    for batch in range(1, batches + 1):
        listed = workdays(year)[45 + batch * 118 // batches]
        count = kinds // batches + (batch <= kinds % batches)
        unfounded = sum(rng.random() < UNFOUNDED for _ in range(count))
        for number in range(1, count + unfounded + 1):
            fate = "unfounded" if number > count else "settled" if perfect or rng.random() < 0.95 else "open"
            life = _listed(city, rng.choice(units), rng, batch=batch, number=number, listed=listed)
            yield play(life, _course(life, rng, fate), end=year_end(year))


def _bodies(city: City, system: str) -> list[Unit]:
    return city.bodies(UnitKind.CITY_DEPARTMENT, UnitKind.COUNTY_DEPARTMENT, system=system)


def _listed(city: City, unit: Unit, rng: random.Random, *, batch: int, number: int, listed: date) -> Life:
    area = "traffic" if unit.system.startswith("GA") else "transport"
    return Life(Rectification, city.place(unit)).open(
        "hand_down", on=listed, campaign="道路交通安全和运输执法领域突出问题专项整治（演示）", batch=batch, number_in_batch=number,
        area=area, source=rng.choice(SOURCES), problem=f"演示问题第{batch}批第{number:02d}类", plan_due=in_workdays(listed, 10),
        due=in_workdays(listed, rng.randrange(38, 52)))  # fmt: skip


def _course(life: Life, rng: random.Random, fate: str) -> Events:
    if fate == "unfounded":
        yield "dismiss", later(life.last_on, 4, 9, rng), {"dismissed_reason": "经核查不属实（演示）"}
        return
    yield "plan", later(life.last_on, 3, 9, rng), {"measure": "演示整改措施", "responsible": "演示责任部门"}
    if rng.random() < REJECTED / 2:
        yield "return_plan", later(life.last_on, 1, 2, rng), {"plan_shortcoming": "措施不具体（演示）"}
        yield "plan", later(life.last_on, 1, 3, rng), {"measure": "演示整改措施（补充）", "responsible": "演示责任部门"}
    yield "accept_plan", later(life.last_on, 1, 3, rng), {}
    if rng.random() < EXTENDED:
        yield "extend", in_workdays(life.row["due"], -12), {"due": in_workdays(life.row["due"], 8),
                                                            "extension_reason": "系统改造未完成（演示）"}
    if rng.random() < PRESSED:
        yield "press", max(life.last_on, in_workdays(life.row["due"], -9)), {"pressure": rng.choice(("talk", "listed", "circular"))}
    if fate == "settled":
        yield from _evidence(life, rng)


def _evidence(life: Life, rng: random.Random) -> Events:
    on = max(life.last_on, in_workdays(life.row["due"], -rng.randrange(3, 9)))
    yield "give_evidence", on, {"evidence": "佐证材料目录（演示）", "returned": rng.choice((0, 0, 0, 120_000)),
                                "persons": rng.choice((0, 0, 0, 0, 1))}
    if rng.random() < REJECTED:
        yield "reject", later(life.last_on, 1, 2, rng), {"shortcoming": "佐证不足（演示）"}
        yield "give_evidence", later(life.last_on, 2, 5, rng), {"evidence": "补充佐证（演示）"}
    yield "verify", later(life.last_on, 1, 3, rng), {"verifier": VERIFIER}
    if rng.random() < REOPENED and life.last_on.month < 10:
        yield "reopen", later(life.last_on, 5, 10, rng), {"shortcoming": "回头看发现反弹（演示）"}
        yield "give_evidence", later(life.last_on, 5, 10, rng), {"evidence": "再整改佐证（演示）"}
        yield "verify", later(life.last_on, 1, 3, rng), {"verifier": VERIFIER}
