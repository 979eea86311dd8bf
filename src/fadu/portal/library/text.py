"""One page of a text: its blocks with their markup, the outline of the whole, and where the other pages are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from fadu.library.reading import body
from fadu.library.reading.body import Block, Line
from fadu.library.reading.links import Cited
from fadu.library.reading.opened import Opened
from fadu.library.reading.troubles import NoSuchProvision
from fadu.portal.library import marks
from fadu.portal.library.marks import Address

_MOST_IN_OUTLINE = 260
_FEW_ARTICLES = 120


@dataclass(frozen=True, slots=True)
class ShownLine:
    """`tag` is p or a heading's; `refers` says that a citation in it can be opened below it."""

    tag: str
    id: str
    html: SafeString
    depth: int
    refers: bool


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block and its lines; `kind` is its class."""

    kind: str
    anchor: str
    lines: tuple[ShownLine, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a long text: its key for the address, and from where to where it goes."""

    key: str
    title: str
    here: bool


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A line of the outline: `page` is the key of the page it is on, empty for this one."""

    anchor: str
    title: str
    level: int
    page: str


@dataclass(frozen=True, slots=True)
class Text:
    """What the template shows."""

    blocks: tuple[ShownBlock, ...]
    outline: tuple[OutlineItem, ...]
    leaves: tuple[Leaf, ...]
    articles_only: bool


def text_page(of: Opened, part: str, address: Address) -> Text:
    """The page that begins with `part` (empty: the first). Raises NoSuchProvision."""
    pages = body.pages(of.text, of.blocks)
    number = body.page_of(pages, part) if part else 0
    if number is None:
        raise NoSuchProvision(title=of.document.title, version=of.key, anchor=part[:40])
    tags = _tags(of.blocks)
    shown = tuple(show(of, block, tags, address) for block in pages[number])
    leaves = tuple(Leaf(page[0].anchor, _span(page), n == number) for n, page in enumerate(pages) if page)
    items = _outline(of.blocks)
    outline = tuple(
        OutlineItem(
            item.anchor, item.title or item.label, max(1, item.level), _elsewhere(pages, number, item)
        )
        for item in items
    )
    only = all(item.kind == "article" for item in items)
    return Text(shown, outline if len(outline) > 2 else (), leaves if len(leaves) > 1 else (), only)


def _elsewhere(pages: Sequence[Sequence[Block]], number: int, item: Block) -> str:
    at = body.page_of(pages, item.anchor)
    return pages[at][0].anchor if at is not None and at != number else ""


def _span(page: Sequence[Block]) -> str:
    """第二编 物权, or from the first article to the last."""
    titled = next((block.title for block in page if block.title), "")
    labels = [block.label for block in page if block.kind == "article"]
    told = f"{labels[0]}—{labels[-1]}" if len(labels) > 1 else ""
    return f"{titled}（{told}）" if titled and told else titled or told or "…"


def _outline(every: Sequence[Block]) -> list[Block]:
    """Headings, as deep as they are not too many; articles where a short text has no headings."""
    titled = [block for block in every if block.title and (block.level or block.kind in ("annex", "section"))]
    for deepest in (4, 3, 2, 1):
        some = [block for block in titled if block.level <= deepest]
        if len(some) <= _MOST_IN_OUTLINE:
            break
    articles = [block for block in every if block.kind == "article"]
    return some or (articles if len(articles) <= _FEW_ARTICLES else [])


def _tags(every: Sequence[Block]) -> dict[int, str]:
    """Heading levels as they occur, without gaps: the highest is h2."""
    levels = sorted({line.level for block in every for line in block.lines if line.level})
    return {level: f"h{min(6, n)}" for n, level in enumerate(levels, 2)}


def show(of: Opened, block: Block, tags: dict[int, str], address: Address) -> ShownBlock:
    """A block with markup; the lines that repeat the document's title are left out, for it stands above."""
    lines = block.lines[of.title_lines :] if block.kind == "head" else block.lines
    # Under the title of a rule stands the note of its making; under that of a notice the notice begins.
    kind = "text" if block.kind == "head" and not of.has_articles else block.kind
    return ShownBlock(kind, block.anchor, tuple(_line(of, one, tags, address) for one in lines))


def whole(of: Opened, block: Block, address: Address) -> ShownBlock:
    """A block on a page of its own."""
    return show(of, block, _tags([block]), address)


def _line(of: Opened, one: Line, tags: dict[int, str], address: Address) -> ShownLine:
    cited = _within(of.cited, one)
    html = marks.line(of.text, one, cited, address)
    refers = any(ref.code is not None for ref in cited)
    return ShownLine(tags.get(one.level, "p"), one.anchors[0] if one.anchors else "", html, one.depth, refers)


def _within(cited: Sequence[Cited], one: Line) -> Sequence[Cited]:
    first = bisect_left(cited, one.start, key=lambda ref: ref.start)
    last = bisect_left(cited, one.end, key=lambda ref: ref.start)
    return cited[first:last]
