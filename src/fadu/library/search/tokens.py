"""What a text is turned into before it is looked up: one folding for texts and queries, then pairs, words and pinyin.

**Folding goes character by character**, whatever stands beside it, so `word in text` implies `fold(word) in fold(text)`:
that is what the promise "nothing that contains the words typed is ever missed" rests on. (OpenCC's phrases and NFKC over
whole strings would break it, so both are asked about single characters.)

- width, case, compatibility forms: ＡＢＣ → abc, ① → 1 (NFKC, casefold);
- traditional → simplified: 規範性 → 规范性 (OpenCC's character table);
- blanks, line breaks, quotation marks, brackets, hyphens and middle dots vanish: “放管服”改革 and 放管服改革 are one, and so
  are 国办发〔2018〕37号 and 国办发[2018]37号;
- what ends a clause (。，；：、！？ and their ASCII twins) becomes BREAK, so that no word is found across it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

import opencc
import pypinyin
import rjieba

BREAK = "|"
_BREAKS = frozenset("，。；：、！？,;:!?|｡､…")
_KEPT = frozenset(".%‰@#&*")
_TO_SIMPLIFIED = opencc.OpenCC("t2s")


class _Folds(dict[int, str]):
    """code point → what it folds to; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = "".join(
            _plain(part) for part in unicodedata.normalize("NFKC", chr(code)).casefold()
        )
        return folded


def _plain(character: str) -> str:
    if character in _BREAKS:
        return BREAK
    if character in _KEPT:
        return character
    if unicodedata.category(character)[0] in "ZCPM":
        return ""
    return _TO_SIMPLIFIED.convert(character) if character > "⺀" else character


_FOLDS = _Folds()


def fold(text: str) -> str:
    """The text as it is looked up; see above."""
    return text.translate(_FOLDS)


@cache
def _unfolds() -> dict[str, str]:
    """folded character → the characters of the Basic Multilingual Plane that fold to it, as the inside of a […]."""
    back: dict[str, list[str]] = {}
    for code in range(0x20, 0x10000):
        if 0xD800 <= code < 0xE000:
            continue
        folded = fold(chr(code))
        if len(folded) == 1:
            back.setdefault(folded, []).append(re.escape(chr(code)))
    return {folded: "".join(found) for folded, found in back.items() if len(found) > 1}


_VANISHING = r"(?:[\s　]|[^\w.%‰@#&*，。；：、！？,;:!?|｡､…$+<=>^`~￥])*"


@cache
def _character(folded: str) -> str:
    inside = _unfolds().get(folded)
    return f"[{inside}]" if inside else re.escape(folded)


def pattern_of(folded: str) -> str:
    """A regular expression that finds, in unfolded text, what folds to `folded`: for marks; it may miss an odd character."""
    return _VANISHING.join(_character(character) for character in folded)


# ------------------------------------------------------------------------------------------ pairs and characters


def pairs(folded: str) -> str:
    """Every two neighbouring characters, in order, separated by blanks: the i-th token stands at position i."""
    return " ".join(map("".join, pairwise(folded)))


def characters(folded: str) -> str:
    """Every character once: what a query of one character is answered from."""
    return " ".join(sorted(set(folded)))


def pairs_asked(folded: str) -> list[tuple[int, str]]:
    """The fewest pairs with their places that together say `folded`: 信息公开 → (0, 信息), (2, 公开)."""
    last = len(folded) - 2
    places = list(range(0, last + 1, 2))
    if places[-1] != last:
        places.append(last)
    return [(place, folded[place : place + 2]) for place in places]


# --------------------------------------------------------------------------------------------------------- words


class Segmenter:
    """Cuts folded text into words; knows the field's terms beside the dictionary's words."""

    def __init__(self, terms: Iterable[str] = ()) -> None:
        self._jieba = rjieba.Jieba()
        for term in terms:
            self._jieba.add_word(fold(term), 100_000, "n")

    def indexed(self, folded: str) -> list[str]:
        """Every word, also those inside longer ones (市场监督管理 holds 市场, 监督, 管理)."""
        return [word for word in self._jieba.cut_for_search(folded) if BREAK not in word]

    def asked(self, folded: str) -> list[str]:
        """The words one after another, none inside another; breaks fall away."""
        return [word for word in self._jieba.cut(folded) if BREAK not in word]


# -------------------------------------------------------------------------------------------------------- pinyin

_READINGS = pypinyin.Style.NORMAL


@cache
def _reading(character: str) -> str:
    return str(pypinyin.lazy_pinyin(character, style=_READINGS, errors="default")[0])


def syllables(folded: str) -> list[str]:
    """A syllable for each character, letters and digits as they are; one reading a character, so typed forms match."""
    return [_reading(character) for character in folded]


def pinyin_starts(folded: str) -> list[str]:
    """The pinyin from each character to the end: a query is found at the start of one of them."""
    said = syllables(folded.replace(BREAK, ""))
    return ["".join(said[start:]) for start in range(len(said))]


def initials_starts(folded: str) -> list[str]:
    """The same for the first letters: 政府信息公开 → zfxxgk, fxxgk, …"""
    letters = "".join(syllable[:1] for syllable in syllables(folded.replace(BREAK, "")))
    return [letters[start:] for start in range(len(letters))]
