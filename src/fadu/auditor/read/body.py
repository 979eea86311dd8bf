"""Walks the body of a page: visible words of the main part become text, everything unseen is set apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from fadu.auditor.read.grid import boxes_of
from fadu.auditor.read.maintext import SKIPPED, boilerplate, is_data_table
from fadu.auditor.read.script import host_of
from fadu.auditor.read.style import Declarations, Light, lit, style_of, unseen
from fadu.auditor.read.writer import Writer

_BLOCKS = frozenset(
    (
        *("p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table"),
        *(
            "tbody",
            "thead",
            "tfoot",
            "section",
            "article",
            "main",
            "center",
            "form",
            "blockquote",
            "pre",
            "hr",
        ),
        *("td", "th", "address", "figure", "caption", "ucapcontent"),
    )
)
_SPACE = re.compile(r"[ \t\r\n\f\u200b\ufeff]+")
_BREAK = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*[\r\n][\s]*(?=[\u3000-\u9fff\uff00-\uffef])")
_MANY = 2000  # links of one page that are worth keeping


@dataclass(slots=True)
class Walk:
    """One pass over the tree; `main` is the element whose words are the report."""

    writer: Writer
    rules: Mapping[str, Declarations]
    main: HtmlElement
    pending: list[str] = field(default_factory=list)
    links: int = 0

    def over(self, body: HtmlElement) -> None:
        self._element(body, Light(), body is self.main)
        self._flush()

    def _element(self, element: HtmlElement, light: Light, inside: bool) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in SKIPPED:
            return
        style = style_of(element, self.rules)
        inner = lit(light, style)
        why = unseen(style, Light(inner.ink, inner.paper), attribute=element.get("hidden") is not None)
        if why or tag == "iframe":
            self._hide(element, why, tag)
            return
        inside = inside or element is self.main
        if inside and element is not self.main and boilerplate(element):
            inside = False
        if inside and tag == "table" and is_data_table(element):
            self._table(element, inner)
            return
        self._content(element, inner, inside)

    def _content(self, element: HtmlElement, light: Light, inside: bool) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS or tag == "br":
            self._flush()
        if tag == "a":
            self._link(element)
        if inside:
            self.pending.append(element.text or "")
        for child in element:
            self._element(child, light, inside)
            if inside:
                self.pending.append(child.tail or "")
        if tag in _BLOCKS:
            self._flush()

    def _flush(self) -> None:
        text = _SPACE.sub(" ", _BREAK.sub("", "".join(self.pending))).strip(" ")
        self.pending.clear()
        if text:
            self.writer.line(text)

    def _link(self, element: HtmlElement) -> None:
        link = (element.get("href") or "")[:500]
        self.links += 1
        if host_of(link) and self.links <= _MANY:
            self._note(element.text_content(), "link", link)

    def _hide(self, element: HtmlElement, why: str, tag: str) -> None:
        if tag == "iframe":
            self._note("", f"frame-{why}" if why else "frame", element.get("src") or "")
            return
        links = [found for found in element.iter("a") if host_of(found.get("href") or "")]
        for found in links[:_MANY]:
            self._note(found.text_content(), why, str(found.get("href"))[:500])
        if not links:
            self._note(element.text_content(), why, "")

    def _note(self, text: str, why: str, link: str) -> None:
        said = " ".join(text.split())
        if said or link:
            # The place is where its paragraph begins: what is pending is not yet written.
            self.writer.hide(said, why, link)

    def _table(self, table: HtmlElement, light: Light) -> None:
        self._flush()
        for element in table.iterdescendants():
            if isinstance(element.tag, str) and element.tag not in SKIPPED:
                style = style_of(element, self.rules)
                why = unseen(style, lit(light, style), attribute=element.get("hidden") is not None)
                if why:
                    self._hide(element, why, str(element.tag))
                    element.set("data-fadu-unseen", why)
        boxes = boxes_of(table)
        if boxes:
            self.writer.table(boxes, _caption(table))
        else:
            self._content(table, light, True)


def _caption(table: HtmlElement) -> str:
    caption = next(table.iterdescendants("caption"), None)
    return " ".join(caption.text_content().split()) if caption is not None else ""
