"""The bills of a city-year: the printed number drafted, one amendment, one carried in from the congress's table, one just begun."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from fadu.cities import Unit, UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives.agenda import later, year_end
from fadu.rehearsal.lives.courses import Events, after_full, comments, play
from fadu.rehearsal.stage import City, in_workdays, workdays
from fadu.work.legislation.regulation import Regulation

USUAL = 8
DRAFTED = 4


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    units = city.bodies(UnitKind.CITY_DEPARTMENT)
    count = city.target("legislation.regulation.drafted", usual=DRAFTED, rng=rng, share=share, least=1)
    yield _bill(city, rng.choice(units), rng, action="enact", number=80, began=workdays(year - 1)[rng.randrange(60, 90)], year=year)
    for number, unit in enumerate(rng.sample(units, count)):
        action = "re_enact" if number % 4 == 1 else "enact"
        yield _bill(city, unit, rng, action=action, number=number, began=workdays(year)[rng.randrange(8, 25)], year=year)
    yield _bill(city, rng.choice(units), rng, action="amend", number=81, began=workdays(year)[rng.randrange(30, 50)], year=year)
    yield _bill(city, rng.choice(units), rng, action="enact", number=82, began=workdays(year)[-25], year=year)
    dropped = Life(Regulation, city.place(rng.choice(units))).open("start", on=workdays(year)[40],
                                                                   subject="长沙市演示事项84条例（演示）", action="enact")
    yield dropped.take("withdraw", on=workdays(year)[120], withdrawn_reason="上位法正在修订（演示）")


def _bill(city: City, unit: Unit, rng: random.Random, *, action: str, number: int, began: date, year: int) -> Life:
    life = Life(Regulation, city.place(unit)).open("start", on=began, subject=f"长沙市演示事项{number + 1:02d}条例（演示）",
                                                   action=action,
                                                   due=date(began.year, 11, 30))  # fmt: skip
    return play(life, _course(life, rng), end=year_end(year))


def _course(life: Life, rng: random.Random) -> Events:
    yield "set_up", later(life.last_on, 3, 10, rng), {"leaders": "演示组长甲、演示组长乙", "members": [101, 109, life.place.unit]}
    yield "open_comment", later(life.last_on, 20, 30, rng), {}
    yield "close_comment", after_full(life, "comment_for", rng), comments(rng)
    if rng.random() < 0.25:
        yield "announce_hearing", later(life.last_on, 2, 4, rng), {}
        yield "hold_hearing", after_full(life, "hearing_notice", rng), {}
    yield "submit", later(life.last_on, 3, 8, rng), {}
    yield "agree", later(life.last_on, 15, 25, rng), {"review_opinion": "同意提请审议（演示）"}
    yield "introduce", later(life.last_on, 3, 8, rng), {"bill_no": f"演示议案〔{life.last_on.year}〕{rng.randrange(1, 40)}号"}
    yield from _before_the_congress(life, rng)


def _before_the_congress(life: Life, rng: random.Random) -> Events:
    yield "list_", later(life.last_on, 5, 10, rng), {}
    yield "read", after_full(life, "before_meeting", rng, most=8), {"readings": 1}
    if life.row["action"] != "amend":
        yield "publish", later(life.last_on, 2, 6, rng), {}
        yield "collect", after_full(life, "congress_comment_for", rng), {}
        yield "read", later(life.last_on, 10, 25, rng), {"readings": 2}
    yield "pass_", life.last_on, {}
    yield "send", later(life.last_on, 5, 12, rng), {}
    yield "approve", later(life.last_on, 15, 45, rng), {"approval": "approved"}
    on = later(life.last_on, 4, 10, rng)
    yield "promulgate", on, {"effective_on": on + timedelta(days=60)}
    yield "forward", in_workdays(on, rng.randrange(3, 9)), {}
    yield "file", in_workdays(on, rng.randrange(11, 18)), {}
