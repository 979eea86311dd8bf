"""Text with places → safe markup: everything is escaped here, marks and references come from offsets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString

from fadu.library.reading.body import Line
from fadu.library.reading.compare import Run
from fadu.library.reading.links import Cited
from fadu.library.search.snippets import Shown

Address = Callable[[str, str], str]
"""(code, anchor) → where a reference leads; an empty code is the document that is read."""


def marked(shown: Shown) -> SafeString:
    """A title or snippet with its marks."""
    told: list[str] = []
    at = 0
    for start, end in shown.marks:
        told += [escape(shown.text[at:start]), "<mark>", escape(shown.text[start:end]), "</mark>"]
        at = end
    return SafeString("".join([*told, escape(shown.text[at:])]))


def line(text: str, of: Line, cited: Sequence[Cited], address: Address) -> SafeString:
    """One line: its label in bold, the places that begin in it, its citations as links."""
    told = [f'<span id="{escape(anchor)}"></span>' for anchor in of.anchors[1:]]
    if of.label > of.start:
        told.append(f"<b>{escape(text[of.start : of.label].rstrip())}</b>　")
    if of.body:
        told.append(f'<span id="{escape(of.body)}"></span>')
    told += _referring(text, of.label, of.end, cited, address)
    return SafeString("".join(told))


def _referring(text: str, start: int, end: int, cited: Sequence[Cited], address: Address) -> Iterator[str]:
    at = start
    for one in cited:
        if one.code is None or one.start < at or one.end > end:
            continue
        yield str(escape(text[at : one.start]))
        words = escape(text[one.start : one.end])
        yield f'<a class="ref" href="{escape(address(one.code, one.anchor))}">{words}</a>'
        at = one.end
    yield str(escape(text[at:end]))


def compared(runs: Sequence[Run]) -> SafeString:
    """The words of both texts: what went as del, what came as ins; a line feed stays one."""
    tags = {"same": "", "out": "del", "in": "ins"}
    told = []
    for op, words in runs:
        tag = tags[op]
        inner = str(escape(words)).replace("\n", "<br>")
        told.append(f"<{tag}>{inner}</{tag}>" if tag else inner)
    return SafeString("".join(told))
