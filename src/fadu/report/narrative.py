"""The narrative of a report as a tree: chapters, sections, paragraphs, runs of text or figure references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fadu.measure.cite import Lang, Term
from fadu.measure.trouble import Trouble

# {{chapter.line.figure}}, {{chapter.line.figure|unit}} or {{chapter.line.figure|unit|decimals}}
_REFERENCE = re.compile(r"\{\{\s*([a-z][a-z_]*(?:\.[a-z][a-z_]*){2})\s*(?:\|([^|{}]*)(?:\|\s*(\d)\s*)?)?\}\}")
_HEADING = re.compile(r"(#{1,3})\s+(.+?)\s*")
_CLOSING = "---"
_MARKS = "{}"


class BrokenReference(Trouble):
    """Braces that do not make a figure reference."""

    code = "N-002"
    title = Term("指标引用写法有误", "Broken figure reference")
    zh = "{place}：“{value}”不是一个完整的指标引用。"
    en = "{place}: “{value}” is not a complete figure reference."
    remedy_zh = "请写作 {{{{章.事项.指标|单位|小数位}}}}，单位和小数位可省。"
    remedy_en = "Write {{{{chapter.line.figure|unit|decimals}}}}; unit and decimals may be left out."


class BrokenOutline(Trouble):
    """A heading or paragraph where none can stand."""

    code = "N-003"
    title = Term("文稿结构有误", "Broken outline")
    zh = "{place}：{reason}（“{value}”）。"
    en = "{place}: {reason} (“{value}”)."
    remedy_zh = "文稿依次是：# 标题、前言、## 章、### 节、段落，最后以 --- 隔开结语。"
    remedy_en = (
        "In order: # title, opening, ## chapters, ### sections, paragraphs, and after --- the closing."
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the narrative's source something stands: line and column count from 1."""

    line: int
    column: int
    within: str = ""

    def said(self, lang: Lang = "zh") -> str:
        if lang == "zh":
            where = f"第{self.line}行第{self.column}字"
            return f"{self.within}，{where}" if self.within else where
        where = f"line {self.line}, column {self.column}"
        return f"{self.within}, {where}" if self.within else where

    def on(self, columns: int) -> Place:
        return Place(self.line, self.column + columns, self.within)


@dataclass(frozen=True, slots=True)
class Text:
    """A run of words."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class FigureReference:
    """A run that stands for a figure's value: the id, the unit printed after it, how many decimals."""

    figure: str
    unit: str
    decimals: int | None
    place: Place


Run = Text | FigureReference


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that read on in one line; headings are paragraphs too."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text if isinstance(run, Text) else f"{{{{{run.figure}}}}}" for run in self.runs)


@dataclass(frozen=True, slots=True)
class Section:
    """（一）… and its paragraphs; the number is counted, never typed."""

    number: int
    heading: Paragraph
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """一、… with its sections."""

    number: int
    heading: Paragraph
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """The whole narrative."""

    title: Paragraph
    opening: tuple[Paragraph, ...]
    chapters: tuple[Chapter, ...]
    closing: tuple[Paragraph, ...]

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph and heading, in the order of reading."""
        yield self.title
        yield from self.opening
        for chapter in self.chapters:
            yield chapter.heading
            for section in chapter.sections:
                yield section.heading
                yield from section.paragraphs
        yield from self.closing

    def references(self) -> tuple[FigureReference, ...]:
        runs = (run for paragraph in self.paragraphs() for run in paragraph.runs)
        return tuple(run for run in runs if isinstance(run, FigureReference))


class _Outline:
    """The document while it is being read, line by line."""

    def __init__(self) -> None:
        self.title: Paragraph | None = None
        self.opening: list[Paragraph] = []
        self.closing: list[Paragraph] = []
        self.chapters: list[tuple[Paragraph, list[tuple[Paragraph, list[Paragraph]]]]] = []
        self.closed = False
        self.within = ""

    def take(self, line: str, number: int) -> None:
        heading = _HEADING.fullmatch(line)
        if heading:
            self._head(len(heading[1]), heading[2], Place(number, heading.start(2) + 1))
        elif line.strip() == _CLOSING:
            self.closed, self.within = True, ""
        elif line.strip():
            self._paragraph(line.rstrip(), Place(number, 1, self.within))

    def _head(self, depth: int, words: str, place: Place) -> None:
        if self.closed or (depth == 1) != (self.title is None) or (depth == 3 and not self.chapters):
            reason = Term("这里不能有这一级标题", "no such heading here")
            raise BrokenOutline(place=place, reason=reason, value=words)
        heading = Paragraph(tuple(_runs(words, place)))
        if depth == 1:
            self.title = heading
        elif depth == 2:
            self.chapters.append((heading, []))
        else:
            self.chapters[-1][1].append((heading, []))
        self.within = "" if depth == 1 else words

    def _paragraph(self, line: str, place: Place) -> None:
        if self.title is None or (self.chapters and not self.chapters[-1][1] and not self.closed):
            reason = Term("段落前缺少标题", "a heading is missing")
            raise BrokenOutline(place=place, reason=reason, value=line[:20])
        paragraph = Paragraph(tuple(_runs(line, place)))
        if self.closed:
            self.closing.append(paragraph)
        elif self.chapters:
            self.chapters[-1][1][-1][1].append(paragraph)
        else:
            self.opening.append(paragraph)

    def document(self) -> Document:
        if self.title is None:
            raise BrokenOutline(place=Place(1, 1), reason=Term("缺少标题", "the title is missing"), value="")
        chapters = tuple(_chapter(number, *parts) for number, parts in enumerate(self.chapters, 1))
        return Document(self.title, tuple(self.opening), chapters, tuple(self.closing))


def read(source: str) -> Document:
    """The tree of a narrative's source text."""
    outline = _Outline()
    for number, line in enumerate(source.splitlines(), 1):
        outline.take(line, number)
    return outline.document()


def _chapter(number: int, heading: Paragraph, sections: list[tuple[Paragraph, list[Paragraph]]]) -> Chapter:
    made = (Section(count, head, tuple(paragraphs)) for count, (head, paragraphs) in enumerate(sections, 1))
    return Chapter(number, heading, tuple(made))


def _runs(line: str, place: Place) -> Iterator[Run]:
    end = 0
    for found in _REFERENCE.finditer(line):
        yield from _words(line[end : found.start()], place.on(end))
        decimals = int(found[3]) if found[3] else None
        yield FigureReference(found[1], (found[2] or "").strip(), decimals, place.on(found.start()))
        end = found.end()
    yield from _words(line[end:], place.on(end))


def _words(words: str, place: Place) -> Iterator[Text]:
    for column, sign in enumerate(words):
        if sign in _MARKS:
            raise BrokenReference(place=place.on(column), value=words[column : column + 30])
    if words:
        yield Text(words, place)
