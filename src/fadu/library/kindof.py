"""Which kind a document is: by its folder in the source, its number, its issuer and its title, in this order."""

from __future__ import annotations

import re

from fadu.library.kinds import Kind

_FOLDERS = (
    ("地方性法规", Kind.LOCAL_REGULATION),
    ("司法解释", Kind.JUDICIAL_INTERPRETATION),
    ("行政法规", Kind.ADMINISTRATIVE_REGULATION),
    ("部门规章", Kind.DEPARTMENT_RULE),
    ("地方政府规章", Kind.GOVERNMENT_RULE),
    ("规范性文件", Kind.NORMATIVE_DOCUMENT),
    ("宪法相关法", Kind.LAW),
    ("宪法", Kind.CONSTITUTION),
)
_LAWS = frozenset({"民法典", "民法商法", "刑法", "行政法", "经济法", "社会法", "诉讼与非诉讼程序法"})
_ENACTED = re.compile(r"(?:法|条例|办法|规定|细则|规则|决定|决议)(?:[（(][^（）()]{2,6}[)）])?$")
_READING = re.compile(r"(?:解读|一图读懂|图解|政策问答|答记者问)")
_COURTS = ("最高人民法院", "最高人民检察院")


def kind_of(
    *, category: str, title: str, number: str, issuers: tuple[str, ...], registration_no: str = ""
) -> Kind:
    """The kind; a text of which nothing tells what it is is 其他文件."""
    folders = category.split("/")
    if "案例" in folders:
        return Kind.CASE
    if any(folder in _LAWS for folder in folders):
        return Kind.LAW
    for folder, kind in _FOLDERS:
        if any(folder in one for one in folders):
            return kind
    if _READING.search(title):
        return Kind.READING
    if re.search(r"（(?:草案|送审稿|征求意见稿)", title):
        return Kind.BILL
    return _by_issuer(title, number, issuers, registration_no)


def _by_issuer(title: str, number: str, issuers: tuple[str, ...], registration_no: str) -> Kind:
    lead = issuers[0] if issuers else ""
    if registration_no:
        return Kind.NORMATIVE_DOCUMENT
    if "人民代表大会" in lead and _ENACTED.search(title):
        return Kind.LAW if lead.startswith("全国") else Kind.LOCAL_REGULATION
    if lead in _COURTS and (number.startswith("法释") or "解释" in title):
        return Kind.JUDICIAL_INTERPRETATION
    if "令" in number:
        return _by_order(number, lead)
    if number or title.endswith(
        ("通知", "意见", "公告", "批复", "函", "通告", "决定", "方案", "规划", "办法", "细则", "措施")
    ):
        return Kind.POLICY_DOCUMENT
    return Kind.OTHER


def _by_order(number: str, lead: str) -> Kind:
    if number.startswith(("国务院令", "国令")):
        return Kind.ADMINISTRATIVE_REGULATION
    if number.startswith("主席令"):
        return Kind.LAW
    local = re.search(r"[省市州县区]", number.split("令")[0]) or lead.endswith("人民政府")
    return Kind.GOVERNMENT_RULE if local else Kind.DEPARTMENT_RULE
