"""The one compiled pattern that finds every printed number; possessive throughout, so that it stays linear on any input."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from fadu.auditor import words
from fadu.auditor.numerals import CHINESE_DIGITS

_D = "[0-9０-９]"
_GAP = r"[ \t\u3000\xa0]{0,3}\n?[ \t\u3000\xa0]{0,3}"
_DASH = r"[—–―－\-~～]{1,2}"
_NUMBER = rf"(?:{_D}{{1,3}}(?:[,，]{_D}{{3}})++(?!{_D})|{_D}++)(?:[.．](?!(?:19|20){_D}{{2}}[ ]?年){_D}++)?"
_SCALE = "[十百千]?万亿|[十百千]万|[十百千]亿|亿万|万|亿|千(?![瓦米克伏乏焦赫])|百(?!分)"
_NO_TENTHS = "立为员就本果效都人品型套章熟交绩长名语分份像"  # 三成 is three tenths, 三成立 and 三成员 are not
_CHINESE_UNITS = "个项件家名人户次所条座场部套台辆支处位类种批期张对元天年"


def _trie(listed: Iterable[str]) -> str:
    """One alternation that reads each character once; the longest word wins."""
    tree: dict[str, Any] = {}
    for word in listed:
        node = tree
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, Any], between: str = "") -> str:
    """A printed line may end inside a unit (百\\n分点), so a break may stand between its characters."""
    branches = [
        between + re.escape(character) + _branch(below, r"\n?")
        for character, below in node.items()
        if character
    ]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)}){'?+' if '' in node else ''}"


_UNITS = _trie(dict.fromkeys([*words.MONEY_UNITS, *words.AREA_UNITS, *words.RATIO_UNITS, *words.COUNT_UNITS]))

# Where a number can begin. Searching for one class of characters is far quicker than trying every form at every place.
START = re.compile(f"[0-9０-９第前半〔（(\\[{CHINESE_DIGITS}万亿]")

# Every outer name closes last, so `match.lastgroup` names the kind of token.
CLAIM = re.compile(
    rf"""
    (?P<stamp>{_D}{{4}}[-/.]{_D}{{1,2}}[-/.]{_D}{{1,2}}(?:[ T]{{1,2}}{_D}{{1,2}}:{_D}{{2}}(?::{_D}{{2}})?)?(?![0-9.]))
  | (?P<day>{_D}{{4}}{_GAP}年{_GAP}{_D}{{1,2}}{_GAP}月(?:{_GAP}{_D}{{1,2}}{_GAP}日)?)
  | (?P<years>{_D}{{4}}(?:{_GAP}年(?={_DASH}))?(?:{_DASH}|[至到]){_D}{{4}}(?!{_D})(?:{_GAP}年(?:{_GAP}度(?!假))?)?)
  | (?P<monthday>{_D}{{1,2}}{_GAP}月{_GAP}{_D}{{1,2}}{_GAP}日)
  | (?P<months>{_D}{{1,2}}(?:{_DASH}|至|到){_D}{{1,2}}{_GAP}月(?:份)?)
  | (?P<odds>{_D}++(?:[.．]{_D}++)?(?:[ ]?[:：∶][ ]?{_D}++(?:[.．]{_D}++)?)++)
  | (?P<dotted>{_D}++(?:[.．]{_D}++){{2,}})
  | (?P<docnumber>(?:第|[〔\[（(]{_D}{{4}}[〕\])）]{_GAP}(?:第)?){_GAP}{_D}++{_GAP}号(?![线楼机]))
  | (?P<rank>(?:第{_GAP}{_D}++|前{_D}++(?=[位名]|[，。；、）)]))(?:{_GAP}[位名](?!单)|[个年])?)
  | (?P<fraction>(?P<upper>{_D}{{1,3}})/(?P<lower>{_D}{{1,3}})(?!{_D}|/|[年月])(?P<fraction_after>以上|左右|以下|强|弱)?)
  | (?P<quantity>(?P<figure>{_NUMBER})
        (?P<spread>[%％]?{_DASH}{_NUMBER}(?=[%％])|(?:{_DASH}|至){_NUMBER})?
        (?:{_GAP}\n?(?P<scale>{_SCALE}))?+
        (?:{_GAP}(?P<many>[余多]|来(?=[个家名人项件户亿万])))?
        (?P<scale_after>(?<=[余多来])(?:万亿|亿|万))?
        (?:{_GAP}(?P<unit>{_UNITS}|\n[%％]))?
        (?P<after>(?:{_GAP}[（(]含[）)])?{_GAP}(?:及{_GAP})?(?:以{_GAP}[上下内](?!来)|左右|上下(?!游))|多(?=[，。；、]))?)
  | (?P<chinese>(?:(?P<fine>(?<![{CHINESE_DIGITS}])[{CHINESE_DIGITS}]++分之[{CHINESE_DIGITS}]++(?:点[{CHINESE_DIGITS}]++)?)
      | (?P<tenths>[一二三四五六七八九]成(?:半|[一二三四五六七八九])?(?![{_NO_TENTHS}])) | (?P<half>半数(?!据))
      | (?P<nth>第[{CHINESE_DIGITS}]++[批位名](?!单))
      | (?P<round>(?<=[近超约逾过破达上足到])[十百千万亿]++(?P<round_many>[余多])?(?P<round_unit>{_UNITS})?)
      | (?P<cardinal>(?<![{CHINESE_DIGITS}万亿])(?:
            (?:[一二三四五六七八九两]?[百千万亿十][零{CHINESE_DIGITS}万亿]++|[二三四五六七八九两][十百千万亿][零{CHINESE_DIGITS}万亿]*+)(?P<long_many>[余多])?(?P<long_unit>{_UNITS})
          | [二三四五六七八九两十百千](?P<short_many>[余多])?(?P<short_unit>[{_CHINESE_UNITS}]|倍))))
      (?P<chinese_after>以上|左右|以内|以下)?)
    """,
    re.VERBOSE,
)
