"""Completeness and quality: what a report of its kind must contain, when it was due, what it says of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.auditor.corpus import shared

from fadu.auditor.kinds import heading_of, kind_of
from fadu.auditor.model import Document, Finding
from fadu.auditor.read import read
from fadu.auditor.rules import Case, itself, sections, substance

RULES = (*sections.RULES, *itself.RULES, *substance.RULES)
TITLE = "某城市2023年法治政府建设情况报告\n"
DONE = "".join(
    f"全面推进依法行政第{at}项工作，办理案件{at * 7}件，开展培训{at}场，成效明显。\n" for at in range(1, 60)
)
FIRST = "党政主要负责人切实履行推进法治建设第一责任人职责，专题研究法治工作4次。\n"
SHORT = "我市法治政府建设还存在一些不足，主要是基层力量薄弱，由于编制限制，专业人员缺乏。\n"
NEXT = (
    "下一步，我市将做好以下工作：一是健全机制；二是充实力量；三是强化监督，推动工作落实，确保各项任务按期完成，取得实效。"
    * 2
)
WHOLE = TITLE + DONE + FIRST + SHORT + NEXT


def found(text: str | Document, last: str = "") -> list[Finding]:
    document = Document("t", text) if isinstance(text, str) else text
    case = Case(document, last_year=Document("l", last) if last else None)
    return [finding for rule in RULES for finding in rule(case)]


def rules(text: str | Document, last: str = "") -> list[str]:
    return [finding.rule for finding in found(text, last)]


def test_a_whole_report_raises_nothing() -> None:
    kind = kind_of(Document("t", WHOLE))
    assert kind is not None
    assert kind.code == "rule-of-law"
    assert rules(WHOLE) == []


@pytest.mark.parametrize(
    ("left_out", "rule"),
    [(FIRST, "sections.first_responsible"), (SHORT, "sections.shortcomings"), (NEXT, "sections.next_year")],
)
def test_a_mandated_content_left_out(left_out: str, rule: str) -> None:
    findings = found(WHOLE.replace(left_out, ""))
    assert (rule, "likely") in [(finding.rule, finding.severity) for finding in findings]
    assert all("督察工作规定" in finding.message_zh for finding in findings if finding.rule == rule)


def test_shortcomings_without_cause_are_noted() -> None:
    assert rules(WHOLE.replace("由于编制限制，", "")) == ["sections.causes"]


def test_next_steps_without_content() -> None:
    assert "sections.plans" in rules(WHOLE.replace(NEXT, "下一步，我市将继续努力。"))


# Due: published before 1 April of the year after (督察工作规定), so 31 March is safe and 1 April is open.
@pytest.mark.parametrize(
    ("day", "severities"),
    [
        (date(2024, 3, 31), []),
        (date(2024, 4, 1), ["note"]),
        (date(2024, 4, 2), ["likely"]),
        (date(2024, 2, 22), []),
    ],
)
def test_publication_day(day: date, severities: list[str]) -> None:
    assert [f.severity for f in found(replace(Document("t", WHOLE), published=day))] == severities


# OGI art. 49: departments before 31 January, governments before 31 March.
@pytest.mark.parametrize(
    ("title", "day", "late"),
    [
        ("某市司法局2024年政府信息公开工作年度报告", date(2025, 2, 5), True),
        ("某市人民政府2024年政府信息公开工作年度报告", date(2025, 2, 5), False),
        ("某市人民政府2024年政府信息公开工作年度报告", date(2025, 4, 5), True),
    ],
)
def test_disclosure_reports_fall_due_by_who_publishes(title: str, day: date, late: bool) -> None:
    document = Document("d", f"{title}\n一、总体情况\n", published=day)
    assert ("sections.late" in rules(document)) is late


def test_wrong_period_and_wrong_body() -> None:
    text = (
        "某城市2024年政府信息公开工作年度报告\n本报告由邻州市人民政府办公室根据条例编制。"
        "统计期限自2023年1月1日至2023年12月31日。"
    )
    assert rules(text) == ["report.year", "report.body"]
    right = text.replace("邻州市", "某城市").replace("2023", "2024")
    assert rules(right) == []


def test_the_altered_account_and_its_original() -> None:
    folder = shared("corpus/budget")
    altered = rules(read(next(folder.glob("*改错版*"))))
    assert altered.count("report.year") == 2
    assert "report.placeholder" in altered
    assert "report.order" in altered
    for path in sorted(folder.glob("*.txt")):
        if "改错" not in path.name:
            assert [f.rule for f in found(read(path)) if f.severity != "note"] == [], path.name


def test_no_alarm_on_work_reports() -> None:
    for path in sorted(shared("corpus/work_reports").glob("*.txt")):
        assert found(read(path)) == [], path.name


def test_copied_from_last_year() -> None:
    last = WHOLE.replace("2023年", "2022年")
    findings = found(WHOLE, last)
    assert findings[0].rule == "substance.copied"
    assert findings[0].severity == "likely"
    fresh = "".join(f"另起炉灶写成的第{at}句话与去年毫无关系，办结事项{at}{at}件。" for at in range(60))
    assert rules(TITLE + fresh + FIRST + SHORT + NEXT, last) == []


def test_the_heading_says_whose_and_when() -> None:
    heading = heading_of(read(shared("seed/changsha-2023.txt")))
    assert heading is not None
    assert (heading.body, heading.year) == ("长沙市", 2023)
