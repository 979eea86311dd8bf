"""The rules of a city-year: those in force from before, projects to enact, amend and repeal, one carried in and one carried out."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from fadu.cities import Unit, UnitKind
from fadu.engine.identity import Identity, adcode_of
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives.agenda import later, year_end
from fadu.rehearsal.lives.courses import Events, after_full, comments, play
from fadu.rehearsal.stage import City, in_workdays, workdays
from fadu.work.legislation.rule import Rule

USUAL = 48
IN_FORCE = 40
"""About how many of its rules a city has in force."""
FILINGS = ("file_state", "file_congress", "file_province", "file_city")


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    """Old rules first: repeals name two of them by their records' numbers."""
    units = city.bodies(UnitKind.CITY_DEPARTMENT)
    drafted, amended, repealed = (city.target(f"legislation.rule.{name}", usual=usual, rng=rng, share=share, least=1)
                                  for name, usual in (("drafted", 1), ("amended", 1), ("repealed", 2)))  # fmt: skip
    count = max(repealed + amended + 1, round(IN_FORCE * share))
    changes = [_project(city, unit, rng, action="repeal", number=number, year=year, old=number)
               for number, unit in enumerate(rng.sample(units, repealed))]  # fmt: skip
    changes += [_project(city, unit, rng, action="amend", number=number, year=year, old=repealed + number)
                for number, unit in enumerate(rng.sample(units, amended))]  # fmt: skip
    for number in range(count):
        yield _old(city, rng.choice(units), rng, number=number, year=year, ended=changes[number] if number < repealed else None)
    yield _project(city, rng.choice(units), rng, action="enact", number=90, year=year, carried=True)
    yield from changes
    for number, unit in enumerate(rng.sample(units, drafted)):
        yield _project(city, unit, rng, action="re_enact" if number % 3 == 2 else "enact", number=number, year=year)
    late = Life(Rule, city.place(rng.choice(units))).open("start", on=workdays(year)[-40],
                                                          subject="长沙市演示事项91管理办法（演示）", action="enact")
    yield play(late, _late(late, rng), end=year_end(year))


def _key(city: City, year: int, number: int) -> int:
    """The record of an old rule: they are entered first, all in one year and all of the city."""
    return Identity(year, adcode_of(city.data.territory), Rule.code, number + 1).key


def _old(city: City, unit: Unit, rng: random.Random, *, number: int, year: int, ended: Life | None) -> Life:
    promulgated = rng.choice(workdays(year - rng.randrange(4, 9)))
    life = Life(Rule, city.place(unit)).open("enter", on=workdays(year - 3)[20],
                                             subject=f"长沙市演示旧规{number + 1:02d}管理办法（演示）",
                                             order_no=f"演示令第{100 + number}号", promulgated_on=promulgated,
                                             effective_on=promulgated + timedelta(days=40))  # fmt: skip
    if ended is not None and ended.row["promulgated_on"]:
        life.take("end", on=ended.row["promulgated_on"], ending="repealed")
    elif rng.random() < 0.08:
        life.take("evaluate", on=rng.choice(workdays(year)), finding=rng.choice(("keep", "keep", "amend")))
    return life


def _project(city: City, unit: Unit, rng: random.Random, *, action: str, number: int, year: int, old: int | None = None,
             carried: bool = False) -> Life:  # fmt: skip
    began = workdays(year - 1)[rng.randrange(130, 150)] if carried else workdays(year)[rng.randrange(15, 40)]
    facts: dict[str, Any] = {} if old is None else {"concerned": _key(city, year - 3, old)}
    life = Life(Rule, city.place(unit)).open("start", on=began, subject=f"长沙市演示事项{number + 1:02d}管理办法（演示）",
                                             action=action,
                                             due=date(year, 12, 15), **facts)  # fmt: skip
    return play(life, _course(life, rng, perfect=city.published("legislation.rule.drafted") is not None), end=year_end(year))


def _course(life: Life, rng: random.Random, *, perfect: bool) -> Events:
    short = life.row["action"] == "repeal"
    if not short:
        yield "set_up", later(life.last_on, 3, 10, rng), {"leaders": "演示组长甲、演示组长乙", "members": [101, 109, life.place.unit]}
    yield "open_comment", later(life.last_on, 5 if short else 20, 10 if short else 30, rng), {}
    yield "close_comment", after_full(life, "comment_for", rng), comments(rng)
    carried = life.row["due"].year > life.row["opened"].year
    if not short and not carried and rng.random() < 0.3:
        yield "announce_hearing", later(life.last_on, 2, 5, rng), {}
        yield "hold_hearing", after_full(life, "hearing_notice", rng), {"hearing_record": "听证笔录（演示）"}
    yield "submit", later(life.last_on, 5, 12, rng), {}
    if not short and not carried and life.row["hearing_on"] is None and rng.random() < 0.2:
        yield "announce_second_hearing", later(life.last_on, 3, 8, rng), {"hearing_approval": "演示批复"}
        yield "hold_second_hearing", after_full(life, "hearing_notice", rng), {"hearing_record": "听证笔录（演示）"}
    elif not short and not carried and life.row["hearing_on"] is None and rng.random() < 0.3:
        yield "comment_again", later(life.last_on, 3, 8, rng), {}
        yield "close_again", after_full(life, "comment_again_for", rng), comments(rng)
    if not short and rng.random() < 0.4:
        yield "coordinate", later(life.last_on, 2, 6, rng), {"coordination": "分歧意见已协调一致（演示）"}
    yield "propose", later(life.last_on, 12, 25, rng), {"review_opinion": "同意提请审议（演示）"}
    yield "adopt", later(life.last_on, 5, 15, rng), {}
    yield from _published(life, rng, short=short, perfect=perfect)


def _published(life: Life, rng: random.Random, *, short: bool, perfect: bool) -> Events:
    on = later(life.last_on, 5, 15, rng)
    facts: dict[str, object] = {"order_no": f"演示令第{200 + rng.randrange(90)}号",
                                "effective_on": on if short else on + timedelta(days=45)}
    if short:
        facts["immediate_reason"] = "废止决定自公布之日起施行（演示）"
    yield "promulgate", on, facts
    yield "gazette", later(on, 2, 6, rng), {}
    due = life.due("file_state_by")
    assert due is not None
    for step in FILINGS:
        late = not perfect and rng.random() < 0.04
        yield step, max(life.last_on, in_workdays(due, 2) if late else in_workdays(on, rng.randrange(7, 15))), {}
    yield "finish" if life.row["action"] in ("amend", "repeal") else "settle", later(life.last_on, 1, 5, rng), {}


def _late(life: Life, rng: random.Random) -> Events:
    """Begun in November: its draft is open for comment as the year ends."""
    yield "set_up", later(life.last_on, 3, 8, rng), {"leaders": "演示组长丙", "members": [109, life.place.unit]}
    yield "open_comment", later(life.last_on, 12, 20, rng), {}
    yield "close_comment", after_full(life, "comment_for", rng), comments(rng)
