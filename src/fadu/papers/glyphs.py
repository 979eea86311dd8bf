"""Which characters a font can print, read from its own table (cmap, formats 4 and 12): no silent empty box on a paper.

OpenType 1.9, "cmap — Character to Glyph Index Mapping Table" and "Organization of an OpenType Font" (collections).
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path

Ranges = list[tuple[int, int]]


class Coverage:
    """The code points that at least one of some fonts has."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        merged: Ranges = []
        for first, last in sorted(ranges):
            if merged and first <= merged[-1][1] + 1:
                merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
            else:
                merged.append((first, last))
        self._first = [first for first, _ in merged]
        self._last = [last for _, last in merged]

    def has(self, character: str) -> bool:
        at = bisect_right(self._first, ord(character)) - 1
        return at >= 0 and ord(character) <= self._last[at]

    def shown(self, text: str) -> str:
        """The text with each character that cannot be printed named by its number: 〔U+1F600〕."""
        if all(map(self.has, text)):
            return text
        return "".join(one if one == "\n" or self.has(one) else _named(one) for one in text)


def _named(character: str) -> str:
    # A joiner or a choice of emoji style means nothing without the characters around it.
    return "" if character in "\u200d\ufe0f" else f"〔U+{ord(character):04X}〕"


def coverage(files: Iterable[tuple[str, int]]) -> Coverage:
    """What these fonts (file, index within a collection) print together."""
    return Coverage(one for path, index in files for one in _ranges(Path(path).read_bytes(), index))


def _ranges(font: bytes, index: int) -> Iterator[tuple[int, int]]:
    start = struct.unpack_from(">I", font, 12 + 4 * index)[0] if font[:4] == b"ttcf" else 0
    (tables,) = struct.unpack_from(">H", font, start + 4)
    for number in range(tables):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, start + 12 + 16 * number)
        if tag == b"cmap":
            yield from _cmap(font, offset)


def _cmap(font: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    seen = {struct.unpack_from(">HHI", font, cmap + 4 + 8 * number)[2] for number in range(count)}
    for table in (cmap + offset for offset in sorted(seen)):
        (kind,) = struct.unpack_from(">H", font, table)
        if kind == 12:
            (groups,) = struct.unpack_from(">I", font, table + 12)
            for number in range(groups):
                first, last, _ = struct.unpack_from(">III", font, table + 16 + 12 * number)
                yield first, last
        elif kind == 4:
            yield from _segments(font, table)


def _segments(font: bytes, table: int) -> Iterator[tuple[int, int]]:
    (twice,) = struct.unpack_from(">H", font, table + 6)
    lasts = struct.unpack_from(f">{twice // 2}H", font, table + 14)
    firsts = struct.unpack_from(f">{twice // 2}H", font, table + 16 + twice)
    # The last segment only closes the table.
    yield from ((first, last) for first, last in zip(firsts, lasts, strict=True) if first != 0xFFFF)
