"""How fast one act is: beside one hand-written statement of the same effect, and beside the bare statements it issues.

Each round takes the same step on three sets of fresh records in turn: through `act.take` (read, checks, clocks, row, event,
facts, docket, commit), by one hand-written statement with everything worked out before, and by the two statements that
`act.take` sends, with the values worked out before. Commits are durable.
"""

from __future__ import annotations

from datetime import date, datetime
from statistics import median
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
from django.db import connection

from fadu.engine import act
from fadu.engine.access import HANDLER, HEAD, Actor, Place
from fadu.engine.line import line
from fadu.engine.plan import Draft, plan
from fadu.law.holidays import CALENDAR

ROUNDS, EACH = 7, 200
OPENED, ON = date(2023, 3, 1), date(2023, 3, 20)
AT = datetime(2023, 3, 20, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
PLACE = Place(4001, "430105", "SF")
HANDS = Actor(40011, "演示承办人", frozenset({HANDLER}), 4001)
HEADS = Actor(40012, "演示负责人", frozenset({HEAD}), 4001)
FACTS = {
    "applicant_kind": "natural",
    "applicant": "演示申请人",
    "contact": "000-0000-0000",
    "channel": "internet",
    "wanted": "演示",
}

AT_LEAST = {
    "act_speed_as_share_of_one_hand_written_statement": 0.3,
    "act_speed_as_share_of_the_bare_statements_it_issues": 0.5,
}

BY_HAND = """
WITH written AS (UPDATE oversight_informationrequest SET extended = TRUE, extension_days = 20, version = 2
                 WHERE id = %(id)s AND version = 1 RETURNING id),
logged AS (INSERT INTO engine_event (record, seq, step, "on", at, actor, unit, state, hash)
           SELECT id, 2, 'extend', %(on)s, %(at)s, %(actor)s, 4001, 'received', %(hash)s FROM written),
kept AS (INSERT INTO engine_kept (record, seq, facts, salt) SELECT id, 2, %(facts)s::jsonb, %(salt)s FROM written)
UPDATE engine_docket SET due = %(due)s FROM written WHERE record = written.id AND clock = 'answer_by'
"""


def run() -> dict[str, float]:
    """Medians of the rounds: acts a second, and the two shares."""
    home = line("oversight.information_request")
    seconds: dict[str, list[float]] = {"act": [], "hand": [], "bare": []}
    for warm in range(ROUNDS + 1):
        keys = [_open() for _ in range(3 * EACH)]
        ways = {"act": _by_act, "hand": _by_hand, "bare": _bare}
        for (name, way), start in zip(ways.items(), (0, EACH, 2 * EACH), strict=True):
            took = way(home, keys[start : start + EACH])
            if warm:
                seconds[name].append(took / EACH)
    told = {name: median(rounds) for name, rounds in seconds.items()}
    by_hand = median(h / a for h, a in zip(seconds["hand"], seconds["act"], strict=True))
    bare = median(b / a for b, a in zip(seconds["bare"], seconds["act"], strict=True))
    return {
        "acts_per_second": round(1 / told["act"]),
        "hand_written_statements_per_second": round(1 / told["hand"]),
        "act_speed_as_share_of_one_hand_written_statement": round(by_hand, 3),
        "act_speed_as_share_of_the_bare_statements_it_issues": round(bare, 3),
    }


def _open() -> int:
    return act.open(
        line("oversight.information_request"),
        "receive",
        place=PLACE,
        actor=HANDS,
        on=OPENED,
        at=AT,
        facts=FACTS,
    )


def _by_act(home: Any, keys: list[int]) -> float:
    begun = perf_counter()
    for key in keys:
        act.take(key, "extend", actor=HEADS, on=ON, at=AT, facts={"extension_days": 20})
    return perf_counter() - begun


def _drafted(home: Any, key: int) -> tuple[Draft, dict[str, Any]]:
    found = act.find(key)
    made = plan(home, home.step("extend"), row=found.row, history=found.history, actor=HEADS, on=ON, at=AT,
                facts={"extension_days": 20}, calendar=CALENDAR)  # fmt: skip
    return made, act.written_values(made, previous=found.history[-1].hash, salt=act.fresh_salt())


def _by_hand(home: Any, keys: list[int]) -> float:
    prepared = []
    for key in keys:
        made, values = _drafted(home, key)
        due = next(one.due for one in made.running if one.clock == "answer_by")
        given = {name: values[name] for name in ("on", "at", "actor", "hash", "salt", "facts")}
        prepared.append({**given, "id": key, "due": due})
    with psycopg.Cursor(connection.connection) as cursor:
        begun = perf_counter()
        for given in prepared:
            cursor.execute(BY_HAND, given, prepare=True)
        return perf_counter() - begun


def _bare(home: Any, keys: list[int]) -> float:
    prepared = [(key, *_drafted(home, key)) for key in keys]
    with psycopg.Cursor(connection.connection) as cursor:
        begun = perf_counter()
        for key, made, values in prepared:
            cursor.execute(act.read_sql(home), [key], prepare=True).fetchone()
            cursor.execute(act.write_sql_of(made), values, prepare=True).fetchone()
        return perf_counter() - begun
