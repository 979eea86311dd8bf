"""What befalls a normative document once it is published: filing, findings, clean-up, evaluation, expiry."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import in_workdays, next_workday
from fadu.work.decisions.normative_document.codes import GOVERNMENTS
from fadu.work.decisions.normative_document.guards import expires

LATE, TWICE, CLEANED, ASKED = 0.04, 0.05, 0.4, 0.02
"""Shares: filed late; supplemented; touched by the year's special clean-up; whose review somebody asked for."""
Event = tuple[str, date, dict[str, Any]]
ENDS = ("clean_repeal", "clean_lapse", "supersede", "expire")


def in_force(
    life: Life, rng: random.Random, *, end: date, perfect: bool, heir: tuple[Life, int] | None
) -> Iterator[Event]:
    """The events in the order of days, up to the one that ends its force."""
    published, events = life.row["published_on"], list[Event]()
    if life.row["level"] in GOVERNMENTS:
        faultless = perfect and published > date(end.year - 1, 10, 1)
        events += [
            *_filed(life, rng, faultless=faultless),
            *_filed_with_committee(life, rng, faultless=faultless),
        ]
    answered = max((on for _, on, _ in events), default=published)
    if published.year < end.year:
        events += _old_age(life, rng, end=end, heir=heir)
    elif rng.random() < ASKED:
        asked = in_workdays(answered, rng.randrange(5, 30))
        events += [
            ("ask_review", asked, {}),
            (
                "answer_review",
                in_workdays(asked, rng.randrange(5, 18)),
                {"review_answer": "文件合法（演示）"},
            ),
        ]
    for event in sorted(events, key=lambda event: event[1]):
        yield event
        if event[0] in ENDS:
            return


def _filed(life: Life, rng: random.Random, *, faultless: bool) -> Iterator[Event]:
    # What was begun before the amendment of 2018 knows no such period here: it is filed as others are.
    due = life.due("file_up_by") or date.max
    late = not faultless and due < date.max and rng.random() < LATE
    on = (
        in_workdays(due, rng.randrange(2, 12))
        if late
        else in_workdays(life.row["published_on"], rng.randrange(2, 8))
    )
    if on > due:
        yield "note_up_overdue", due + timedelta(days=1), {}
    yield "file_up", on, {}
    answer = "examine" if life.row["level"] == "county_government" else "learn_finding"
    if not faultless and rng.random() < TWICE:
        yield answer, in_workdays(on, 4), {"up_result": "supplement"}
        yield "supplement_filing", in_workdays(on, 7), {}
        on = in_workdays(on, 7)
    elif not faultless and rng.random() < 0.02:
        told = in_workdays(on, 8)
        yield answer, told, {"up_result": "correct", "correct_due": told + timedelta(days=30)}
        yield "report_correction", in_workdays(told, 12), {}
        return
    yield answer, in_workdays(on, rng.randrange(3, 9)), {"up_result": "accepted"}


def _filed_with_committee(life: Life, rng: random.Random, *, faultless: bool) -> Iterator[Event]:
    due = life.due("file_npc_by")
    assert due is not None
    late = not faultless and rng.random() < LATE
    on = (
        in_workdays(due, rng.randrange(2, 12))
        if late
        else in_workdays(life.row["published_on"], rng.randrange(2, 9))
    )
    if on > due:
        yield "note_npc_overdue", due + timedelta(days=1), {}
    yield "file_npc", on, {}
    if rng.random() < 0.3:
        yield "learn_npc_finding", in_workdays(on, rng.randrange(10, 25)), {"npc_result": "accepted"}


def _old_age(life: Life, rng: random.Random, *, end: date, heir: tuple[Life, int] | None) -> Iterator[Event]:
    last = expires(life.row)
    if last < end:
        if rng.random() < 0.9:
            on = next_workday(last - timedelta(days=rng.randrange(20, 150)))
            yield "evaluate", on, {"evaluation": rng.choice(("renew", "amend", "end"))}
        yield "expire", last + timedelta(days=1), {}
    if heir is not None:
        yield "supersede", max(heir[0].row["published_on"], date(end.year, 1, 4)), {"superseded_by": heir[1]}
    elif rng.random() < CLEANED:
        yield _cleaned(next_workday(date(end.year, 5, 15) + timedelta(days=rng.randrange(40))), rng)


def _cleaned(on: date, rng: random.Random) -> Event:
    step = rng.choices(("keep", "mark_for_amendment", "clean_repeal", "clean_lapse"), (70, 10, 12, 8))[0]
    return step, on, {"end_reason": "调整对象已消失或已有新规定（演示）"} if step.startswith("clean") else {}
