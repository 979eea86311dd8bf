"""Knows spam by its words and by its grammar, and leaves alone what is said of those who fight it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fadu.auditor.lures import COMPANY, FIGHTING, FILLERS, LURES, PUSHY, TOPICS, URGES
from fadu.auditor.read.fold import fold

_REACH = 48  # characters by which a phrase may grow either way
_FRONT = re.compile(r"[a-z][a-z0-9]{0,11}$")
_STOPS = "。；;\n！？"
_SENTENCE = 120


@dataclass(frozen=True, slots=True)
class Alien:
    """A stretch that does not belong, and why we say so."""

    start: int
    end: int
    sure: bool
    zh: str
    en: str


def foreign(text: str) -> bool:
    """Whether a short text carries words of spam."""
    folded = fold(text)
    return any(alien.sure for alien in (*by_words(folded), *by_grammar(folded)))


_LOWER = str.maketrans({chr(code): chr(code + 32) for code in range(65, 91)})


def by_words(text: str) -> Iterator[Alien]:
    # Letter by letter, so that offsets stay; a pattern that ignores case is three times slower.
    text = text.translate(_LOWER)
    done = 0
    for match in _lures().finditer(text):
        if match.start() < done:
            continue
        start, end = _grown(text, match.start(), match.end())
        done = end
        phrase = text[start:end]
        pushy = any(word in phrase for word in PUSHY if word not in match[0])
        # Two characters may belong to two neighbouring words (加快|三亚): they need company.
        if not pushy and (len(match[0]) < 3 or _fought(text, start, end)):
            continue
        if _hunted(text, start, end):
            continue
        zh = f"“{match[0]}”是垃圾信息用语，与正文无关"
        yield Alien(start, end, True, zh, f"“{match[0]}” is a word of spam, foreign to the text")


# On 26 million characters of real texts nothing weighs more than 2.
_ENOUGH = 2.5
_PLAIN = 3.0  # from here on a sentence about enforcement around it is no excuse


def by_grammar(text: str) -> Iterator[Alien]:
    """Strings of topic and urge words with nothing between: the speech of spam whatever its brand is called."""
    text = text.translate(_LOWER)
    words, run = _grammar()
    for match in run.finditer(text):
        found = words.findall(match[0])
        topics, urges = sum(word in TOPICS for word in found), sum(word in URGES for word in found)
        weight = topics + urges + (len(found) - topics - urges) / 2
        if not topics or not urges or weight < _ENOUGH:
            continue
        lawful = _hunted(text, *match.span()) or (weight < _PLAIN and _fought(text, *match.span()))
        if not lawful:
            zh = f"“{match[0]}”是垃圾信息的词语串，正文不会这样行文"
            yield Alien(*match.span(), True, zh, f"“{match[0]}” is a string of spam words")


@cache
def _grammar() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = "|".join(re.escape(word) for word in sorted((*TOPICS, *URGES, *COMPANY), key=len, reverse=True))
    return re.compile(words), re.compile(f"(?:{words}){{2,}}")


@cache
def _lures() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(LURES, key=len, reverse=True)))


@cache
def _fillers() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted((*FILLERS, *LURES), key=len, reverse=True))
    return re.compile(f"(?:{words}|[a-z][a-z0-9]{{0,11}})")


def _grown(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole phrase: spam strings its lure together with a small stock of words."""
    limit = min(len(text), end + _REACH)
    while (match := _fillers().match(text, end, limit)) is not None:
        end = match.end()
    floor = max(0, start - _REACH)
    while (before := _before(text, floor, start)) < start:
        start = before
    return start, end


def _before(text: str, floor: int, start: int) -> int:
    window = text[floor:start]
    word = next((word for word in _backwards() if window.endswith(word)), "")
    latin = _FRONT.search(window)
    return start - max(len(word), len(latin[0]) if latin else 0)


@cache
def _backwards() -> tuple[str, ...]:
    # Words that end ordinary Chinese sentences as well do not lead a phrase.
    plain = {"是", "的", "送", "中国", "国际", "推荐", "最新", "安装", "-", "|", "·", "?", "？", "!", "！"}
    return tuple(word for word in (*LURES, *FILLERS) if word not in plain)


_HUNT = re.compile(
    r"打击|查处|整治|取缔|严禁|禁止|破获|侦破|侦办|关停|封堵|清理|捣毁|下架|处置|涉嫌|利用|开设|假冒|所谓"
)
_CRIME = re.compile(
    r"[”』）)》]{0,2}(?:APP|app|平台|网站|软件)?(?:等|类|上)?[^，。；]{0,6}(?:案|犯罪|违法|团伙|窝点|非法|不良|有害|信息)"
)
_CLOSE = 14


def _hunted(text: str, start: int, end: int) -> bool:
    """The words are the object of enforcement: a verb of it shortly before, or a crime directly after."""
    return bool(_HUNT.search(text, max(0, start - _CLOSE), start) or _CRIME.match(text, end))


def _fought(text: str, start: int, end: int) -> bool:
    left = max((text.rfind(stop, max(0, start - _SENTENCE), start) for stop in _STOPS), default=-1)
    rights = [place for stop in _STOPS if (place := text.find(stop, end, end + _SENTENCE)) >= 0]
    around = text[max(left, start - _SENTENCE, 0) : min(rights, default=end + _SENTENCE)]
    return any(word in around for word in FIGHTING)
