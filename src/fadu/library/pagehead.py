"""The table that a policy page opens with: 索引号, 主题分类, 发文机关, 成文日期, 标题, 发文字号, 发布日期, 主题词 …"""

from __future__ import annotations

import re

LABELS = {
    "索引号": "index_no",
    "索引": "index_no",
    "主题分类": "topic",
    "发文机关": "issuer",
    "发布机构": "issuer",
    "制发机关": "issuer",
    "成文日期": "written_on",
    "签署日期": "written_on",
    "标题": "title",
    "名称": "title",
    "文件名称": "title",
    "发文字号": "number",
    "文号": "number",
    "发布日期": "published_on",
    "公开日期": "published_on",
    "主题词": "keywords",
    "关键词": "keywords",
    "统一登记号": "registration_no",
    "登记号": "registration_no",
    "公开方式": "disclosure_mode",
    "公开范围": "disclosure_scope",
    "公开责任部门": "responsible",
    "责任部门": "responsible",
    "有效性": "validity_printed",
    "信息时效性": "validity_printed",
    "文件状态": "validity_printed",
    "开始实施的时间": "effective_from",
    "实施日期": "effective_from",
    "施行日期": "effective_from",
    "生效日期": "effective_from",
    "文件失效的时间": "expires_on",
    "失效日期": "expires_on",
    "废止日期": "expires_on",
}
"""Labels as printed (blanks inside left out) and the field that each fills."""
_SURE = frozenset(
    {
        "索引号",
        "索引",
        "发文字号",
        "主题分类",
        "发文机关",
        "成文日期",
        "发布日期",
        "统一登记号",
        "文号",
        "公开方式",
    }
)
_LABEL = re.compile(
    r"^\[?([\u4e00-\u9fff](?:[\s\u3000]*[\u4e00-\u9fff]){1,7})[\s\u3000]*\]?[\s\u3000]*[:：][\s\u3000]*(.*)$"
)
_BEFORE = re.compile(
    r"[\t\s\u3000]+(?=\[?(?:"
    + "|".join(r"[\s\u3000]*".join(name) for name in sorted(LABELS, key=len, reverse=True))
    + r")[\s\u3000]*\]?[\s\u3000]*[:：])"
)
_LEAST = 3
_LONGEST = 60


def page_head(text: str) -> tuple[dict[str, str], str]:
    """(field → printed value, the text that follows the table); nothing and the whole text where there is no table."""
    lines = text.split("\n")
    reader = _Reader()
    last = -1
    for at, line in enumerate(lines[:_LONGEST]):
        # A row of the table holds several labels and values, each in a cell of its own or behind blanks.
        cells = [cell.strip() for part in _BEFORE.split(line) for cell in part.split("\t")]
        taken = [reader.take(cell) for cell in cells if cell]
        if any(taken):
            last = at
        elif last >= 0 or at > 8:
            if last >= 0 and reader.keywords(line):
                last = at
            break
    if len(reader.names) < _LEAST or not reader.names & _SURE:
        return {}, text
    return {name: value for name, value in reader.found.items() if value}, "\n".join(lines[last + 1 :])


class _Reader:
    """Takes cells one by one: a label, a label with its value, or the value of the label before."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self.names: set[str] = set()
        self.waiting = ""

    def take(self, cell: str) -> bool:
        """Is the cell part of the table?"""
        label = _LABEL.match(cell)
        name = re.sub(r"[\s\u3000]", "", label[1]) if label else ""
        if label and name in LABELS:
            self.waiting = "" if label[2] else LABELS[name]
            self.found.setdefault(LABELS[name], label[2].strip())
            self.names.add(name)
            return True
        if self.waiting and self.waiting != "keywords":
            self.found[self.waiting] = cell
            self.waiting = ""
            return True
        return False

    def keywords(self, line: str) -> bool:
        """Are these the words that the label before waits for?"""
        if self.waiting != "keywords" or not _are_keywords(line):
            return False
        self.found["keywords"] = line.strip()
        return True


def _are_keywords(line: str) -> bool:
    """文秘工作　提案　函: words divided by blanks, no sentence and no title."""
    words = re.split(r"[\s\u3000]+", line.strip())
    return len(words) > 1 and all(0 < len(word) <= 10 for word in words) and not re.search(r"[。，〔]", line)
