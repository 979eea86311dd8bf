"""A year of appraised files: a draw in spring and one in autumn, cross-read, scored, told, objected to here and there, put right."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

from fadu.cities import Unit, UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import City, in_workdays, next_workday, spread
from fadu.work.enforcement.file_review import FileReview
from fadu.work.enforcement.file_review.checklist import PARTS, drawn

USUAL = 1_200
CARRIED = 0.06
"""Share of a year's files drawn in the last weeks of the year before."""
SYSTEMS = ("CG", "SC", "JT", "GA", "YJ", "HJ", "WJ", "ZJ", "NY", "ZR")
ROUNDS = {"city": (4, 10), "county": (5, 11), "special": (8,)}
KINDS = {"penalty": 0.62, "licence": 0.24, "coercion": 0.06, "inspection": 0.08}
STAGES = {"county": 0.6, "city": 0.3, "special": 0.1}
FATAL = {"procedure": 0.4, "facts": 0.3, "law": 0.15, "officers": 0.1, "subject": 0.03, "crime": 0.02}

Move = tuple[str, date, dict[str, Any]]


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    """Each agency numbers its files; the draw takes those whose fingerprint is lowest."""
    number = max(6, round(USUAL * rng.uniform(0.95, 1.05) * share))
    bodies = [
        unit
        for system in SYSTEMS
        for unit in city.bodies(UnitKind.CITY_DEPARTMENT, UnitKind.COUNTY_DEPARTMENT, system=system)
    ]
    carried = max(1, round(number * CARRIED))
    for index, unit in enumerate(spread(number, bodies, rng)):
        stage = _one(STAGES, rng)
        month = rng.choice(ROUNDS[stage])
        late = index < 2 * carried  # drawn in December, of the year before and of this one in turn
        day = (
            date(year - index % 2, 12, rng.randrange(11, 25))
            if late
            else date(year, month, rng.randrange(1, 15))
        )
        yield _life(city, unit, rng, next_workday(day), stage=stage, end=date(year, 12, 31))


def _life(city: City, unit: Unit, rng: random.Random, on: date, *, stage: str, end: date) -> Life:
    seed = f"演示评查{on.year}-{on.month:02d}"
    files = [f"演示卷{unit.id}-{number:04d}" for number in range(rng.randrange(20, 60))]
    life = Life(FileReview, city.place(unit))
    life.open("sample", on=on, stage=stage, round_no=f"{on.year}年第{(on.month + 5) // 6}批", draw_seed=seed, file_kind=_one(KINDS, rng),
              file_no=rng.choice(drawn(files, 5, seed=seed)))  # fmt: skip
    for step, day, facts in _steps(life, rng):
        if day > end:
            break
        life.take(step, on=day, **facts)
    return life


def _steps(life: Life, rng: random.Random) -> Iterator[Move]:
    """The steps that follow, each worked out after the one before was taken."""
    if rng.random() < 0.9:
        yield "check_self", _soon(life, rng, 3, 10), {"self_problems": rng.randrange(4)}
    yield "give_points", _soon(life, rng, 5, 18), _sheet(rng)
    yield "tell", _soon(life, rng, 1, 8), {"objection_days": 5}
    due = life.due("object_by") or life.last_on
    if life.row["problems"] and rng.random() < 0.06:
        yield "lodge", _soon(life, rng, 1, 5), {"objection": "对扣分有异议（演示）"}
        if rng.random() < 0.4:
            yield "score_again", _soon(life, rng, 3, 10), _sheet(rng)
        else:
            yield "uphold", _soon(life, rng, 3, 10), {}
        on = _soon(life, rng, 1, 5)
    else:
        on = in_workdays(due, rng.randrange(1, 8))
    if life.row["problems"] == 0:
        yield "end_flawless", on, {}
        return
    yield "make_final", on, {"rectify_until": in_workdays(on, 22)}
    yield from _put_right(life, rng)


def _put_right(life: Life, rng: random.Random) -> Iterator[Move]:
    while True:
        due = life.due("rectify_by") or life.last_on
        on = (
            in_workdays(due, rng.randrange(1, 6))
            if rng.random() < 0.03
            else max(life.last_on, min(_soon(life, rng, 8, 22), due))
        )
        yield (
            "rectify",
            on,
            {"problems_right": life.row["problems"], "evidence": "补正文书、完善流程（演示）"},
        )
        if rng.random() < 0.93:
            yield "verify", _soon(life, rng, 2, 12), {}
            return
        on = _soon(life, rng, 2, 12)
        yield "send_back", on, {"shortcoming": "佐证不足（演示）", "rectify_until": in_workdays(on, 10)}


def _sheet(rng: random.Random) -> dict[str, Any]:
    """What two reviewers of another agency wrote down."""
    facts: dict[str, Any] = {"reviewers": rng.choice((2, 2, 3)), "own_case": False}
    careless = rng.choice((0.15, 0.35, 0.35, 0.6))
    for part in PARTS:
        facts[part.name] = rng.randrange(1, part.points // 2 + 1) if rng.random() < careless else 0
    if rng.random() < 0.025:
        facts["fatal"] = _one(FATAL, rng)
    lost = sum(1 for part in PARTS if facts[part.name]) + ("fatal" in facts)
    facts["problems"] = lost + (rng.randrange(3) if lost else 0)
    return {**facts, "problem_list": "详见评查表（演示）"} if lost else facts


def _soon(life: Life, rng: random.Random, least: int, most: int) -> date:
    return in_workdays(life.last_on, rng.randrange(least, most + 1))


def _one(weights: dict[str, float], rng: random.Random) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]
