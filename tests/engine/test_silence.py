"""A period that ran out in silence is over once the law's meaning of silence was noted."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from fadu.engine.access import Actor, Place, Role
from fadu.engine.history import Past
from fadu.engine.line import line
from fadu.engine.plan import plan
from fadu.law.holidays import CALENDAR

ZONE = ZoneInfo("Asia/Shanghai")


def test_a_silent_third_partys_period_leaves_the_docket() -> None:
    # Consulted on Monday 2023-03-06; 15 working days: 03-07 … 03-27 (no holiday between). Silent; noted on 03-28.
    requests, row, history = line("oversight.information_request"), None, list[Past]()
    actor = Actor(11, "演示承办人", frozenset({Role.HANDLER}), 1)
    asked = {
        "applicant_kind": "natural",
        "applicant": "演示申请人甲0001",
        "contact": "000",
        "channel": "internet",
        "wanted": "演示",
    }
    steps = (
        ("receive", date(2023, 3, 3), asked),
        ("consult", date(2023, 3, 6), {"third_party": "演示第三方"}),
        ("note_silence", date(2023, 3, 28), {}),
    )
    running: dict[str, date | None] = {}
    for name, on, facts in steps:
        made = plan(requests, requests.step(name), row=row, history=history, actor=actor, on=on, calendar=CALENDAR,
                    at=datetime(on.year, on.month, on.day, 9, tzinfo=ZONE), facts=facts, place=Place(1, "4301", "ZF"))  # fmt: skip
        row = made.row
        history.append(made.past)
        if name == "consult":
            running = {one.clock: one.due for one in made.running}
            assert running["opinion_by"] == date(2023, 3, 27)
        running = {one.clock: one.due for one in made.running}
    assert "opinion_by" not in running
    assert "answer_by" in running
    position = requests.clock("opinion_by").position
    assert not (row["met"] >> position & 1), "silence is not an answer"
    assert not (row["missed"] >> position & 1), "the law gives it its effect instead of calling it late"
