"""A number with its scale and unit: whether it is a claim, its value, kind, approximation and bounds."""

from __future__ import annotations

import re
from decimal import Decimal

from fadu.auditor import words
from fadu.auditor.approximate import approximation_after, approximation_before
from fadu.auditor.model import Approximation, ClaimKind
from fadu.auditor.moments import FIRST_YEAR, GLUED, LAST_YEAR
from fadu.auditor.numerals import MOST_DIGITS, arabic, decimals, narrow
from fadu.auditor.pattern import CLAIM
from fadu.auditor.tokens import Token

_GROUPS = CLAIM.groupindex
_FIGURE, _SPREAD, _SCALE, _MANY = (_GROUPS[name] for name in ("figure", "spread", "scale", "many"))
_SCALE_AFTER, _UNIT, _AFTER = (_GROUPS[name] for name in ("scale_after", "unit", "after"))
_MONEY, _AREA, _RATIO = (
    frozenset(words.MONEY_UNITS),
    frozenset(words.AREA_UNITS),
    frozenset(words.RATIO_UNITS),
)
_STOP = words.NOT_A_UNIT_BEFORE
_SPACES = str.maketrans("", "", " \t\u3000\xa0\n")
_SPACE = " \t\u3000\xa0"
_HOTLINE = re.compile(r"1[12][0-9]{1,3}|96[0-9]{3,4}|100[0-9]{2}")
_CODE_BEFORE = re.compile(r"(?:邮编|邮政编码|电话|传真|热线|微信|编号|代码|证号|账号|卡号|拨打)\D{0,4}\Z")
_BARE_AFTER = frozenset("，。；、）)！？,;\n和与及至到增提降减上下压缩扩升比左以的且并或")
_NO_BARE_BEFORE = frozenset("“‘\"'（(〔[【《〈第#№._-/\\—–－~～:")


def quantity(text: str, match: re.Match[str]) -> Token | None:
    start, end = match.span()
    figure, unit = match.group(_FIGURE, _UNIT)
    before = text[start - 1] if start else "\n"
    if len(figure) > MOST_DIGITS or GLUED.match(before):
        return None
    if unit is not None:
        end = _unit_end(text, match, unit, end)
        unit = None if end != match.end() else unit
    if (before in "“‘" and unit != "年") or (before == "\n" and "\n" in text[start:end]):
        return None  # “3个1000” is a slogan; a number that fills its line is a cell or a page number
    if unit is not None and _is_name(text, match, figure, unit, before):
        return None
    if unit is None and not _bare_is_claim(text, match, end, before):
        return None
    return _quantified(text, match, end, unit or "")


def _is_name(text: str, match: re.Match[str], figure: str, unit: str, before: str) -> bool:
    """2030国家科技重大专项 and 歼-35系列: what looks like number and unit is part of a name."""
    if before == "-" and unit not in _RATIO and unit not in _MONEY:
        return not text[max(0, match.start() - 2) : match.start() - 1].isdecimal()
    year = (
        len(figure) == 4 and figure[:2] in ("19", "20") and not match.group(_SCALE) and not match.group(_MANY)
    )
    return (
        year
        and unit in words.NAMED_AFTER_YEAR
        and match.group(_AFTER) is None
        and text[match.end() : match.end() + 1] not in tuple(_STOPS)
    )


_STOPS = "，。；、）（(\n"


def _unit_end(text: str, match: re.Match[str], unit: str, end: int) -> int:
    """Where the number ends: before the unit if that is only the head of another word (23市场)."""
    at = match.end(_UNIT)
    following = text[at : at + 1]
    if match.group(_AFTER) is None and following and following in _STOP.get(unit, ""):
        return max(
            match.end(_FIGURE),
            match.end(_SPREAD),
            match.end(_SCALE),
            match.end(_MANY),
            match.end(_SCALE_AFTER),
        )
    if unit[-1].isascii() and unit[-1].isalpha() and GLUED.match(following):
        return match.end(_FIGURE)
    return end


def _bare_is_claim(text: str, match: re.Match[str], end: int, before: str) -> bool:
    """Whether a number without a unit is a quantity: 从84.7提升至89.6 is, a hotline or a list mark is not."""
    start = match.start()
    after = text[end : end + 1] or "\n"
    if before in _NO_BARE_BEFORE or GLUED.match(after) or match.group(_SPREAD):
        return False
    if before in _SPACE or before == "\n":
        before = text[max(0, start - 8) : start].rstrip(_SPACE)[-1:] or "\n"
        if before in "\n-—":
            return False
    if match.group(_SCALE) or match.group(_MANY) or match.group(_AFTER):
        return True
    figure = narrow(match.group(_FIGURE))
    if "." in figure and figure.endswith(".0"):
        return False  # 4.0 is an edition
    return after in _BARE_AFTER and not _is_code(text, start, figure, before, after)


def _is_code(text: str, start: int, figure: str, before: str, after: str) -> bool:
    year = len(figure) == 4 and figure[:2] in ("19", "20")
    mark = before in "：；。，,;:！" and (after == "、" or after in "）)")
    zeros = len(figure) > 1 and figure[0] == "0"
    return bool(
        year
        or mark
        or zeros
        or _HOTLINE.fullmatch(figure)
        or _CODE_BEFORE.search(text, max(0, start - 12), start)
    )


def _quantified(text: str, match: re.Match[str], end: int, unit: str) -> Token:
    start = match.start()
    figure, spread, scale, scale_after = match.group(_FIGURE, _SPREAD, _SCALE, _SCALE_AFTER)
    value = arabic(figure)
    clean = "%" if unit in "％%" and unit else unit.translate(_SPACES)
    scales = (scale or "") + (scale_after or "")
    token = Token(
        start, end, text[start:end], _kind_of(clean, value, figure, scales, match), value, scales + clean
    )
    token.places = decimals(figure)
    if scales:
        token.factor = _factor(scales)
    if token.kind == "date":
        token.unit = clean[:1] if clean in ("年度", "月份") else clean
        return token
    if clean == "位" and _RANKED.search(text, max(0, start - 6), start):
        token.kind = "rank"
        return token
    if token.kind != "ratio":
        token.base = value * token.factor
    token.approx = _approximation(text, match, end, clean)
    token.bound()
    if spread:
        _spread(token, spread, figure)
    return token


def _factor(scales: str) -> Decimal:
    return (
        words.SCALES[scales]
        if scales in words.SCALES
        else words.SCALES[scales[:-1]] * words.SCALES[scales[-1]]
    )


def _spread(token: Token, spread: str, figure: str) -> None:
    """35-64岁: one claim with two ends; its value is written like that of a period."""
    upper = arabic(narrow(spread).lstrip("%—–―－-~～至"))
    token.value, token.base = f"{narrow(figure)}/{upper}", None
    token.low = token.low if token.low is None else min(token.low, upper * token.factor)
    token.high = upper * token.factor


def _kind_of(unit: str, value: Decimal, figure: str, scales: str, match: re.Match[str]) -> ClaimKind:
    if unit in _RATIO:
        return "ratio"
    if unit in _MONEY:
        return "money"
    if unit in _AREA:
        return "area"
    if unit in _CALENDAR and not scales and not match.group(_MANY) and not match.group(_AFTER):
        if unit in ("年", "年度"):
            return "date" if len(figure) == 4 and FIRST_YEAR <= value <= LAST_YEAR else "count"
        return "date"
    return "count"


# 由第39位跃升至21位: the second is a rank though 第 is not repeated.
_RANKED = re.compile(r"(?:排名|名列|位居|位列|居|列|跃居|升至|升到|降至|前移至|退至|排)[^，。；]{0,3}\Z")
_CALENDAR = frozenset(("年", "年度", "月", "月份", "日", "世纪", "年代"))


def _approximation(text: str, match: re.Match[str], end: int, unit: str) -> Approximation:
    if match.group(_MANY):
        return "about" if match.group(_MANY) == "来" else "over"
    after = match.group(_AFTER)
    if after:
        return approximation_after(after.translate(_SPACES))
    if text[end : end + 1] in "（(" and end < len(
        text
    ):  # 2000人（含重点产业1000人）左右: the bracket stands between
        closing = text.find("）" if text[end] == "（" else ")", end, end + 40)
        if closing > 0 and text.startswith("左右", closing + 1):
            return "about"
    return approximation_before(text, match.start(), unit)
