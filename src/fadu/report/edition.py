"""An edition: the narrative with every reference filled in from the records, and what must agree beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from fadu import cities
from fadu.engine.line import Line, lines
from fadu.engine.values import Book
from fadu.measure.balance import Weighing, weigh
from fadu.measure.cite import Lang, Term
from fadu.report import narrative as narratives
from fadu.report.guard import admit
from fadu.report.narrative import Document, FigureReference, Paragraph
from fadu.report.shown import Shown, Word, shown
from fadu.report.wording import NOT_YET, Value


class Standing(StrEnum):
    """Whether a reference could be filled in."""

    COMPUTED = "computed"
    NOT_APPLICABLE = "not_applicable"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Told:
    """A figure reference with what stands in its place."""

    figure: str
    printed: str
    standing: Standing
    title: Term | None = None
    value: Shown | None = None


Piece = str | Told


@dataclass(frozen=True, slots=True)
class Section:
    number: int
    heading: str
    paragraphs: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of a chapter with its value."""

    id: str
    word: Word
    value: Shown


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter as it is read: its sections (none where no narrative was written), its figures, what must agree in it."""

    key: str
    number: int
    heading: Term
    sections: tuple[Section, ...]
    rows: tuple[tuple[Line, tuple[Row, ...]], ...]
    weighed: tuple[tuple[Line, Weighing], ...]

    @property
    def told(self) -> tuple[Told, ...]:
        """The references of its text."""
        texts = (text for section in self.sections for text in section.paragraphs)
        return tuple(piece for text in texts for piece in text if isinstance(piece, Told))

    @property
    def count(self) -> int:
        return sum(len(rows) for _, rows in self.rows)

    @property
    def broken(self) -> int:
        return sum(not weighing.holds for _, weighing in self.weighed)


@dataclass(frozen=True, slots=True)
class Edition:
    year: int
    title: Term
    issuer: Term
    opening: tuple[tuple[Piece, ...], ...]
    chapters: tuple[Chapter, ...]
    closing: tuple[tuple[Piece, ...], ...]
    narrated: bool

    def told(self) -> Iterator[Told]:
        """Every figure reference, in the order of reading."""
        texts = [
            *self.opening,
            *(
                text
                for chapter in self.chapters
                for section in chapter.sections
                for text in section.paragraphs
            ),
        ]
        return (piece for text in (*texts, *self.closing) for piece in text if isinstance(piece, Told))

    @property
    def missing(self) -> int:
        return sum(one.standing is Standing.NOT_YET for one in self.told())

    @property
    def filled(self) -> int:
        return sum(one.standing is not Standing.NOT_YET for one in self.told())


def words() -> dict[str, tuple[Line, Word]]:
    """Every declared figure by its full id."""
    return {
        f"{line.id}.{name}": (line, word)
        for line in lines()
        for name, word in (*line.amounts.items(), *line.rates.items())
    }


def values(read: Book, area: str) -> dict[str, Value | None]:
    """Every declared figure's value in its printed unit; None where it does not apply."""
    return {id: shown(read, line, word, area).plain for id, (line, word) in words().items()}


@lru_cache
def narrative(city: str) -> Document:
    """The city's narrative, admitted by the number guard: a typed number is refused before any page is built."""
    told = cities.city(city)
    return admit(narratives.read(told.narrative().text), told.spoken_names)


def compose(city: str, read: Book, area: str) -> Edition:
    """The report of a year: narrated where the city wrote a narrative for it, else its chapters with their figures."""
    told = cities.city(city)
    head = told.narrative()
    document = narrative(city)
    narrated = head.year == read.year
    fill = _Filling(read, area, words())
    chapters = tuple(
        Chapter(
            name.key,
            chapter.number,
            Term(chapter.heading.text, name.en),
            tuple(
                fill.section(section.number, section.heading, section.paragraphs)
                for section in chapter.sections
            )
            if narrated
            else (),
            tuple((line, tuple(fill.rows(line))) for line in lines() if line.chapter == name.key),
            tuple((line, one) for line in lines() if line.chapter == name.key for one in fill.weighed(line)),
        )
        for name, chapter in zip(head.chapters, document.chapters, strict=True)
    )
    title = _title(document.title.text, head.title_en, head.year, read.year)
    opening = tuple(map(fill.text, document.opening)) if narrated else ()
    closing = tuple(map(fill.text, document.closing)) if narrated else ()
    return Edition(read.year, title, told.issuer, opening, chapters, closing, narrated)


def _title(zh: str, en: str, written: int, year: int) -> Term:
    return Term(zh.replace(str(written), str(year)), en.replace(str(written), str(year)))


@dataclass(frozen=True, slots=True)
class _Filling:
    """The values of one area, put where the narrative refers to them."""

    read: Book
    area: str
    known: Mapping[str, tuple[Line, Word]]

    def section(self, number: int, heading: Paragraph, paragraphs: tuple[Paragraph, ...]) -> Section:
        return Section(number, heading.text, tuple(map(self.text, paragraphs)))

    def text(self, paragraph: Paragraph) -> tuple[Piece, ...]:
        return tuple(
            self.told(run) if isinstance(run, FigureReference) else run.text for run in paragraph.runs
        )

    def told(self, run: FigureReference, lang: Lang = "zh") -> Told:
        if run.figure not in self.known:
            return Told(run.figure, NOT_YET.said(lang), Standing.NOT_YET)
        line, word = self.known[run.figure]
        value = shown(self.read, line, word, self.area)
        standing = Standing.NOT_APPLICABLE if value.value is None else Standing.COMPUTED
        return Told(run.figure, value.printed(run.unit, run.decimals, lang), standing, word.title, value)

    def rows(self, line: Line) -> Iterator[Row]:
        for name, word in (*line.amounts.items(), *line.rates.items()):
            yield Row(f"{line.id}.{name}", word, shown(self.read, line, word, self.area))

    def weighed(self, line: Line) -> Iterator[Weighing]:
        reader = self.read.reader(line, self.area)
        return (weigh(balance, reader) for balance in line.balances.values())
