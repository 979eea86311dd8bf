"""Broken characters, mixed encodings and personal data that a published report must not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fadu.auditor.identity import bank_card, citizen_number, cover, mobile
from fadu.auditor.model import Document, Finding, Severity
from fadu.auditor.rules import Case

_BROKEN = re.compile(r"\ufffd{1,}|(?:锟斤拷?){1,}|烫烫烫+|屯屯屯+|ï»¿")
# UTF-8 read as Latin-1 or as GBK: strings of letters that no language writes.
_GARBLED = re.compile(
    r"(?:[ÃÂäåæçèé][\u0080-\u00bf\u2010-\u203a€™œ]{1,2}){3,}|(?:鐨勶?|锛|銆|鍥藉|涓€|鏀垮簻|浜虹){2,}"
)
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u00ad]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_STRANGER = re.compile(r"(?<=[\u4e00-\u9fff])[\u0400-\u04ff]{1,3}(?=[\u4e00-\u9fff])")
_SPOILT: tuple[tuple[re.Pattern[str], str, tuple[str, str], Severity], ...] = (
    (_BROKEN, "hygiene.broken", ("有无法还原的乱码字符", "characters that were lost"), "likely"),
    (_GARBLED, "hygiene.garbled", ("有编码错误造成的乱码", "text in the wrong encoding"), "likely"),
    (_INVISIBLE, "hygiene.invisible", ("有不可见的控制字符", "invisible characters"), "note"),
    (_CONTROL, "hygiene.control", ("有控制字符", "control characters"), "note"),
    (_PRIVATE, "hygiene.private", ("有自造字符，他人无法显示", "private-use characters"), "note"),
    (_STRANGER, "hygiene.letters", ("汉字间夹有西里尔字母", "Cyrillic letters among Chinese"), "note"),
)
# Anything that could be spoilt holds one of these: most texts hold none and are done with one pass.
_RARE = re.compile(
    r"[\ufffd锟烫屯ïÃÂäåæçèé鐨锛銆鍥涓鏀浜\u200b-\u200f\u202a-\u202e\u2060-\u2064\u00ad"
    r"\x00-\x08\x0b\x0e-\x1f\x7f\ue000-\uf8ff\u0400-\u04ff]"
)
_DIGITS = re.compile(r"[0-9]{11,}[Xx]?")
_LENGTHS = (11, 16, 18, 19)
_JOINED = re.compile(r"[A-Za-z0-9.,*-]")
_COUNTED = re.compile(r"[A-Za-z*.,%％]|\s?[万亿元件户人次]")
_CREDIT_CODE = re.compile(r"信用代码|组织机构代码|注册号|许可证|备案|文号|编号|索引号|帐号|账号")


def encodings(case: Case) -> Iterator[Finding]:
    """Text that lost characters, or was put together from several encodings."""
    document = case.document
    if "+" in document.encoding:
        said = "；".join(document.remarks)
        yield _note(
            document,
            "hygiene.encoding",
            0,
            0,
            (f"{said}。", f"Mixed encodings: {document.encoding}."),
            "likely",
        )
    for pattern, rule, what, severity in _SPOILT if _RARE.search(document.text) else ():
        yield from _first(document, pattern, rule, what, severity)


def personal_data(case: Case) -> Iterator[Finding]:
    """Numbers of citizens, bank cards and mobile phones; never printed in full in the finding."""
    document = case.document
    for match in _DIGITS.finditer(document.text):
        before = document.text[max(0, match.start() - 24) : match.start()]
        if len(match[0]) not in _LENGTHS or _JOINED.match(before[-1:]):
            continue
        if _COUNTED.match(document.text, match.end()):
            continue
        if _CREDIT_CODE.search(before) and not re.search("身份证|公民身份", before):
            continue
        judged = _personal(match[0], before)
        if judged:
            yield _leak(document, match, *judged)


def _personal(number: str, before: str) -> tuple[Severity, str, str] | None:
    if len(number) == 18 and citizen_number(number):
        return "error", "公民身份号码（校验码相符）", "a citizen's identity number (its check digit agrees)"
    if len(number) in (16, 19) and bank_card(number):
        return "likely", "银行卡号（校验位相符）", "a bank card number (its check digit agrees)"
    if len(number) == 11 and mobile(number):
        office = re.search(r"(?:电话|联系方式|热线|传真|手机)[^。；\n]{0,16}$", before)
        if office:
            return (
                "note",
                "手机号码；如为办公联系方式请改用固定电话",
                "a mobile number; an office line is better",
            )
        return "likely", "手机号码", "a mobile phone number"
    return None


def _leak(document: Document, match: re.Match[str], severity: Severity, zh: str, en: str) -> Finding:
    shown = cover(match[0])
    said = (
        f"疑泄露个人信息：{zh} {shown}。公开前应删除或遮盖。",
        f"Personal data may be leaked: {en}, {shown}. Remove or mask it.",
    )
    return _note(document, "hygiene.personal", match.start(), match.end(), said, severity, quote=shown)


def _first(
    document: Document, pattern: re.Pattern[str], rule: str, what: tuple[str, str], severity: Severity
) -> Iterator[Finding]:
    """One finding for all places of a kind, at the first of them."""
    found = list(pattern.finditer(document.text))
    if found:
        at, count = found[0], len(found)
        said = (
            f"{what[0]}，共{count}处，首处在此。",
            f"{what[1].capitalize()}: {count} places, this is the first.",
        )
        yield _note(document, rule, at.start(), at.end(), said, severity)


def _note(
    document: Document,
    rule: str,
    start: int,
    end: int,
    said: tuple[str, str],
    severity: Severity,
    *,
    quote: str | None = None,
) -> Finding:
    shown = document.text[max(0, start - 8) : end + 8] if quote is None else quote
    return Finding(rule, severity, start, end, shown if end > start else "", *said)


RULES = (encodings, personal_data)
