"""The places that a text names one after the other: 第六十七条第一款第一项至第六项、第八项 → a67-1-1 to a67-1-6, a67-1-8."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fadu.library.numerals import HAN, arabic

_N = rf"[{HAN}\d]{{1,9}}"
_IN = rf"(?:{_N}|[（(]{_N}[)）])"
_TOKEN = re.compile(
    rf"第{_IN}(?:(?:、|和|至|到)第?{_IN}(?=[、和至到条款项目第之]))*(?:条(?:之[一二三四五六七八九十]{{1,3}})?|款|项|目)"
)
_JOIN = re.compile(r"(?:、|以及|和|及|或者|或|与|至|到|[-—~～])?(?=第)")
_TO = frozenset("至到-—~～")
_LEVELS = ("条", "款", "项", "目")
Place = tuple[int, int, str, str]
"""Start, end, anchor, and the last anchor where it is a range."""


def places_at(text: str, at: int) -> tuple[list[Place], int]:
    """The places named from `at` on, and where they end; a later place keeps what it does not name anew."""
    reader = _Reader(text, at)
    while reader.one():
        pass
    return reader.told, reader.told[-1][1] if reader.told else at


def article_anchor(written: str) -> str:
    """The anchor of a place that is the whole text, 第三十三条第二款 → a33-2; empty where it is none."""
    told, end = places_at(written, 0)
    return told[0][2] if told and end == len(written) else ""


class _Reader:
    """Goes through a run of tokens; `state` is the place so far, level by level."""

    def __init__(self, text: str, at: int) -> None:
        self.text, self.end = text, at
        self.told: list[Place] = []
        self.state: dict[str, str] = {}
        self.ranged = False

    def one(self) -> bool:
        """Takes the next place and what joins it to the one after; false when there is none after it."""
        start, tokens = self.end, list(self._tokens())
        if not tokens:
            return False
        for token in tokens[:-1]:
            if not self._enter(_level(token), _first(token)):
                return False
        if not self._last(start, tokens[-1]):
            return False
        join = _JOIN.match(self.text, self.end)
        following = _TOKEN.match(self.text, join.end()) if join else None
        if join is None or following is None or (not join.group() and _level(following.group()) == "条"):
            return False
        self.ranged, self.end = join.group() in _TO, join.end()
        return True

    def _tokens(self) -> Iterator[str]:
        """Tokens that follow each other and go down: 第三条 第二款 第一项."""
        depth = -1
        while (found := _TOKEN.match(self.text, self.end)) and _LEVELS.index(_level(found.group())) > depth:
            depth = _LEVELS.index(_level(found.group()))
            self.end = found.end()
            yield found.group()

    def _last(self, start: int, token: str) -> bool:
        """The token that ends a place may itself hold a list or a range: 第一至三项, 第一、二项."""
        level, others = _level(token), _listed(token)
        if not self._enter(level, _first(token)):
            return False
        if self.ranged and self.told:
            self.told[-1] = (self.told[-1][0], self.end, self.told[-1][2], self._anchor())
        else:
            self.told.append((start, self.end, self._anchor(), ""))
        for ranged, number in others:
            self.state[level] = number
            if ranged:
                self.told[-1] = (*self.told[-1][:3], self._anchor())
            else:
                self.told.append((start, self.end, self._anchor(), ""))
        return True

    def _enter(self, level: str, number: str) -> bool:
        """Takes a level into the place; false where there is no article that it could belong to."""
        if number.startswith("0") or (level != "条" and "条" not in self.state):
            return False
        for lower in _LEVELS[_LEVELS.index(level) :]:
            self.state.pop(lower, None)
        self.state[level] = number
        return True

    def _anchor(self) -> str:
        anchor = f"a{self.state['条']}"
        if "款" in self.state or "项" in self.state:
            anchor += f"-{self.state.get('款', '1')}"  # an item without its paragraph is one of the first
        return anchor + "".join(f"-{self.state[level]}" for level in ("项", "目") if level in self.state)


def _level(token: str) -> str:
    return "条" if "条" in token else token[-1]


def _plain(token: str) -> list[str]:
    """The numbers of a token and the words between them, in turn."""
    body = re.sub(r"[（()）第款项目]", "", token.split("条")[0])
    return re.split(r"([、和至到])", body)


def _first(token: str) -> str:
    sub = token.split("条之")[1] if "条之" in token else ""
    return f"{arabic(_plain(token)[0]) or 0}" + (f"b{arabic(sub)}" if sub else "")


def _listed(token: str) -> list[tuple[bool, str]]:
    """(whether it ends a range, number) of what a token names beyond its first."""
    parts = _plain(token)
    return [(parts[n] in _TO, str(arabic(parts[n + 1]) or 0)) for n in range(1, len(parts) - 1, 2)]
