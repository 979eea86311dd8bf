"""Stories of demonstration titles: five working days of public notice, titles that stand until they end, reports by 31 January."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from fadu.engine import checks
from fadu.engine.access import Place
from fadu.engine.line import line
from fadu.measure.figure import contributions
from fadu.measure.trouble import Trouble
from fadu.rehearsal.life import Life

HERE = Place(4000, "430105", "ZF")
FIVE = [
    ("2023-01-20", "2023-02-01"),  # after the Spring Festival: 28 and 29 January (worked), 30, 31, 1 February
    ("2023-03-01", "2023-03-08"),  # 2, 3, 6, 7, 8
    ("2023-03-30", "2023-04-07"),  # 31, 3, 4, then Qingming on the 5th, 6, 7
    ("2023-04-21", "2023-04-27"),  # Sunday 23 April is worked: 23, 24, 25, 26, 27
    ("2023-04-28", "2023-05-09"),  # 4, 5, Saturday 6 May (worked), 8, 9
    ("2023-06-21", "2023-06-29"),  # Sunday 25 June (worked), 26, 27, 28, 29
    ("2023-09-28", "2023-10-11"),  # 7 and 8 October (worked), 9, 10, 11
    ("2023-12-28", "2024-01-05"),  # 29, then 2, 3, 4, 5 January
    ("2024-02-09", "2024-02-22"),  # Sunday 18 February (worked), 19, 20, 21, 22
]


def d(on: str) -> date:
    return date.fromisoformat(on)


def applied(on: str = "2023-01-09", level: str = "provincial", **more: Any) -> Life:
    said: dict[str, Any] = {
        "track": "area",
        "batch": 2,
        "subject": "演示",
        "edition": "演示版",
        "full_score": 1000,
        "self_score": 960,
    }
    return Life(line("organisation.demonstration"), HERE).open(
        "apply", on=d(on), level=level, **{**said, **more}
    )


def announced(on: str = "2023-03-01", level: str = "provincial") -> Life:
    life = (
        applied(level=level)
        .take("recommend", on=d("2023-01-10"))
        .take("assess", on=d("2023-01-16"), checked_score=930)
    )
    return life.take("announce", on=d(on))


def kept(life: Life, clock: str) -> bool | None:
    place = life.line.clock(clock).position
    return True if life.row["met"] >> place & 1 else False if life.row["missed"] >> place & 1 else None


def refused(step: Callable[[], Any]) -> str:
    with pytest.raises(Trouble) as trouble:
        step()
    return trouble.value.code


def counts(life: Life, figure: str) -> list[tuple[int, int]]:
    return [
        (month, value)
        for month, cell, value in contributions(life.line.figures[figure], life.row)
        if cell == ()
    ]


@pytest.mark.parametrize(("since", "last"), FIVE)
def test_the_notice_runs_five_working_days(since: str, last: str) -> None:
    life = announced(since)
    assert str(life.due("notice")) == last
    assert kept(announced(since).take("name_it", on=d(last), decision="演示"), "notice") is False
    named = life.take("name_it", on=date.fromordinal(d(last).toordinal() + 1), decision="演示")
    assert kept(named, "notice") is True
    assert not life.line.clock("notice").cited.verified


def test_a_title_stands_from_its_naming_to_its_end() -> None:
    life = announced().take("name_it", on=d("2023-03-09"), decision="演示")
    assert counts(life, "standing") == counts(life, "provincial_awarded") == [(2023 * 12 + 2, 1)]
    assert life.due("report_by") is None, "no decision named a day"
    life.take("warn", on=d("2024-05-06")).take("end", on=d("2024-09-02"), ending="withdrawn")
    assert counts(life, "standing") == [(2023 * 12 + 2, 1), (2024 * 12 + 8, -1)]


def test_a_named_area_reports_by_the_31_january_that_its_decision_names() -> None:
    life = announced(level="national").take(
        "name_it", on=d("2023-03-09"), decision="演示", report_due=d("2024-01-31")
    )
    assert str(life.due("report_by")) == "2024-01-31"
    assert refused(lambda: life.take("report", on=d("2024-01-22"), report_due=d("2024-01-31"))) == "A-006"
    assert (
        str(life.take("report", on=d("2024-01-22"), report_due=d("2025-01-31")).due("report_by"))
        == "2025-01-31"
    )
    early = announced(level="national")
    assert (
        refused(
            lambda: early.take("name_it", on=d("2023-03-09"), decision="演示", report_due=d("2024-02-01"))
        )
        == "A-006"
    )


def test_an_earlier_title_is_entered_and_is_no_application() -> None:
    said: dict[str, Any] = {
        "level": "national",
        "track": "project",
        "batch": 2,
        "subject": "演示",
        "decision": "演示",
    }
    life = Life(line("organisation.demonstration"), HERE).open(
        "enter", on=d("2023-01-09"), awarded_on=d("2022-11-01"), **said
    )
    assert (counts(life, "applications"), counts(life, "decided")) == ([], [])
    assert counts(life, "standing_before") == [(2022 * 12 + 10, 1)]
    other = Life(line("organisation.demonstration"), HERE)
    assert (
        refused(lambda: other.open("enter", on=d("2023-01-09"), awarded_on=d("2023-01-10"), **said))
        == "A-006"
    )


def test_an_application_may_fail_and_scores_stay_within_the_full_score() -> None:
    life = applied().take("fail", on=d("2023-02-01"), failed_reason="演示")
    assert (counts(life, "refused"), counts(life, "standing")) == ([(2023 * 12 + 1, 1)], [])
    assert refused(lambda: applied(self_score=1001)) == "A-006"
    assert (
        refused(
            lambda: (
                applied()
                .take("recommend", on=d("2023-01-10"))
                .take("assess", on=d("2023-01-16"), checked_score=-1)
            )
        )
        == "A-006"
    )
    assert refused(lambda: applied().take("name_it", on=d("2023-02-01"), decision="演示")) == "A-001"


def test_the_declaration_has_no_fault() -> None:
    assert checks.complaints((line("organisation.demonstration"),)) == []
