"""A year of joint opinions: one record for each joint unit of the agenda's items, linked to the lead unit's record."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from fadu.cities import Unit
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives.agenda import Agenda, Item, later, year_end
from fadu.rehearsal.stage import City, in_workdays
from fadu.work.oversight.joint_opinion import JointOpinion

USUAL = 420


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    """The joint units of every lead item that the agenda assigns, in its order."""
    for item in Agenda(city, year, share).items():
        for unit in item.joints:
            life = Life(JointOpinion, city.place(unit))
            _course(life, item, unit, rng, end=year_end(year))
            yield life


def _course(life: Life, item: Item, unit: Unit, rng: random.Random, *, end: date) -> None:
    life.open("ask", on=item.assigned, category=item.category, proposal_no=item.number, lead=item.unit.id, proposal=item.key,
              subject="与主办单位记录相同（演示）")  # fmt: skip
    for step, on, facts in _steps(life, unit, rng):
        if on > end:
            return
        life.take(step, on=on, **facts)


def _steps(life: Life, unit: Unit, rng: random.Random) -> Iterator[tuple[str, date, dict[str, object]]]:
    if rng.random() < 0.03:
        yield "ask_release", later(life.last_on, 2, 6, rng), {"release_reason": "与本单位职责无关（演示）"}
        if rng.random() < 0.6:
            yield "release", later(life.last_on, 2, 8, rng), {}
            return
        yield "refuse_release", later(life.last_on, 2, 8, rng), {}
    due = life.due("give_by") or life.last_on
    on = in_workdays(due, rng.randrange(1, 6)) if rng.random() < 0.03 else min(later(life.last_on, 6, 25, rng), due)
    said = "就职责范围内事项提出意见（演示）"
    opinion: dict[str, object] = {"opinion_no": f"演示会〔{unit.id}〕{rng.randrange(1, 99)}号", "opinion": said}
    yield "give", on, opinion
    if rng.random() < 0.05:
        yield "ask_again", later(life.last_on, 1, 5, rng), {"shortcoming": "没有实质内容（演示）"}
        if rng.random() < 0.1:
            yield "waive", later(life.last_on, 1, 3, rng), {}
        else:
            yield "give_again", later(life.last_on, 1, 5, rng), opinion
