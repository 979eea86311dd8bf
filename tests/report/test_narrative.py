"""A narrative becomes a tree whose runs know where they stand."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import fadu.report.narrative as narrative
from fadu.cities import city
from fadu.report.narrative import BrokenOutline, BrokenReference, FigureReference, Text, read

SMALL = """# 标题

前言。

## 接受监督

### 政务公开

办理申请{{oversight.information_request.handled|件}}，率{{people.mediation.success_rate|%|2}}。

---

结语。
"""


def test_a_small_narrative_as_a_tree() -> None:
    document = read(SMALL)
    (chapter,) = document.chapters
    (section,) = chapter.sections
    assert (document.title.text, chapter.number, chapter.heading.text, section.heading.text) == (
        "标题",
        1,
        "接受监督",
        "政务公开",
    )
    assert [paragraph.text for paragraph in (*document.opening, *document.closing)] == ["前言。", "结语。"]
    words, handled, comma, rate, stop = section.paragraphs[0].runs
    assert isinstance(words, Text)
    assert isinstance(handled, FigureReference)
    assert isinstance(rate, FigureReference)
    assert (words.text, handled.figure, handled.unit, handled.decimals) == (
        "办理申请",
        "oversight.information_request.handled",
        "件",
        None,
    )
    assert (rate.unit, rate.decimals) == ("%", 2)
    assert (handled.place.line, handled.place.column) == (9, 5)
    assert handled.place.said() == "政务公开，第9行第5字"
    assert handled.place.said("en") == "政务公开, line 9, column 5"
    assert [run.text for run in (comma, stop) if isinstance(run, Text)] == ["，率", "。"]


@pytest.mark.parametrize(
    "line", ["{{oversight.handled}}", "{{a.b.c", "a.b.c}}", "{{A.b.c}}", "{{a.b.c|件|x}}", "{ {a.b.c}}"]
)
def test_broken_references_are_refused(line: str) -> None:
    with pytest.raises(BrokenReference, match="不是一个完整的指标引用"):
        read(f"# 标题\n\n前言{line}。\n")


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("段落。\n", "段落前缺少标题"),
        ("# 标题\n\n## 章\n\n段落。\n", "段落前缺少标题"),
        ("# 标题\n\n### 节\n", "这里不能有这一级标题"),
        ("# 标题\n\n# 又一个\n", "这里不能有这一级标题"),
        ("# 标题\n\n---\n\n## 章\n", "这里不能有这一级标题"),
        ("", "缺少标题"),
    ],
)
def test_broken_outlines_are_refused(source: str, reason: str) -> None:
    with pytest.raises(BrokenOutline, match=reason):
        read(source)


def test_a_broken_reference_in_full_sentences() -> None:
    with pytest.raises(BrokenReference) as told:
        read("# 标题\n\n共{{oversight.handled}}件。\n")
    assert told.value.sentence("zh") == (
        "第3行第2字：“{{oversight.handled}}件。”不是一个完整的指标引用。"
        "请写作 {{章.事项.指标|单位|小数位}}，单位和小数位可省。"
    )


def test_changsha_has_the_eight_chapters_of_its_report() -> None:
    told = city("changsha").narrative()
    document = read(told.text)
    assert [chapter.heading.text for chapter in document.chapters] == [
        "加强组织保障，巩固提升全国示范市创建成果",
        "提速政府服务效能，实现政务服务全面升级",
        "完善立法工作机制，推动科学民主立法",
        "规范行政决策程序，推进科学民主依法决策",
        "深化行政执法体制改革，提升行政执法监督效能",
        "加强行政权力制约，主动接受各类监督",
        "坚持以人民为中心，维护群众合法权益",
        "加强各类资源统筹，持续提升应急处置能力",
    ]
    assert [len(chapter.sections) for chapter in document.chapters] == [4, 4, 2, 3, 3, 3, 3, 4]
    assert [chapter.key for chapter in told.chapters] == [
        "organisation",
        "services",
        "legislation",
        "decisions",
        "enforcement",
        "oversight",
        "people",
        "emergency",
    ]


# The city's report tells heads in court under the people's chapter; the line of work is one of oversight.
TOLD_ELSEWHERE = {"oversight.litigation.heads_attended"}


def test_a_figure_is_told_in_its_own_chapter() -> None:
    told = city("changsha").narrative()
    for key, chapter in zip(told.chapters, read(told.text).chapters, strict=True):
        runs = (run for section in chapter.sections for text in section.paragraphs for run in text.runs)
        figures = [run.figure for run in runs if isinstance(run, FigureReference)]
        assert figures
        assert {figure.partition(".")[0] for figure in figures if figure not in TOLD_ELSEWHERE} == {key.key}


def test_every_published_figure_is_told() -> None:
    published = {figure for number in city("changsha").published(2023).numbers for figure in number.figures}
    told = [run.figure for run in read(city("changsha").narrative().text).references()]
    assert published <= set(told)
    assert len(told) == len(set(told))


def test_the_pure_part_imports_no_django() -> None:
    pure = ("narrative", "guard", "citations", "words", "wording", "published")
    for name in pure:
        source = Path(narrative.__file__).with_name(f"{name}.py").read_text("utf-8")
        for node in ast.walk(ast.parse(source)):
            module = (node.module or "") if isinstance(node, ast.ImportFrom) else ""
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [module]
            assert not any(one.startswith(("django", "fadu.engine", "fadu.work")) for one in names), name
