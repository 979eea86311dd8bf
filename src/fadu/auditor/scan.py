"""Reads one matched number: whether it is a claim at all, its kind, value, unit, approximation and bounds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from fadu.auditor import words
from fadu.auditor.model import Approximation, ClaimKind
from fadu.auditor.numerals import MOST_DIGITS, arabic, chinese, decimals, narrow
from fadu.auditor.pattern import CLAIM
from fadu.auditor.tokens import ONE, Token

_GROUPS = CLAIM.groupindex
_FIGURE, _SPREAD, _SCALE, _MANY = (_GROUPS[name] for name in ("figure", "spread", "scale", "many"))
_SCALE_AFTER, _UNIT, _AFTER = (_GROUPS[name] for name in ("scale_after", "unit", "after"))
_MONEY, _AREA, _RATIO = frozenset(words.MONEY_UNITS), frozenset(words.AREA_UNITS), frozenset(words.RATIO_UNITS)
_STOP = words.NOT_A_UNIT_BEFORE
_SPACES = str.maketrans("", "", " \t\u3000\xa0\n")
_SPACE = " \t\u3000\xa0"
_GLUED = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ+＋×*#@_$&=]")
_HOTLINE = re.compile(r"1[12][0-9]{1,3}|96[0-9]{3,4}|100[0-9]{2}")
_CODE_BEFORE = re.compile(r"(?:邮编|邮政编码|电话|传真|热线|微信|编号|代码|证号|账号|卡号|拨打)\D{0,4}\Z")
_BARE_AFTER = frozenset("，。；、）)！？,;\n和与及至到增提降减上下压缩扩升比左以的且并或")
_NO_BARE_BEFORE = frozenset("“‘\"'（(〔[【《〈第#№._-/\\—–－~～:")
_YEAR_FROM, _YEAR_TO = Decimal(1000), Decimal(2199)


def scan(text: str) -> Iterator[Token]:
    """Every claim of a text, in order; names, list marks, page and telephone numbers are passed over."""
    for match in CLAIM.finditer(text):
        token = _READERS[match.lastgroup or ""](text, match)
        if token is not None:
            yield token


def approximation_before(text: str, start: int, unit: str) -> Approximation:
    """What the words directly before a number say of it; 不低于 must be tried before 低于."""
    if start and text[start - 1] in _LAST_OF_PREFIXES:
        since = max(0, start - 4)
        for ends, said in _PREFIXES:
            if text.endswith(ends, since, start):
                return "exact" if _says_nothing(text, start, unit, said) else said
    return "exact"


_PREFIXES: tuple[tuple[tuple[str, ...], Approximation], ...] = (
    (("不超过", "不高于", "不多于", "不大于", "未超过"), "nearly"),
    (words.OVER_BEFORE, "over"),
    (words.NEARLY_BEFORE, "nearly"),
    (words.ABOUT_BEFORE, "about"),
)
_LAST_OF_PREFIXES = frozenset(word[-1] for _, group in ((s, g) for g, s in _PREFIXES) for word in group)


def _says_nothing(text: str, start: int, unit: str, said: Approximation) -> bool:
    last = text[start - 1]
    if last == "近":
        return unit in words.LOOKING_BACK_UNITS
    return said == "about" and last == "约" and text[start - 2 : start - 1] in tuple(words.NO_ABOUT_BEFORE)


def _quantity(text: str, match: re.Match[str]) -> Token | None:
    start, end = match.span()
    figure, unit = match.group(_FIGURE, _UNIT)
    before = text[start - 1] if start else "\n"
    if len(figure) > MOST_DIGITS or _GLUED.match(before):
        return None
    if unit is not None:
        end = _unit_end(text, match, unit, end)
        unit = None if end != match.end() else unit
    if (before in "“‘" and unit != "年") or (before == "\n" and "\n" in text[start:end]):
        return None  # “3个1000” is a slogan; a number that fills its line is a cell or a page number
    if unit is None and not _bare_is_claim(text, match, end, before):
        return None
    return _quantified(text, match, end, unit or "")


def _unit_end(text: str, match: re.Match[str], unit: str, end: int) -> int:
    """Where the number ends: before the unit if that is only the head of another word (23市场)."""
    at = match.end(_UNIT)
    following = text[at : at + 1]
    if match.group(_AFTER) is None and following and following in _STOP.get(unit, ""):
        return max(match.end(_FIGURE), match.end(_SPREAD), match.end(_SCALE), match.end(_MANY), match.end(_SCALE_AFTER))
    if unit[-1].isascii() and unit[-1].isalpha() and _GLUED.match(following):
        return match.end(_FIGURE)
    return end


def _bare_is_claim(text: str, match: re.Match[str], end: int, before: str) -> bool:
    """Whether a number without a unit is a quantity: 从84.7提升至89.6 is, a hotline or a list mark is not."""
    start = match.start()
    after = text[end : end + 1] or "\n"
    if before in _NO_BARE_BEFORE or _GLUED.match(after) or match.group(_SPREAD):
        return False
    if before in _SPACE or before == "\n":
        before = text[max(0, start - 8) : start].rstrip(_SPACE)[-1:] or "\n"
        if before in "\n-—":
            return False
    if match.group(_SCALE) or match.group(_MANY) or match.group(_AFTER):
        return True
    figure = narrow(match.group(_FIGURE))
    if "." in figure:
        return after not in ".．" and not figure.startswith("00")
    return after in _BARE_AFTER and not _is_code(text, start, figure, before, after)


def _is_code(text: str, start: int, figure: str, before: str, after: str) -> bool:
    year = len(figure) == 4 and figure[:2] in ("19", "20")
    mark = before in "：；。，,;:！" and (after == "、" or after in "）)")
    zeros = len(figure) > 1 and figure[0] == "0"
    return bool(year or mark or zeros or _HOTLINE.fullmatch(figure) or _CODE_BEFORE.search(text, max(0, start - 12), start))


def _quantified(text: str, match: re.Match[str], end: int, unit: str) -> Token:
    start = match.start()
    figure, spread, scale, scale_after = match.group(_FIGURE, _SPREAD, _SCALE, _SCALE_AFTER)
    value = arabic(figure)
    clean = "%" if unit in "％%" and unit else unit.translate(_SPACES)
    scales = (scale or "") + (scale_after or "")
    token = Token(start, end, text[start:end], _kind_of(clean, value, figure, scales, match), value, scales + clean)
    token.places = decimals(figure)
    if scales:
        token.factor = _factor(scales)
    if token.kind == "date":
        token.unit = clean[:1] if clean in ("年度", "月份") else clean
        return token
    if token.kind != "ratio":
        token.base = value * token.factor
    token.approx = _approximation(text, match, end, clean)
    token.bound()
    if spread:
        _spread(token, spread, figure)
    return token


def _factor(scales: str) -> Decimal:
    return words.SCALES[scales] if scales in words.SCALES else words.SCALES[scales[:-1]] * words.SCALES[scales[-1]]


def _spread(token: Token, spread: str, figure: str) -> None:
    """35-64岁: one claim with two ends; its value is written like that of a period."""
    upper = arabic(narrow(spread).lstrip("%—–―－-~～"))
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
            return "date" if len(figure) == 4 and _YEAR_FROM <= value <= _YEAR_TO else "count"
        return "date"
    return "count"


_CALENDAR = frozenset(("年", "年度", "月", "月份", "日", "世纪", "年代"))


def _approximation(text: str, match: re.Match[str], end: int, unit: str) -> Approximation:
    if match.group(_MANY):
        return "about" if match.group(_MANY) == "来" else "over"
    after = match.group(_AFTER)
    if after:
        return _said(after.translate(_SPACES))
    if text[end : end + 1] in "（(" and end < len(text):  # 2000人（含重点产业1000人）左右: the bracket stands between
        closing = text.find("）" if text[end] == "（" else ")", end, end + 40)
        if closing > 0 and text.startswith("左右", closing + 1):
            return "about"
    return approximation_before(text, match.start(), unit)


def _said(after: str) -> Approximation:
    return "about" if after in ("左右", "上下") else "nearly" if after[-1] in "下内" else "over"


def _dated(text: str, match: re.Match[str], value: str, unit: str = "") -> Token:
    return Token(match.start(), match.end(), match.group(), "date", value, unit)


def _stamp(text: str, match: re.Match[str]) -> Token | None:
    day, _, time = narrow_keeping_space(match.group()).partition(" ")
    year, month, date = re.split(r"[-/.]", day)
    if not _YEAR_FROM <= int(year) <= _YEAR_TO:
        return None
    return _dated(text, match, f"{year}-{month:0>2}-{date:0>2}" + (f"T{time.strip():0>5}" if time else ""))


def narrow_keeping_space(printed: str) -> str:
    return printed.translate(_FULL_DIGITS).replace("T", " ")


_FULL_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_DIGITS = re.compile("[0-9]+")


def _day(text: str, match: re.Match[str]) -> Token:
    year, *rest = _DIGITS.findall(narrow(match.group()))
    return _dated(text, match, "-".join([year, *(part.zfill(2) for part in rest)]))


def _years(text: str, match: re.Match[str]) -> Token | None:
    printed = narrow(match.group())
    first, last = _DIGITS.findall(printed)
    if not (1900 <= int(first) <= 2199 and 1900 <= int(last) <= 2199):
        return None
    if match.start() and _GLUED.match(text[match.start() - 1]):
        return None
    return _dated(text, match, f"{first}/{last}", "年" if "年" in printed else "")


def _monthday(text: str, match: re.Match[str]) -> Token:
    return _dated(text, match, "-".join(part.zfill(2) for part in _DIGITS.findall(narrow(match.group()))))


def _months(text: str, match: re.Match[str]) -> Token:
    return _dated(text, match, "/".join(part.zfill(2) for part in _DIGITS.findall(narrow(match.group()))), "月")


def _odds(text: str, match: re.Match[str]) -> Token | None:
    printed = narrow(match.group()).replace("：", ":").replace("∶", ":")
    parts = printed.split(":")
    if match.start() and _GLUED.match(text[match.start() - 1]):
        return None
    if len(parts) < 4 and all(len(part) == 2 for part in parts[1:]) and "." not in printed and int(parts[0]) < 25:
        return _dated(text, match, printed) if len(parts[0]) == 2 or len(parts) == 3 else None
    token = Token(match.start(), match.end(), match.group(), "ratio", printed, "")
    token.places = max(decimals(part) for part in parts)
    return token if all(len(part) < 12 for part in parts) else None


def _nothing(text: str, match: re.Match[str]) -> None:
    return None


def _docnumber(text: str, match: re.Match[str]) -> Token | None:
    number = _DIGITS.findall(narrow(match.group()))[-1]
    if len(number) > MOST_DIGITS:
        return None
    return Token(match.start(), match.end(), match.group(), "docnumber", Decimal(number), "号")


def _rank(text: str, match: re.Match[str]) -> Token | None:
    printed = match.group()
    number = _DIGITS.search(narrow(printed))
    if number is None or len(number.group()) > 6:
        return None
    if text[match.end() : match.end() + 1] in tuple(_NO_RANK) or printed[0] == "前" and "年" in printed:
        return None
    return Token(match.start(), match.end(), printed, "rank", Decimal(number.group()), "位")


_NO_RANK = "届条款项章节季期版轮代类层产方卷页编部分次批号"


def _fraction(text: str, match: re.Match[str]) -> Token | None:
    upper, lower = Decimal(narrow(match["upper"])), Decimal(narrow(match["lower"]))
    if not 0 < upper < lower or (match.start() and (_GLUED.match(text[match.start() - 1]) or text[match.start() - 1] in "/.-第")):
        return None
    token = Token(match.start(), match.end(), match.group(), "ratio", upper / lower, "")
    after = match["fraction_after"]
    token.approx = _AFTER_FRACTION[after] if after else approximation_before(text, match.start(), "")
    token.places = 2  # a fraction of small numbers is a round figure
    token.bound()
    return token


_AFTER_FRACTION: dict[str, Approximation] = {"以上": "over", "强": "over", "左右": "about", "以下": "nearly", "弱": "nearly"}


def _chinese(text: str, match: re.Match[str]) -> Token | None:
    start = match.start()
    if start and text[start - 1] in "“第每":
        return None
    found = _chinese_value(match)
    if found is None:
        return None
    value, unit, many = found
    kind: ClaimKind = "rank" if match["nth"] else "ratio" if match["fine"] or match["tenths"] or match["half"] else "count"
    if unit in _RATIO:
        kind = "ratio"
    elif unit in _MONEY:
        kind = "money"
    token = Token(start, match.end(), match.group(), kind, value, unit)
    token.chinese = True
    after = match["chinese_after"]
    token.approx = "over" if many else _said(after) if after else approximation_before(text, start, unit)
    if kind in ("count", "money"):
        _scale_round(token, match)
    token.bound()
    return token


def _chinese_value(match: re.Match[str]) -> tuple[Decimal, str, bool] | None:
    if match["half"]:
        return Decimal("0.5"), "", False
    if match["tenths"]:
        tenths = chinese(match["tenths"][0]) or ONE
        more = match["tenths"][2:]
        return tenths + (Decimal("0.5") if more == "半" else chinese(more) / 10 if more and chinese(more) else 0), "成", False
    if match["fine"]:
        lower, upper = (chinese(part) for part in match["fine"].split("分之"))
        return (upper, "%", False) if lower == 100 and upper else (upper / lower, "", False) if lower and upper else None
    if match["nth"]:
        value = chinese(match["nth"][1:-1])
        return None if value is None else (value, "位", False)
    group = "round" if match["round"] else "cardinal"
    unit, many = match[f"{group}_unit"] or "", match[f"{group}_many"] or ""
    value = chinese(match[group][: len(match[group]) - len(unit) - len(many)])
    return None if value is None else (value, unit, bool(many))


def _scale_round(token: Token, match: re.Match[str]) -> None:
    """千亿 is 1000 in 亿, 万亿元 is 1 in 万亿元: 万 and 亿 are scales of the unit, 百 and 千 belong to the number."""
    assert isinstance(token.value, Decimal)
    token.base = token.value
    printed = match["round"] or ""
    for scale in ("万亿", "亿", "万"):
        if scale in printed:
            number = token.value / words.SCALES[scale]
            token.value, token.unit, token.factor = number, scale + token.unit, words.SCALES[scale]
            return


_READERS: dict[str, Callable[[str, re.Match[str]], Token | None]] = {
    "stamp": _stamp, "day": _day, "years": _years, "monthday": _monthday, "months": _months, "odds": _odds,
    "dotted": _nothing, "docnumber": _docnumber, "rank": _rank, "fraction": _fraction, "quantity": _quantity,
    "chinese": _chinese,
}  # fmt: skip
