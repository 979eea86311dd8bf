"""A version as a paper (GB/T 9704-2012): a rule as a statute, anything else as a writ; never under a red head, for it is a copy.

What the text itself prints (title, note of its making, signature, day) is set where it stands; only marks above the page are added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from fadu.library.reading.body import Block, Line
from fadu.library.reading.opened import Opened
from fadu.library.validity import State
from fadu.papers.document import Align, Article, Heading, Kind, Paper, Paragraph
from fadu.papers.document import Block as Printed

SYNTHETIC = "演示数据"


def paper(of: Opened, day: date) -> Paper:
    """The open version; the marks say what a reader of the paper alone must know on the day."""
    document = of.document
    head = next((block for block in of.blocks if block.kind == "head"), None)
    note = _words(of, head.lines[of.title_lines :]) if head else []
    printed: list[Printed] = []
    for block in of.blocks:
        if block is not head:
            printed += _printed(of, block)
    rule = of.has_articles
    if not rule:
        printed = [*(_opening(line) for line in note), *printed]
    return Paper(
        title=document.title,
        body=tuple(printed),
        kind=Kind.STATUTE if rule else Kind.WRIT,
        issuer_mark="" if rule else "　".join(document.issuers[:4]),
        number="" if rule else document.number,
        note="\n".join(note) if rule else "",
        mark="　".join(_marks(of, day)),
    )


def _marks(of: Opened, day: date) -> Iterator[str]:
    if of.document.synthetic:
        yield SYNTHETIC
    state = of.standing(day).state
    if state in (State.REPEALED, State.EXPIRED, State.NOT_YET):
        yield state.term.zh
    elif told := of.not_of_day(day):
        yield f"{of.version.dated or ''}文本，{'已有新文本' if told == 'earlier' else '尚未施行'}"


def _opening(line: str) -> Paragraph:
    """各区县（市）人民政府：… stands flush."""
    return Paragraph(line, Align.FLUSH if line.endswith(("：", ":")) else Align.INDENTED)


def _printed(of: Opened, block: Block) -> list[Printed]:
    if block.kind == "article":
        return [_article(of, block)]
    return [_line(of, block, line) for line in block.lines]


def _article(of: Opened, block: Block) -> Article:
    first, rest = block.lines[0], block.lines[1:]
    number = of.text[first.start : first.label].strip() or of.text[first.start : first.end]
    told = [of.text[first.label : first.end]] if first.label > first.start else []
    return Article(number, (*told, *_words(of, rest)))


def _words(of: Opened, lines: Sequence[Line]) -> list[str]:
    return [of.text[line.start : line.end] for line in lines]


def _line(of: Opened, block: Block, line: Line) -> Printed:
    words = of.text[line.start : line.end]
    if line.level:
        return Heading(words, 0 if block.kind in ("heading", "annex") else line.level - 1)
    return Paragraph(words, Align.RIGHT if block.kind == "tail" else Align.INDENTED)
