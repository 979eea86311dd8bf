"""Which numbers can be compared: same kind and same unit, or units that count the same sort of thing."""

from __future__ import annotations

import re

from fadu.auditor.tokens import Token

_SCALE = re.compile(r"^(?:[十百千]?万亿|[十百千]?[万亿]|[百千](?=[个人户家件]))")
_SAME = (
    frozenset("户 家 个 所 处 座 间 社 单位 户次".split()),
    frozenset("人 名 位 口人 人口".split()),
    frozenset("件 起 宗 例 桩 个".split()),
    frozenset("项 个 条 款 件".split()),
    frozenset("元 元人民币 人民币".split()),
)
_AMOUNTS = frozenset(("count", "money", "area"))
_THRESHOLD_UNITS = frozenset("元 美元 岁 周岁 亩 平方米 吨 公里 千瓦 人 户 年 米".split())


def base_unit(token: Token) -> str:
    """The unit without 万 and 亿."""
    unit = token.unit
    return _SCALE.sub("", unit) if unit and unit[0] in "万亿十百千" else unit


def is_amount(token: Token) -> bool:
    """Whether a number takes part in sums and shares; Chinese numerals are told, not reckoned with."""
    return token.kind in _AMOUNTS and token.base is not None and not token.chinese and not is_threshold(token)


def is_threshold(token: Token) -> bool:
    """亿元以上项目 and 50户以上村寨 name a class of things and are no amounts of their own."""
    if token.tail[:1] == "的" and token.kind == "money":
        return token.lead.endswith(("过", "超", "达", "满", "足", "于", "到"))
    if token.text[-1:] not in "上下" or token.text[-2:] not in ("以上", "以下"):
        return False
    return bool(token.tail) and base_unit(token) in _THRESHOLD_UNITS


_PER_HEAD = re.compile(
    r"每[百千万亿]?[人户亩名件个家平公][^，。；]{0,8}$|(?:年均|月均|日均|每年|每月|人均|户均|亩均|平均|地均|单均)[^，。；]{0,8}$"
)


def is_per_head(token: Token) -> bool:
    """超每千人6.6批次 is a density, and no sum or part of anything."""
    return _PER_HEAD.search(token.lead) is not None


def same_unit(one: Token, other: Token) -> bool:
    return one.kind == other.kind and base_unit(one) == base_unit(other)


def akin(one: Token, other: Token) -> bool:
    """Different classifiers for the same sort of thing: 户 and 家, 人 and 名."""
    if one.kind != other.kind:
        return False
    first, second = base_unit(one), base_unit(other)
    return first == second or any(first in group and second in group for group in _SAME)
