"""Reads the structure out of a clean text: `outline(clean)`; what the parts are is told in `structure`."""

from __future__ import annotations

import re

from fadu.library.cleaning import Clean
from fadu.library.lines import Line, heading_of, lines_of
from fadu.library.numerals import arabic
from fadu.library.structure import Part

_N = r"[零〇○一二三四五六七八九十百千两\d０-９]{1,9}"
_BLANK = r"[ \t\u3000\u2002\u2003]"
_BOOK = re.compile(rf"^第{_BLANK}?({_N}){_BLANK}?(分?编)(?=\s|$|{_BLANK}){_BLANK}*(.{{0,60}})$")
_NAMED_BOOK = re.compile(r"^[\u4e00-\u9fff]{2,6}编$")
_CHAPTER = re.compile(rf"^第{_BLANK}?({_N}){_BLANK}?(章|节){_BLANK}*(.{{0,60}})$")
_LAST = re.compile(r"^附\s*则$")
_ARTICLE = re.compile(rf"^第{_BLANK}?({_N}){_BLANK}?条(?:之([一二三四五六七八九十]{{1,3}}))?(.?)")
_NO_ARTICLE = frozenset("、和至第或及规所的中关款项与修，,")
_ANNEX = re.compile(rf"^附{_BLANK}?(?:件|表|录|图)?{_BLANK}?({_N})?{_BLANK}?[:：]?$")
_DAY = re.compile(
    r"^[（(]?(?:(?:19|20)\d{2}|[一二][〇○零Ｏ九\d０-９一二三四五六七八]{3})\s*年.{1,4}月.{1,4}日[)）]?$"
)
_LEVELS = (
    re.compile(r"^([一二三四五六七八九十]{1,4})[、.．](?=.)"),
    re.compile(r"^[（(]([一二三四五六七八九十]{1,4})[)）]"),
    re.compile(r"^([\d０-９]{1,3})[.．、](?![\d０-９])"),
    re.compile(r"^[（(]([\d０-９]{1,3})[)）]"),
)
_SHORT = 40
_CONTAINERS = frozenset({"book", "chapter", "division"})
_CONTENTS = re.compile(r"(?:\.{4,}|…{2,}|·{4,})\s*\d{0,4}$")
_STOPS = re.compile(r"[。；;！？!?]")


def outline(clean: Clean) -> list[Part]:
    """The parts of a text at the top; offsets count characters of `clean.text`."""
    reader = _Reader()
    lines = list(lines_of(clean))
    for at, line in enumerate(lines):
        reader.take(line, lines, at)
    return reader.done(len(clean.text))


class _Reader:
    """Holds the open parts, outermost first; each line closes some and opens others."""

    def __init__(self) -> None:
        self.top: list[Part] = []
        self.open: list[
            tuple[int, Part]
        ] = []  # (rank, part); a part closes every open one of its rank or higher
        self.used: set[str] = set()
        self.prefix = ""
        self.annexes = 0
        self.last = 0  # the number of the last article
        self.articles = 0
        self.signed = self.dated = False

    def take(self, line: Line, lines: list[Line], at: int) -> None:
        """What the line opens, closes or goes on with."""
        if _CONTENTS.search(line.text):
            self._plain(line)
            return
        if (
            self._annex(line)
            or self._container(line, lines, at)
            or self._article(line)
            or self._signature(line, lines, at)
        ):
            return
        if self.signed:
            self._after_signature(line)
            opened = self._numbered(line)
        else:
            opened = self._numbered(line) or self._marked(line)
        if not opened:
            self._plain(line)

    def done(self, end: int) -> list[Part]:
        self._close(0, end + 1)
        return self.top

    # ------------------------------------------------------------------------------------------ what a line opens

    def _annex(self, line: Line) -> bool:
        if not _ANNEX.match(line.text) or not self.top:
            return False
        self._begin_annex(line, label=line.text.rstrip(":："))
        return True

    def _begin_annex(self, line: Line, *, label: str = "", heading: str = "") -> None:
        self.annexes += 1
        self.prefix, self.last, self.articles, self.signed, self.dated = "", 0, 0, False, False
        self._begin(0, Part("annex", f"x{self.annexes}", label, heading, line.start))
        self.prefix = f"x{self.annexes}."

    def _container(self, line: Line, lines: list[Line], at: int) -> bool:
        if self.last > 1 and self._begins_anew(line, lines, at):
            self._begin_annex(line)
        if _NAMED_BOOK.match(line.text) and self.articles:
            self._begin(1, Part("book", self._anchor(0, "bk"), "", line.text, line.start))
            return True
        book = _BOOK.match(line.text)
        if book:
            rank, kind, sign = (1, "book", "b") if book[2] == "编" else (2, "book", "sb")
            return self._contain(line, rank, kind, sign, book[1], book[3], f"第{book[1]}{book[2]}")
        chapter = _CHAPTER.match(line.text)
        if chapter and not _STOPS.search(line.text) and not chapter[3].startswith(tuple(_NO_ARTICLE)):
            rank, kind, sign = (3, "chapter", "c") if chapter[2] == "章" else (4, "division", "d")
            return self._contain(
                line, rank, kind, sign, chapter[1], chapter[3], f"第{chapter[1]}{chapter[2]}"
            )
        if _LAST.match(line.text) and self.articles:
            self._begin(3, Part("chapter", self._anchor(0, "cz"), "", "附则", line.start))
            return True
        return False

    @staticmethod
    def _begins_anew(line: Line, lines: list[Line], at: int) -> bool:
        """A first chapter before a first article, after others: another text has begun."""
        first = _CHAPTER.match(line.text) or _BOOK.match(line.text)
        if first is None or arabic(first[1]) != 1:
            return False
        following = (_ARTICLE.match(one.text) for one in lines[at + 1 : at + 6])
        return arabic(next((found[1] for found in following if found), "")) == 1

    def _contain(
        self, line: Line, rank: int, kind: str, sign: str, number: str, heading: str, label: str
    ) -> bool:
        value = arabic(number)
        if value is None:
            return False
        above = next((part.anchor for one, part in reversed(self.open) if 0 < one < rank), "")
        own = f"{sign}{value}"
        anchor = f"{above}-{own}" if above else self.prefix + own
        title = re.sub(r"[\s\u3000]+", "", heading) if len(heading) <= 8 else heading.strip()
        self._begin(rank, Part(kind, self._once(anchor), re.sub(r"\s", "", label), title, line.start))
        return True

    def _article(self, line: Line) -> bool:
        found = _ARTICLE.match(line.text)
        if not found or (found[3] in _NO_ARTICLE and found[3]):
            return False
        number = arabic(found[1])
        if number is None or (
            found[3] and not found[3].isspace() and number not in (self.last, self.last + 1)
        ):
            return False
        if number == 1 and self.last > 1 and not found[2]:
            self._begin_annex(line)
        sub = arabic(found[2]) if found[2] else None
        own = f"a{number}b{sub}" if sub else f"a{number}"
        self.last, self.articles = number, self.articles + 1
        label = re.sub(r"\s", "", line.text[: found.start(3)])
        part = Part("article", self._once(self.prefix + own), label, "", line.start)
        self._begin(5, part)
        body = line.start + found.start(3)
        while body < line.end and line.text[body - line.start].isspace():
            body += 1
        if body < line.end:
            self._begin(6, Part("paragraph", f"{part.anchor}-1", "", "", body))
        return True

    def _signature(self, line: Line, lines: list[Line], at: int) -> bool:
        """Whose text it is and the day, at its end: a short line before a line that is a date."""
        if self.signed or not self.top or line.mark or len(line.text) > _SHORT or _STOPS.search(line.text):
            return False
        after = lines[at + 1 : at + 4]
        dated = next((n for n, one in enumerate(after) if _DAY.match(one.text)), None)
        alone = bool(_DAY.match(line.text)) and at + 4 >= len(lines) and at > 2
        if not alone and (
            dated is None or any(len(one.text) > _SHORT or _STOPS.search(one.text) for one in after[:dated])
        ):
            return False
        if not alone and (self._is_numbered(line) or any(self._is_numbered(one) for one in after[:dated])):
            return False
        if self.open and self.open[0][1].kind == "head" and at < 4:
            return False  # the day under a title
        tail = self._once(self.prefix + "tail")
        self._begin(1 if self.prefix else 0, Part("tail", tail, "", "", line.start))
        self.signed, self.dated = True, bool(_DAY.match(line.text))
        return True

    def _after_signature(self, line: Line) -> None:
        """What follows the day is a remark in brackets, or the title of another text."""
        if not self.dated:
            self.dated = bool(_DAY.match(line.text))
            return
        if re.match(r"^[（(].{2,30}[)）]$", line.text) or _STOPS.search(line.text) or self._is_numbered(line):
            return
        if len(line.text) <= 60 and not line.text.startswith(("附件", "抄送", "主送")):
            self._begin_annex(line, heading=line.text)

    @staticmethod
    def _is_numbered(line: Line) -> bool:
        return any(level.match(line.text) for level in _LEVELS)

    def _numbered(self, line: Line) -> bool:
        for depth, level in enumerate(_LEVELS):
            found = level.match(line.text)
            if found:
                return self._open_numbered(line, depth, found)
        return False

    def _open_numbered(self, line: Line, depth: int, found: re.Match[str]) -> bool:
        number = arabic(found[1])
        if number is None:
            return False
        if self.articles:
            return self._item(line, depth, number, found[0])
        if self.signed:
            self.signed = False
        rank = 6 + depth
        above = next(
            (part for one, part in reversed(self.open) if 5 < one < rank and part.kind == "section"), None
        )
        anchor = f"{above.anchor}-{number}" if above else f"{self._base()}s{number}"
        rest = line.text[found.end() :].strip()
        self._begin(rank, Part("section", self._once(anchor), found[0].strip(), heading_of(rest), line.start))
        return True

    def _item(self, line: Line, depth: int, number: int, label: str) -> bool:
        article = next((part for rank, part in self.open if part.kind == "article"), None)
        if article is None:
            return False
        holder = next((part for rank, part in reversed(self.open) if rank < 7 + depth and rank >= 6), None)
        if holder is None:
            holder = Part("paragraph", f"{article.anchor}-{len(article.parts) + 1}", "", "", line.start)
            self._begin(6, holder)
        kind = "item" if holder.kind == "paragraph" else "point"
        self._begin(
            7 + depth, Part(kind, self._once(f"{holder.anchor}-{number}"), label.strip(), "", line.start)
        )
        return True

    def _marked(self, line: Line) -> bool:
        """A heading without a number, as the source marked it; the first is the title."""
        if not line.mark or not self.top or not (self.open and (line.mark > 1 or self.annexes)):
            return False
        if self.open[0][1].kind == "head" and line.mark == 1:
            return False
        rank = min(4, max(1, line.mark))
        count = 1 + sum(anchor.startswith(f"{self.prefix}h") for anchor in self.used)
        self._begin(
            rank, Part("section", self._once(f"{self.prefix}h{count}"), "", line.text[:300], line.start)
        )
        return True

    def _plain(self, line: Line) -> None:
        article = next((part for _, part in self.open if part.kind == "article"), None)
        if article is not None:
            self._close(6, line.start)
            anchor = f"{article.anchor}-{len(article.parts) + 1}"
            self._begin(6, Part("paragraph", self._once(anchor), "", "", line.start))
        elif not self.open:
            kind = "section" if self.top else "head"
            self._begin(0, Part(kind, self._once("text" if self.top else "head"), "", "", line.start))
        elif self.open[-1][1].kind in _CONTAINERS:
            # Words under a heading that belong to no article.
            self._begin(5, Part("section", self._once(f"{self.open[-1][1].anchor}-text"), "", "", line.start))

    # ----------------------------------------------------------------------------------------------- the open parts

    def _base(self) -> str:
        """What the anchor of a first-level part begins with: the annex and the unnumbered heading it stands under."""
        heading = next(
            (part for _, part in reversed(self.open) if re.fullmatch(r"(?:x\d+\.)?h\d+", part.anchor)), None
        )
        return f"{heading.anchor}-" if heading else self.prefix

    def _anchor(self, number: int, sign: str) -> str:
        return self._once(f"{self.prefix}{sign}{number or ''}")

    def _once(self, anchor: str) -> str:
        told, again = anchor, 2
        while told in self.used:
            told, again = f"{anchor}~{again}", again + 1
        self.used.add(told)
        return told

    def _begin(self, rank: int, part: Part) -> None:
        self._close(rank, part.start)
        if rank and self.open and self.open[0][1].kind in ("head", "tail") and part.kind != "tail":
            self._close(0, part.start)
        self.used.add(part.anchor)
        (self.open[-1][1].parts if self.open else self.top).append(part)
        self.open.append((rank, part))

    def _close(self, rank: int, at: int) -> None:
        while self.open and self.open[-1][0] >= rank:
            # A part ends where its last line does, before the line feed.
            self.open.pop()[1].end = at - 1
