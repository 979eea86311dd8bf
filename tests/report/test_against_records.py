"""A published report against the records: which claims a figure covers, what the records give, and how it is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fadu import cities
from fadu.auditor.audit import audit
from fadu.auditor.extract import claims_of
from fadu.auditor.model import Document, Report
from fadu.engine.values import Book
from fadu.report.against_records import Recomputed, against_records
from fadu.report.covered import covered
from fadu.report.edition import words
from fadu.report.printed_balance import PrintedBalance, printed_balances
from fadu.report.published import Verdict
from fadu.report.sealing import Setting

TITLE = "长沙市2023年法治政府建设情况报告\n"
REAL = Setting("changsha", "4301", 2023)
REHEARSED = replace(REAL, remark="演示数据")
# As line 12 (information requests) and line 15 (mediation) would stand in the tallies.
HANDLED, SUCCEEDED, ACCEPTED = 4025, 51232, 52840


def figures_in(text: str, *, places: tuple[str, ...] = ()) -> list[tuple[str, str, bool]]:
    document = Document("report", text)
    claims = claims_of(text)
    publication = cities.city("changsha").published(2023)
    found = covered(document, claims, figures=words(), publication=publication, places=places)
    return [(claims[one.claim].text, one.figure, one.mapped) for one in found]


def test_every_number_of_the_published_report_that_a_figure_counts_is_found(shared) -> None:
    from fadu.auditor.read import read

    document = read(shared / "seed" / "changsha-2023.txt")
    claims = audit(document).claims
    publication = cities.city("changsha").published(2023)
    found = covered(document, claims, figures=words(), publication=publication)
    wanted = [figure for number in publication.numbers for figure in number.figures]
    assert sorted(one.figure for one in found if one.mapped) == sorted(wanted)
    printed = {figure: number.printed for number in publication.numbers for figure in number.figures}
    for one in found:
        # 近百个 is extracted as 百个; everything else as it was printed.
        assert claims[one.claim].text.replace(" ", "") in printed[one.figure].replace(" ", "")


def test_the_mapping_holds_only_for_the_report_it_was_made_of() -> None:
    sentence = "各级人民调解组织受理各类矛盾纠纷52840件，调处成功51232件，调处成功率达97.1%。"
    assert [figure for _, figure, mapped in figures_in(TITLE + sentence) if mapped] == [
        "people.mediation.accepted",
        "people.mediation.succeeded",
        "people.mediation.success_rate",
    ]
    assert figures_in("株洲市2023年法治政府建设情况报告\n" + sentence) == []


def test_a_changed_number_in_the_same_words_is_still_covered() -> None:
    assert figures_in(TITLE + "各级人民调解组织受理各类矛盾纠纷62840件。") == [
        ("62840件", "people.mediation.accepted", True)
    ]


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("全年办理政府信息依申请公开31件。", "oversight.information_request.handled"),
        ("全年审结行政复议案件7件。", "oversight.reconsideration.concluded"),
        ("人民调解组织受理纠纷12件。", "people.mediation.accepted"),
        # A generic title without its line of work beside it, another unit, another time, a part of the city.
        ("法院受理纠纷12件。", None),
        ("全年办理政府信息依申请公开31万元。", None),
        ("人民调解委员会应当自设立之日起30个工作日内备案。", None),
        ("累计办理政府信息依申请公开31件。", None),
        ("去年办理政府信息依申请公开31件。", None),
        ("开福区办理政府信息依申请公开31件。", None),
    ],
)
def test_a_title_covers_only_what_it_plainly_says(sentence: str, figure: str | None) -> None:
    found = figures_in(sentence, places=("开福区",))
    assert [one for _, one, _ in found] == ([figure] if figure else [])


def recomputed(text: str, setting: Setting, read: Book) -> dict[str, Recomputed]:
    report = audit(Document("report", TITLE + text))
    assert isinstance(report, Report)
    return {one.figure: one for one in against_records(report, setting, read)}


@pytest.fixture
def read(city_year: int) -> Book:
    """The numbers of the real city over the rehearsal's units."""
    home, people = words()["oversight.information_request.handled"], words()["people.mediation.accepted"]
    wholes = {
        (home[0].code, "4301", "handled"): HANDLED,
        (people[0].code, "4301", "accepted"): ACCEPTED,
        (people[0].code, "4301", "succeeded"): SUCCEEDED,
    }
    return Book(city_year, wholes, {})


TEXT = (
    "办理政府信息依申请公开4025件。各级人民调解组织受理各类矛盾纠纷52800余件，调处成功51232件，调处成功率达97.1%。"
    "4批次98类问题得到全面核查整改。"
)


def test_each_claim_is_recomputed_and_the_difference_explained(read: Book) -> None:
    found = recomputed(TEXT, REAL, read)
    assert found["oversight.information_request.handled"].verdict is Verdict.EXACT
    assert found["people.mediation.accepted"].verdict is Verdict.INSIDE
    rate = found["people.mediation.success_rate"]
    assert (rate.verdict, rate.severity) == (Verdict.OUTSIDE, "error")
    # 97.1 % can be 97.05 to 97.15; 51232 ÷ 52840 = 0.969568…
    assert rate.sentence.zh == (
        "“97.1%”可指97.05 ~ 97.15；指标“调解成功率”据记录为51,232 ÷ 52,840 = 96.96%，不符。"
    )
    assert "51,232 ÷ 52,840 = 96.96% by the records: outside" in rate.sentence.en
    assert rate.plain["numerator"] == SUCCEEDED


def test_over_a_rehearsal_nothing_is_an_error(read: Book) -> None:
    found = recomputed(TEXT, REHEARSED, read)
    assert {one.severity for one in found.values()} == {None, "note"}
    assert "演示数据" in found["people.mediation.success_rate"].sentence.zh
    assert "演示数据" not in found["oversight.information_request.handled"].sentence.zh


def test_a_match_by_title_is_never_more_than_likely(read: Book) -> None:
    report = audit(Document("report", "全年办理政府信息依申请公开4000件。"))
    (one,) = against_records(report, REAL, read)
    assert (one.mapped, one.verdict, one.severity) == (False, Verdict.OUTSIDE, "likely")


def test_what_no_figure_counts_yet_is_said_so(read: Book) -> None:
    undeclared = [one for one in recomputed(TEXT, REAL, read).values() if one.figure not in words()]
    for one in undeclared:
        assert (one.verdict, one.severity) == (Verdict.NOT_YET, None)
        assert "尚未纳入" in one.sentence.zh


def balances(text: str, read: Book) -> list[PrintedBalance]:
    return list(printed_balances(tuple(recomputed(text, REHEARSED, read).values())))


def test_a_balance_is_weighed_on_what_the_report_prints(read: Book) -> None:
    """345 + 406 = 751, as the report has it; 755 would be wrong whatever the records say."""
    print_said = "高质高效办结建议提案751件，其中办理人大代表建议345件、政协委员提案406件，办复率100 %。"
    (one,) = balances(print_said, read)
    assert (one.line.id, one.weighing.left, one.weighing.right) == ("oversight.proposal", 751, 751)
    assert one.severity is None
    (wrong,) = balances(print_said.replace("751", "755"), read)
    assert sorted((wrong.weighing.left, wrong.weighing.right)) == [751, 755]
    assert wrong.severity == "likely"
    assert "两边不符" in wrong.sentence.zh
    assert balances(print_said.replace("751件", "700余件"), read) == []
