"""How fast due dates are: one by one, in bulk, and the day loop over chinesecalendar that people write; all in one run.

A tenth of the rows carry a pause and an extension. The bulk result is compared with the single reckoning on a sample
before anything is timed.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median
from time import perf_counter

import chinese_calendar
import numpy as np

from fadu.law.holidays import CALENDAR
from fadu.law.instruments import OGI
from fadu.measure.cite import Term
from fadu.measure.clock import Extensions, Happening, Pauses, Rule, What, due_many, reckon, working_days
from fadu.measure.proof import GENESIS, commit_facts, event_hash

AT_LEAST = {"bulk_times_the_day_loop": 2000.0}
RULE = Rule(working_days(20), OGI.art(33, 2))
MORE = working_days(20)
ROWS, LOOPED, ALONE, EVENTS, TIMES = 1_000_000, 1_000, 5_000, 20_000, 5
FIRST, LAST = date(2019, 2, 1), date(2025, 6, 30)
NAME = Term("事", "event")


def run() -> dict[str, float]:
    """Medians of five; rows a second, microseconds, and how many times the loop."""
    starts, pauses, extensions = _cases()
    due = due_many(RULE, starts, pauses, extensions, calendar=CALENDAR)
    _compare(starts, pauses, extensions, due)
    looped = [date.fromordinal(int(start)) for start in starts[:LOOPED]]
    logs = [[Happening(date.fromordinal(int(start)), What.START, NAME)] for start in starts[:ALONE]]
    facts = {
        "kind": "natural_person",
        "wanted": "演示数据：某项目批复",
        "reply": None,
        "on": FIRST,
        "pages": 3,
    }
    header = {"record": "演示", "step": "answer", "on": LAST, "actor": 42, "unit": "430100", "seq": 3}
    bulk = _seconds(lambda: due_many(RULE, starts, pauses, extensions, calendar=CALENDAR)) / ROWS
    loop = _seconds(lambda: [_walked(start) for start in looped]) / LOOPED
    alone = _seconds(lambda: [reckon(RULE, log, CALENDAR).due for log in logs]) / ALONE
    event = (
        _seconds(lambda: [event_hash(GENESIS, header, commit_facts(bytes(16), facts)) for _ in range(EVENTS)])
        / EVENTS
    )
    return {
        "bulk_rows_per_second": round(1 / bulk),
        "chinesecalendar_day_loop_rows_per_second": round(1 / loop),
        "bulk_times_the_day_loop": round(loop / bulk, 1),
        "single_reckon_microseconds": round(alone * 1e6, 2),
        "single_reckon_times_the_day_loop": round(loop / alone, 1),
        "event_with_five_facts_microseconds": round(event * 1e6, 2),
    }


def _cases() -> tuple[np.ndarray, Pauses, list[Extensions]]:
    lots = np.random.default_rng(20230101)
    starts = lots.integers(FIRST.toordinal(), LAST.toordinal(), ROWS).astype(np.int32)
    touched = np.sort(lots.choice(ROWS, ROWS // 10, replace=False))
    since = starts[touched] + lots.integers(1, 10, touched.size).astype(np.int32)
    until = since + lots.integers(1, 30, touched.size).astype(np.int32)
    return starts, Pauses(touched, since, until), [Extensions(touched, since, MORE)]


def _compare(starts: np.ndarray, pauses: Pauses, extensions: list[Extensions], due: np.ndarray) -> None:
    spells = dict(
        zip(pauses.rows.tolist(), zip(pauses.since.tolist(), pauses.until.tolist(), strict=True), strict=True)
    )
    added = dict(zip(extensions[0].rows.tolist(), extensions[0].on.tolist(), strict=True))
    for row in [*range(2_000), *pauses.rows[:2_000].tolist()]:
        log = [Happening(date.fromordinal(int(starts[row])), What.START, NAME)]
        if row in spells:
            since, until = (date.fromordinal(day) for day in spells[row])
            log += [Happening(since, What.PAUSE, NAME), Happening(until, What.RESUME, NAME)]
            log.append(Happening(date.fromordinal(added[row]), What.ADD, NAME, MORE))
        alone = reckon(RULE, log, CALENDAR).due
        if alone is None or alone.toordinal() != due[row]:
            raise AssertionError(f"row {row}: {alone} alone, {date.fromordinal(int(due[row]))} in bulk")


def _walked(start: date) -> date:
    """What people write: step day by day until twenty working days are counted."""
    day, left = start, RULE.length.n
    while left:
        day += timedelta(days=1)
        left -= chinese_calendar.is_workday(day)
    return day


def _seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(TIMES):
        begun = perf_counter()
        work()
        times.append(perf_counter() - begun)
    return median(times)


if __name__ == "__main__":
    print(json.dumps(run(), indent=2))
