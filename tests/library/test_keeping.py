"""Keeping clean, settling doubts, resolving what a report cites, and the commands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.library.making import AT, MEASURES, item, only, taken

from fadu.auditor.audit import audit
from fadu.auditor.model import Document as Read
from fadu.library import auditing, doubts, keeping, validity
from fadu.library.doubts import NotAValue
from fadu.library.holdings import NoText, NotHeld, document_of, exported, holdings, told_of
from fadu.library.linking import Why
from fadu.library.models import Document, Doubt, Revision
from fadu.library.resolving import citations_of
from fadu.measure.cite import Term

OLD = "甲市停车场管理规定\n甲政发〔2010〕8号\n第一条 本规定自2010年6月1日起施行。\n甲市人民政府\n2010年5月6日"
CITER = (
    "甲市道路管理办法\n甲政发〔2015〕1号\n第一条 停车依照《甲市停车场管理规定》第一条办理。\n"
    "第二条 本办法自2015年2月1日起施行。\n甲市人民政府\n2015年1月6日"
)
SHORT = "甲市暂行措施\n甲政发〔2020〕1号\n第一条 本措施自2020年2月1日起施行，有效期至2024年3月1日。\n甲市人民政府\n2020年1月6日"
TWIN = "甲市乱编号办法\n甲政发[2020]1号\n第一条 甲。\n甲市人民政府\n2020年1月7日"
DAY = date(2024, 1, 1)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def library() -> None:
    taken(item(MEASURES), item(OLD, "1.txt"), item(CITER, "2.txt"), item(SHORT, "3.txt"), item(TWIN, "4.txt"))


def test_a_number_given_twice_in_two_writings() -> None:
    (twice,) = keeping.duplicate_numbers()
    assert (twice.number, sorted(twice.titles)) == ("甲政发〔2020〕1号", ["甲市乱编号办法", "甲市暂行措施"])


def test_what_is_about_to_expire() -> None:
    (one,) = keeping.expiring(DAY, within=60)
    assert (one.title, one.ends, one.days, one.ended_as) == ("甲市暂行措施", date(2024, 3, 1), 60, "expired")
    assert keeping.expiring(DAY, within=59) == []
    assert keeping.expiring(date(2024, 3, 2), within=60) == []


def test_what_cites_a_repealed_document_but_not_what_repealed_it() -> None:
    (one,) = keeping.citing_ended(DAY)
    assert (one.title, one.cited_title, one.ended, one.anchor) == (
        "甲市道路管理办法",
        "甲市停车场管理规定",
        date(2019, 3, 31),
        "a1",
    )
    assert keeping.citing_ended(date(2019, 3, 31)) == []


def test_only_public_documents_are_told_to_the_public() -> None:
    Document.objects.update(public=False)
    assert keeping.expiring(DAY, within=60, public_only=True) == []
    assert keeping.citing_ended(DAY, public_only=True) == []
    assert keeping.duplicate_numbers(public_only=True) == []


def test_a_person_settles_a_doubt_and_the_field_is_theirs() -> None:
    taken(item("各区：\n依照有关规定办理。", "5.txt", title="Notice on Parking"))
    doubt = Doubt.objects.get(field="title")
    doubts.settle(doubt, "甲市关于停车的通知", by=7, at=AT)
    document = Document.objects.get(pk=doubt.document_id)
    assert (document.title, document.title_key, document.code) == (
        "甲市关于停车的通知",
        "甲市关于停车的通知",
        "noticeonparking",
    )
    assert document.names.filter(key="甲市关于停车的通知").exists()
    doubt.refresh_from_db()
    assert (doubt.settled_by, doubt.settled_at, doubt.value) == (7, AT, "甲市关于停车的通知")
    assert "title" not in [field for field, _, _ in doubts.waiting()]
    assert Revision.objects.filter(document=document.pk, what="doubts", by=7).count() == 1


def test_a_settled_day_moves_the_validity() -> None:
    document = only("甲市乱编号办法")
    doubt = Doubt.objects.create(document=document, field="effective_from", why="missing")
    doubts.settle(doubt, "2021-05-01", by=7, at=AT)
    assert Document.objects.get(pk=document.pk).begins == date(2021, 5, 1)
    with pytest.raises(NotAValue):
        doubts.settle(doubt, "五月一日", by=7, at=AT)


def test_what_a_text_cites_is_resolved_with_its_standing_on_the_day() -> None:
    text = "依照《甲市停车场管理规定》第一条、《甲市停车管理办法》第九条和《不存在的办法》，并依甲政发〔2015〕1号。"
    found = citations_of(text, DAY)
    assert [(one.document.title if one.document else None, one.why, one.placed) for one in found] == [
        ("甲市停车场管理规定", None, True),
        ("甲市停车管理办法", Why.NO_PLACE, False),
        (None, Why.NOT_HELD, True),
        ("甲市道路管理办法", None, True),
    ]
    assert found[0].standing is not None
    assert found[0].standing.state is validity.State.REPEALED
    (before, *_) = citations_of(text, date(2015, 1, 1))
    assert before.standing is not None
    assert before.standing.state is validity.State.IN_FORCE


def test_a_long_report_costs_as_few_queries_as_a_short_one() -> None:
    with CaptureQueriesContext(connection) as queries:
        assert len(citations_of("依照《甲市停车管理办法》第一条。" * 200, DAY)) == 200
    assert len(queries) <= 5


def test_the_auditor_is_handed_a_rule_and_says_what_no_longer_applies() -> None:
    text = "2023年，我市依照《甲市停车场管理规定》（甲政发〔2011〕9号）查处违法停车300起，依照《甲市停车管理办法》第九条处罚。"
    report = audit(Read(name="报告", text=text), rules=[auditing.rule(DAY)])
    assert [(one.rule, one.severity, one.quote) for one in report.findings] == [
        ("LB-other-number", "likely", "《甲市停车场管理规定》（甲政发〔2011〕9号）"),
        ("LB-ended", "note", "《甲市停车场管理规定》（甲政发〔2011〕9号）"),
        ("LB-no-place", "note", "《甲市停车管理办法》第九条"),
    ]
    assert "2019-04-01由《甲市停车管理办法》废止" in report.findings[1].message_zh


def test_a_document_is_told_as_it_stood_and_by_any_writing_of_its_number() -> None:
    document = document_of("甲政发(2010)8号")
    told = told_of(document, DAY, anchor="a1")
    assert (told["text"], told["validity"]["state"]) == ("第一条 本规定自2010年6月1日起施行。", "repealed")
    with pytest.raises(NotHeld):
        document_of("甲政发〔1999〕1号")
    with pytest.raises(NoText):
        told_of(document, DAY, anchor="a9")


def test_the_export_holds_everything_and_hides_what_is_not_public() -> None:
    Document.objects.filter(title="甲市停车场管理规定").update(public=False)
    rows = list(exported(Document.objects.filter(public=True)))
    assert len(rows) == 4
    (measures,) = [row for row in rows if row["title"] == "甲市停车管理办法"]
    assert measures["versions"][0]["text"].startswith("甲市停车管理办法")
    # The title stands in its own text; the code of a document that is not public does not.
    assert measures["acts_on"] == [
        {"kind": "repeals", "on": date(2019, 4, 1), "code": None, "title": "甲市停车场管理规定"}
    ]
    assert json.dumps(rows, default=str)


def test_the_holdings_are_counted() -> None:
    told = holdings()
    assert (told["documents"], told["versions"], told["not_held"]) == (5, 5, 1)


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """The commands, over the database of the test."""
    from contextlib import contextmanager

    from fadu.config.commands import _library_import, _library_read

    @contextmanager
    def running(say: object = None) -> Iterator[None]:
        yield

    for module in (_library_import, _library_read):
        monkeypatch.setattr(module, "running", running)
    return CliRunner()


def test_the_commands_print_one_json_document(command: CliRunner, tmp_path: Path) -> None:
    from fadu.config.commands.library import command as library

    (tmp_path / "新.txt").write_text("# 甲市新办法\n第一条 甲。", encoding="utf-8")
    (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.4 broken")
    told = json.loads(command.invoke(library, ["import", str(tmp_path), "--json"]).stdout)
    assert (told["files"], told["created"], told["refused"], told["refused_files"][0]["code"]) == (
        2,
        1,
        1,
        "AR-003",
    )
    told = json.loads(
        command.invoke(library, ["validity", "甲政发〔2010〕8号", "--on", "2019-04-01", "--json"]).stdout
    )
    assert (told["state"], told["since"]) == ("repealed", "2019-04-01")
    told = json.loads(
        command.invoke(library, ["keep", "--on", "2024-01-01", "--within", "60", "--json"]).stdout
    )
    assert {name: len(rows) for name, rows in told.items()} == {
        "duplicate_numbers": 1,
        "expiring": 1,
        "citing_ended": 1,
    }
    told = json.loads(command.invoke(library, ["doubts", "--json"]).stdout)
    assert {one["field"] for one in told["classes"]} >= {"issuers", "written_on"}
    told = json.loads(command.invoke(library, ["status", "--json"]).stdout)
    assert told["documents"] == 6
    assert command.invoke(library, ["export", str(tmp_path / "all.jsonl")]).exit_code == 0
    assert len((tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()) == 6


def test_every_doubt_and_reason_is_said_in_both_languages() -> None:
    from fadu.library.questions import Why as Doubtful

    said: list[Term] = [why.term for why in (*Doubtful, *Why, *validity.State)]
    assert all(term.zh and term.en for term in said)
