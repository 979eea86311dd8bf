"""`fadu audit`: what it prints, writes and returns, for one file and for many."""

from __future__ import annotations

import csv
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from lxml import html as lxml_html
from tests.auditor import producers as make
from tests.auditor.corpus import shared

from fadu.auditor.many.run import Task, outcomes, tasks_for
from fadu.auditor.read import read
from fadu.auditor.speak.record import schema
from fadu.config.commands.audit import command

GOOD = "某城市2023年某项工作情况\n全年受理案件200件，办结150件，办结率75%。\n"
WRONG = (
    "某城市2022年某项工作情况\n各级人民调解组织受理矛盾纠纷52840件，调处成功51232件，调处成功率达97.1%。\n"
)
SPAM = "某城市2024年工作\n坚持以开云体育官网入口新时代中国特色社会主义思想为指导。\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], env={"FADU_LANG": "zh"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    there = tmp_path / "reports"
    there.mkdir()
    (there / "a.txt").write_text(GOOD, "utf-8")
    (there / "b.html").write_text(make.html(f"<div><p>{WRONG}</p></div>", title="报告"), "utf-8")
    (there / "c.docx").write_bytes(make.docx_library([SPAM]))
    (there / "d.pdf").write_bytes(b"%PDF-1.4 broken")
    (there / "e.pdf").write_bytes(make.pdf_reportlab([WRONG.strip()]))
    (there / ".hidden.txt").write_text("x", "utf-8")
    return there


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_every_document_fits_the_schema(folder: Path) -> None:
    Draft202012Validator.check_schema(schema())
    checker = Draft202012Validator(schema())
    result = run(folder, "--json")
    found = lines(result)
    assert [Path(one["file"]).name for one in found] == ["a.txt", "b.html", "c.docx", "d.pdf", "e.pdf"]
    for one in found:
        checker.validate(one)
    for path in (shared("seed/changsha-2023.txt"), next(shared("corpus/disclosure").glob("淮安*"))):
        checker.validate(json.loads(run(path, "--json").stdout))


def test_offsets_count_in_the_text_that_is_printed(folder: Path) -> None:
    for name in ("a.txt", "b.html", "c.docx", "e.pdf"):
        text = run(folder / name, "--text").stdout
        one = json.loads(run(folder / name, "--json").stdout)
        assert one["characters"] == len(text)
        for claim in one["claims"]:
            assert text[claim["start"] : claim["end"]] == claim["text"]


def test_text_of_a_txt_file_is_the_file_itself(tmp_path: Path) -> None:
    path = tmp_path / "crlf.txt"
    path.write_bytes("第一行\r\n受理12件。\r\n".encode("gbk"))
    assert run(path, "--text").stdout_bytes.decode() == "第一行\r\n受理12件。\r\n"


def test_exit_codes(folder: Path) -> None:
    assert run(folder / "a.txt").exit_code == 0
    assert run(folder / "b.html").exit_code == 1
    assert run(folder / "b.html", "--fail-on", "never").exit_code == 0
    assert run(folder / "c.docx").exit_code == 1
    assert run(folder / "d.pdf").exit_code == 3
    assert run(folder / "d.pdf", "--json").exit_code == 3
    assert run(folder).exit_code == 3
    assert run(folder / "nothing.txt").exit_code == 2
    assert run(folder, "--html", "x.html").exit_code == 2
    assert run(folder, "--table", "x.doc").exit_code == 2


def test_sentences_name_place_reason_and_sum(folder: Path) -> None:
    said = run(folder / "e.pdf").stdout
    assert "97.1%" in said
    assert "【" in said
    assert "51,232 ÷ 52,840" in said
    english = CliRunner().invoke(command, [str(folder / "c.docx")], env={"FADU_LANG": "en"}).stdout
    assert "looks injected" in english


def test_one_bad_file_does_not_stop_the_rest(folder: Path) -> None:
    result = run(folder)
    assert "d.pdf: [AR-003]" in result.stdout
    assert "e.pdf" in result.stdout
    assert "100%" in result.stderr


def test_the_page_marks_the_findings_and_fetches_nothing(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "marked.html"
    run(folder / "c.docx", "--html", out)
    text = out.read_text("utf-8")
    page = lxml_html.document_fromstring(text)
    assert [mark.text_content() for mark in page.iter("mark")] == ["开云体育官网入口"]
    assert (
        "".join(page.xpath("//article")[0].itertext()).replace("1开云", "开云").strip()
        == read(folder / "c.docx").text.strip()
    )
    assert not list(page.iter("script", "img", "link", "iframe"))
    assert "http" not in text.split("</style>")[1]
    for link in page.iter("a"):
        assert page.get_element_by_id(link.get("href").lstrip("#")) is not None


def test_personal_data_is_not_repeated_anywhere(tmp_path: Path) -> None:
    path, out = tmp_path / "p.txt", tmp_path / "p.html"
    path.write_text("申请人11010519491231002X情况\n申请人张某，身份证号11010519491231002X，住某处。", "utf-8")
    result = run(path, "--html", out)
    assert "个人信息" in result.stdout
    assert "19491231" not in result.stdout
    assert "19491231" not in out.read_text("utf-8")


def test_markup_in_a_report_stays_text(tmp_path: Path) -> None:
    path, out = tmp_path / "x.txt", tmp_path / "x.html"
    path.write_text("<script>alert(1)</script>受理5件。", "utf-8")
    run(path, "--html", out)
    assert not list(lxml_html.document_fromstring(out.read_text("utf-8")).iter("script"))


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".json", ".html"])
def test_tables_of_a_folder(folder: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"table{suffix}"
    assert run(folder, "--table", out).exit_code == 3
    rows = {".csv": _csv, ".xlsx": _xlsx, ".json": _json, ".html": _html}[suffix](out)
    assert sorted(rows) == [("a.txt", 0), ("b.html", 1), ("c.docx", 1), ("d.pdf", None), ("e.pdf", 1)]


def _csv(out: Path) -> list[tuple[str, int | None]]:
    with out.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    with out.with_name("table.findings.csv").open(encoding="utf-8-sig", newline="") as file:
        assert any(row["规则"] == "ratios.share" for row in csv.DictReader(file))
    assert out.with_name("table.indicators.csv").exists()
    return [(Path(row["文件"]).name, None if row["未能读取的原因"] else int(row["错误"])) for row in found]


def _xlsx(out: Path) -> list[tuple[str, int | None]]:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(out)
    assert book.sheet_names == ["报告", "发现", "指标"]
    head, *body = book.get_sheet_by_name("报告").to_python()
    at = {name: number for number, name in enumerate(head)}
    return [
        (
            Path(str(row[at["文件"]])).name,
            None if row[at["未能读取的原因"]] else int(float(str(row[at["错误"]]))),
        )
        for row in body
    ]


def _json(out: Path) -> list[tuple[str, int | None]]:
    found = json.loads(out.read_text("utf-8"))
    assert {row["code"] for row in found["indicators"]} >= {"mediation.handled", "mediation.success_rate"}
    return [(Path(row["file"]).name, None if row["trouble"] else row["error"]) for row in found["reports"]]


def _html(out: Path) -> list[tuple[str, int | None]]:
    page = lxml_html.document_fromstring(out.read_text("utf-8"))
    assert not list(page.iter("script"))
    assert len(list(page.iter("svg"))) >= 1
    found: list[tuple[str, int | None]] = []
    for row in page.xpath("(//table)[1]/tbody/tr"):
        name = Path(row[0].text).name
        found.append((name, None if len(row) == 2 else int(row[4].text)))
    return found


def test_indicators_are_compared_across_bodies_and_years(tmp_path: Path) -> None:
    there = tmp_path / "cities"
    there.mkdir()
    for place, year, cases in (("甲", 2022, 310), ("甲", 2023, 450), ("乙", 2023, 120)):
        text = f"{place}城市{year}年法治政府建设情况报告\n审结行政复议案件{cases}件。\n"
        (there / f"{place}{year}.txt").write_text(text, "utf-8")
    out = tmp_path / "t.json"
    run(there, "--table", out)
    found = json.loads(out.read_text("utf-8"))["indicators"]
    concluded = {
        (row["body"], row["year"]): row["value"]
        for row in found
        if row["code"] == "reconsideration.concluded"
    }
    assert concluded == {("甲城市", 2022): 310, ("甲城市", 2023): 450, ("乙城市", 2023): 120}
    run(there, "--table", tmp_path / "t.html")
    page = (tmp_path / "t.html").read_text("utf-8")
    assert "审结行政复议案件" in page
    bodies, years = page.split("<svg")[-2:]
    assert "甲城市 2023" in bodies
    assert "乙城市 2023" in bodies
    assert "甲城市" in years
    assert "乙城市" not in years.split("</svg>")[0]


def test_last_year_of_a_folder_is_matched_by_name(folder: Path, tmp_path: Path) -> None:
    last = tmp_path / "last"
    last.mkdir()
    (last / "a.txt").write_text(GOOD, "utf-8")
    tasks = tasks_for(folder, last_year=last)
    assert [Path(task.last_year).name for task in tasks] == ["a.txt", "", "", "", ""]


def test_several_jobs_find_the_same(folder: Path) -> None:
    tasks = tasks_for(folder)
    one = {outcome.task.path: outcome.record for outcome in outcomes(tasks)}
    two = {outcome.task.path: outcome.record for outcome in outcomes(tasks, jobs=2)}
    assert one == two


def test_memory_does_not_grow_with_the_number_of_files(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(WRONG * 4, "utf-8")
    stream = outcomes([Task(str(path))] * 200)
    for _ in range(60):
        next(stream)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for _ in stream:
        pass
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert grown < 300_000


def test_the_schema_is_printed() -> None:
    assert json.loads(CliRunner().invoke(command, ["--schema"]).stdout) == schema()
