"""A composed report as its reader gets it: plain Chinese text, headings numbered, every reference filled in."""

from __future__ import annotations

from collections.abc import Iterator

from fadu.measure.cite import chinese_number
from fadu.report.edition import Chapter, Edition, Piece

_INDENT = "　　"


def text(edition: Edition, *, remark: str = "") -> str:
    """Title, issuer, the remark that stands where people see it (演示数据), then the report paragraph by paragraph."""
    head = [edition.title.zh, edition.issuer.zh]
    if remark:
        head.append(f"（{remark}）")
    body = [*map(_paragraph, edition.opening)]
    for chapter in edition.chapters:
        body += _chapter(chapter, narrated=edition.narrated)
    return "\n".join([*head, *body, *map(_paragraph, edition.closing)]) + "\n"


def _chapter(chapter: Chapter, *, narrated: bool) -> Iterator[str]:
    yield f"{chinese_number(chapter.number)}、{chapter.heading.zh}"
    for section in chapter.sections:
        yield f"（{chinese_number(section.number)}）{section.heading}"
        yield from map(_paragraph, section.paragraphs)
    if not narrated:
        yield from _listed(chapter)


def _listed(chapter: Chapter) -> Iterator[str]:
    """A chapter that nobody narrated is its figures, line of work by line of work."""
    for line, rows in chapter.rows:
        yield f"{_INDENT}{line.title.zh}："
        for row in rows:
            # In a list nothing says of which whole a figure is a part: 其中 would point at the line before.
            yield f"{_INDENT}{row.word.title.zh.removeprefix('其中').lstrip('：')}：{row.value.said('zh')}。"


def _paragraph(pieces: tuple[Piece, ...]) -> str:
    return _INDENT + "".join(piece if isinstance(piece, str) else piece.printed for piece in pieces)
