"""A version as Akoma Ntoso 3.0 (OASIS LegalDocML): `act` where the text has articles, `doc` where it has none.

    编 book · 分编 part · 章 chapter · 节 section · 条 article · 款 paragraph · 项 point · 目 indent · 一、（一） level · annex attachment

Every word of the text is in it, in its order (a signature goes before the annexes that follow it). Work URIs are
/akn/cn/{act|doc}/{kind}/{day of its making}/{code}, expressions add zho@{day of the version}, places are eIds (`akn_id`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from fadu.library.reading import akn_meta
from fadu.library.reading.akn_id import eid
from fadu.library.reading.akn_meta import NAMESPACE, element, frame
from fadu.library.reading.links import Cited
from fadu.library.reading.opened import Opened
from fadu.library.structure import Part

_NAMES = {
    "book": "book", "chapter": "chapter", "division": "section", "heading": "level", "article": "article", "section": "level",
    "paragraph": "paragraph", "item": "point", "point": "indent", "head": "level", "tail": "level",
}  # fmt: skip
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml(of: Opened) -> bytes:
    """The whole document, as UTF-8 with a declaration."""
    root = element("akomaNtoso", nsmap={None: NAMESPACE})
    root.append(_Writer(of).document())
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return made


class _Writer:
    """Writes one version; `frame` knows the URIs, `cited` the places that are references."""

    def __init__(self, of: Opened) -> None:
        self.of, self.text = of, of.text
        self.frame = frame(of)
        self.cited = [one for one in of.cited if one.code is not None and one.start < one.end]

    def document(self) -> etree._Element:
        """The act or doc, with its annexes attached."""
        acts = self.of.has_articles
        made = element("act" if acts else "doc", name=self.of.document.kind, contains=self._contains())
        made.append(akn_meta.meta(self.frame))
        annexes = [part for part in self.of.parts if part.kind == "annex"]
        rest = [part for part in self.of.parts if part.kind != "annex"]
        self._inside(made, rest, "body" if acts else "mainBody")
        if annexes:
            holder = etree.SubElement(made, f"{{{NAMESPACE}}}attachments")
            for annex in annexes:
                holder.append(self._annex(annex))
        return made

    def _contains(self) -> str:
        return "originalVersion" if self.of.version.n == 1 else "singleVersion"

    def _inside(self, made: etree._Element, parts: Sequence[Part], name: str) -> None:
        """Preface, body, conclusions: what is said before, in, and after the text proper."""
        head = parts[0] if len(parts) > 1 and parts[0].kind == "head" else None
        tails = [part for part in parts if part.kind == "tail" and part is not parts[0]]
        if head is not None:
            preface = element("preface")
            self._lines(preface, head.start, head.end, title=True)
            made.append(preface)
        main = element(name)
        for part in parts:
            if part is not head and part not in tails:
                main.append(self._hierarchy(part))
        if not len(main):
            self._main_without_parts(main, parts)
        made.append(main)
        if tails:
            conclusions = element("conclusions")
            for part in tails:
                self._lines(conclusions, part.start, part.end)
            made.append(conclusions)

    def _main_without_parts(self, main: etree._Element, parts: Sequence[Part]) -> None:
        """A text of which nothing was recognised is lines; an act's body cannot be without a part, and never is."""
        if not parts:
            self._lines(main, 0, len(self.text))
        if not len(main):
            main.append(element("p"))

    def _annex(self, annex: Part) -> etree._Element:
        """An annex is a document of its own inside this one."""
        made = element("attachment", eId=eid(annex.anchor))
        first = annex.parts[0].start if annex.parts else annex.end
        title = _first_line(self.text, annex.start, first)
        if title:
            named = element("heading")
            named.text = _clean(title)
            made.append(named)
        inner = element("doc", name="annex")
        inner.append(akn_meta.meta_of_part(self.frame, eid(annex.anchor)))
        main = element("mainBody")
        self._lines(main, min(annex.start + len(title), first), first)
        for part in annex.parts:
            main.append(self._hierarchy(part))
        if not len(main):
            main.append(element("p"))
        inner.append(main)
        made.append(inner)
        return made

    def _hierarchy(self, part: Part) -> etree._Element:
        """A part with its number, its heading, and either its words or what is below."""
        name = "part" if part.anchor.split("-")[-1].startswith("sb") else _NAMES.get(part.kind, "level")
        made = element(name, eId=eid(part.anchor))
        at = self._headed(made, part)
        if part.parts:
            intro = element("intro")
            self._lines(intro, at, part.parts[0].start)
            if len(intro):
                made.append(intro)
            for below in part.parts:
                made.append(self._hierarchy(below))
        else:
            content = element("content")
            self._lines(content, at, part.end)
            if not len(content):
                content.append(element("p"))
            made.append(content)
        return made

    def _headed(self, made: etree._Element, part: Part) -> int:
        """Writes number and heading; → where the words after them begin."""
        at = part.start
        if part.label:
            end = _past(self.text, at, part.label)
            number = element("num")
            number.text = _clean(self.text[at:end])
            made.append(number)
            at = end
        line = self.text.find("\n", at)
        stop = min(part.end, line if line >= 0 else len(self.text))
        rest = self.text[at:stop].strip()
        if part.heading and _squeezed(rest).rstrip("：:") == _squeezed(part.heading):
            heading = element("heading")
            heading.text = _clean(rest)
            made.append(heading)
            at = stop
        return at

    def _lines(self, into: etree._Element, start: int, end: int, *, title: bool = False) -> None:
        """Each line between the places as a p, with its references."""
        at = start
        for words in self.text[start:end].split("\n"):
            if words.strip():
                lead = len(words) - len(words.lstrip())
                line = element("p")
                whole = _squeezed(words) == _squeezed(self.of.document.title) if title else False
                holder = etree.SubElement(line, f"{{{NAMESPACE}}}docTitle") if whole else line
                self._words(holder, at + lead, at + len(words.rstrip()))
                into.append(line)
            at += len(words) + 1

    def _words(self, into: etree._Element, start: int, end: int) -> None:
        """Text with ref elements; citations do not overlap, a second one on the same words (第一、二项) is left out."""
        at = start
        for one in self._between(start, end):
            if one.start < at:
                continue
            _say(into, self.text[at : one.start])
            made = element("ref", href=self.frame.address(one.code or "", one.anchor))
            made.text = _clean(self.text[one.start : one.end])
            into.append(made)
            at = one.end
        _say(into, self.text[at:end])

    def _between(self, start: int, end: int) -> Iterator[Cited]:
        return (one for one in self.cited if start <= one.start and one.end <= end)


def _say(into: etree._Element, words: str) -> None:
    """Adds text after what is already there."""
    if not words:
        return
    if len(into):
        into[-1].tail = (into[-1].tail or "") + _clean(words)
    else:
        into.text = (into.text or "") + _clean(words)


def _clean(words: str) -> str:
    """Without the characters that XML cannot hold."""
    return _UNPRINTABLE.sub("", words)


def _squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


def _first_line(text: str, start: int, end: int) -> str:
    return text[start:end].split("\n", 1)[0]


def _past(text: str, at: int, label: str) -> int:
    """Where a printed label ends, blanks inside it counted."""
    found = re.compile(r"\s*".join(map(re.escape, label))).match(text, at)
    return found.end() if found else at


__all__ = ["NAMESPACE", "xml"]
