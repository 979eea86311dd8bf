"""A text as blocks of lines, each with its anchors, and long texts as pages that are cut where the text itself is divided.

Pure: text and parts in, places (offsets) out; what a page makes of them is not known here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from fadu.library.structure import Part

_LEVEL = {"book": 1, "chapter": 2, "division": 3, "heading": 3}
_DEEPEST = 4
_BLOCKS_DOWN_TO = 2  # sections deeper than this are lines of the block above them
_LINE_COST, _BLOCK_COST = 60, 90  # bytes of markup
ROOM = 80_000
"""Bytes of text and its markup that one page takes."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text: where it stands, where its label (第三十三条) ends, the anchors of the parts that begin in it.

    `anchors` are those beside the block's own; `body` is the anchor of what follows the label. `level` of a line that is a
    heading as a whole, else 0; `depth` how far it is indented: 0 a paragraph, 1 an item, 2 a point.
    """

    start: int
    end: int
    label: int
    anchors: tuple[str, ...] = ()
    body: str = ""
    level: int = 0
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A heading or a unit of reading. `title` is what an outline calls it, empty where it calls it nothing."""

    kind: str  # heading, or a kind of structure.UNITS, or "text" where the structure says nothing
    anchor: str
    level: int
    title: str = ""
    label: str = ""
    lines: tuple[Line, ...] = field(default=())

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end

    def anchors(self) -> Iterator[str]:
        """Every place that can be pointed at."""
        yield self.anchor
        for line in self.lines:
            yield from line.anchors
            if line.body:
                yield line.body


def blocks(text: str, parts: Sequence[Part]) -> list[Block]:
    """The whole text in its order; no line is left out."""
    begun: dict[int, list[tuple[Part, int]]] = defaultdict(list)
    for part in parts:
        for one, depth in _deep(part, 0):
            begun[one.start].append((one, depth))
    made: list[Block] = []
    at = 0
    for words in text.split("\n"):
        if words:
            _take(made, words, at, begun)
        at += len(words) + 1
    return made


def _deep(part: Part, depth: int) -> Iterator[tuple[Part, int]]:
    """Every part below with the number of sections above it."""
    yield part, depth
    for one in part.parts:
        yield from _deep(one, depth + (part.kind == "section"))


def _take(made: list[Block], words: str, at: int, begun: dict[int, list[tuple[Part, int]]]) -> None:
    here = begun.get(at, [])
    opens = next((pair for pair in here if _opens(*pair)), None)
    end = at + len(words)
    inner = [part for part, _ in here if opens is None or part is not opens[0]]
    body = next(
        ((start, part.anchor) for start in range(at + 1, end + 1) for part, _ in begun.get(start, ())), None
    )
    line = Line(at, end, body[0] if body else at, tuple(part.anchor for part in inner), body[1] if body else "",
                _level(opens or (here[0] if here else None), words), _depth(inner))  # fmt: skip
    if opens is not None:
        part, _ = opens
        kind = "heading" if part.kind in _LEVEL else part.kind
        title = f"{part.label} {part.heading}".strip() if kind != "article" else ""
        made.append(Block(kind, part.anchor, line.level, title, part.label, (line,)))
    elif made:
        made[-1] = replace(made[-1], lines=(*made[-1].lines, line))
    else:
        made.append(Block("text", "text", 0, "", "", (line,)))


def _opens(part: Part, depth: int) -> bool:
    if part.kind == "section":
        return depth < _BLOCKS_DOWN_TO
    return part.kind in _LEVEL or part.kind in ("article", "head", "tail", "annex")


def _level(begun: tuple[Part, int] | None, words: str) -> int:
    """The level of a line that is nothing but a heading."""
    if begun is None:
        return 0
    part, depth = begun
    if part.kind in _LEVEL:
        return _LEVEL[part.kind]
    if part.kind == "annex":
        return 1
    whole = part.kind == "section" and part.heading and len(words) <= len(part.label) + len(part.heading) + 2
    return min(_DEEPEST, 2 + depth) if whole else 0


def _depth(inner: Sequence[Part]) -> int:
    kinds = {part.kind for part in inner}
    return 2 if "point" in kinds else 1 if "item" in kinds else 0


# -------------------------------------------------------------------------------------------------------- pages


def cost(text: str, block: Block) -> int:
    """About how many bytes a block takes on a page."""
    words = sum(len(text[line.start : line.end].encode()) + _LINE_COST for line in block.lines)
    return words + _BLOCK_COST


def pages(text: str, every: Sequence[Block], *, room: int = ROOM) -> list[list[Block]]:
    """The blocks in as many pages as they need: cut before a 编, failing that a 章, a 节, a block; in one block before a line."""
    fitting = [piece for block in every for piece in _cut(text, block, room)]
    sizes = {id(block): cost(text, block) for block in fitting}
    return _packed(fitting, sizes, room, 1) or [[]]


def _cut(text: str, block: Block, room: int) -> Iterator[Block]:
    """A block that alone is larger than a page, in pieces; only the first keeps the anchor's name."""
    if cost(text, block) <= room:
        yield block
        return
    held: list[Line] = []
    size, n = _BLOCK_COST, 0
    for line in block.lines:
        more = len(text[line.start : line.end].encode()) + _LINE_COST
        if held and size + more > room:
            yield replace(
                block, lines=tuple(held), anchor=block.anchor if n == 0 else f"{block.anchor}~p{n + 1}"
            )
            held, size, n = [], _BLOCK_COST, n + 1
        held.append(line)
        size += more
    yield replace(block, lines=tuple(held), anchor=block.anchor if n == 0 else f"{block.anchor}~p{n + 1}")


def _packed(every: list[Block], sizes: dict[int, int], room: int, level: int) -> list[list[Block]]:
    def size(some: Sequence[Block]) -> int:
        return sum(sizes[id(block)] for block in some)

    if len(every) <= 1 or size(every) <= room:
        return [every] if every else []
    made: list[list[Block]] = []
    held: list[Block] = []
    for piece in _pieces(every, level):
        large = size(piece) > room
        if held and (large or size(held) + size(piece) > room):
            made.append(held)
            held = []
        if large:
            made += _packed(piece, sizes, room, level + 1)
        else:
            held = [*held, *piece]
    return [*made, held] if held else made


def _pieces(every: Sequence[Block], level: int) -> Iterator[list[Block]]:
    """Cut before each heading of the level; below the deepest level each block is a piece."""
    held: list[Block] = []
    for block in every:
        if held and (level > _DEEPEST or 0 < block.level <= level):
            yield held
            held = []
        held.append(block)
    if held:
        yield held


def page_of(every: Sequence[Sequence[Block]], anchor: str) -> int | None:
    """On which page (from 0) a place stands."""
    for n, page in enumerate(every):
        if any(anchor == one for block in page for one in block.anchors()):
            return n
    return None
