"""Bytes to text: which encoding a file is in, and what to say when it is in more than one."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

# UTF-32 before UTF-16: the mark of the former begins with that of the latter.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)
_SAMPLE = 4096
_FAMILY = {"gb2312": "gb18030", "gbk": "gb18030", "utf8": "utf-8", "big5": "big5hkscs"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the name of the encoding it was in and what was odd about it."""

    text: str
    encoding: str
    remarks: tuple[str, ...] = ()


def decode(data: bytes, *, declared: str = "") -> Decoded:
    """The text of `data`; a byte order mark is not part of the text, line ends are kept as they are."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(codec, "replace"), name)
    return _strict(data, declared) or _wide(data) or _mixed(data)


def _strict(data: bytes, declared: str) -> Decoded | None:
    if b"\0" in data[:_SAMPLE]:
        return None
    wanted = _FAMILY.get(declared.lower().replace("_", "-"), declared.lower())
    for codec in dict.fromkeys(("utf-8", wanted, "gb18030")):
        text = _decoded(data, codec)
        if text is not None:
            return Decoded(text, codec)
    return None


def _decoded(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec) if codec else None
    except (UnicodeDecodeError, LookupError):
        return None


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: line feeds and digits leave zero bytes on one side only."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < 4 or min(even, odd) * 8 > max(even, odd):
        return None
    codec = "utf-16-be" if even > odd else "utf-16-le"
    return Decoded(data.decode(codec, "replace"), codec)


def _mixed(data: bytes) -> Decoded:
    """Line by line: a page pasted together from two sources keeps both encodings."""
    parts, strangers, seen = [], [], set()
    for number, line in enumerate(data.splitlines(keepends=True), 1):
        text, codec = _line(line)
        parts.append(text)
        seen.add(codec)
        if codec != "utf-8":
            strangers.append(number)
    name = "+".join(sorted(seen)) if len(seen) > 1 else "".join(seen)
    return Decoded("".join(parts), name, (f"编码不一致：{_ranges(strangers)} 与其余各行编码不同（{name}）",))


def _line(line: bytes) -> tuple[str, str]:
    for codec in ("utf-8", "gb18030"):
        text = _decoded(line, codec)
        if text is not None:
            return text, codec
    return line.decode("utf-8", "replace"), "broken"


def _ranges(numbers: list[int]) -> str:
    shown = "、".join(_spans(numbers[:2000]))
    return f"第 {shown[:200]} 行"


def _spans(numbers: list[int]) -> Iterator[str]:
    first = last = 0
    for number in [*numbers, -1]:
        if number == last + 1 and first:
            last = number
            continue
        if first:
            yield str(first) if first == last else f"{first}–{last}"
        first = last = number
