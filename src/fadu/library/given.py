"""What is said of a file beside its text: a row of a sidecar index, or nothing but its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

_DATE_IN_NAME = re.compile(r"[（(](\d{4})[-.年](\d{1,2})[-.月](\d{1,2})日?[)）]$")
_NUMBER_IN_NAME = re.compile(r"^(?:gov_)?([\u4e00-\u9fff]{1,12}(?:〔\d{4}〕\d+号|第?\d+号))_(.+)$")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
NAMES = {
    "title": ("title", "标题", "名称"),
    "issuer": ("issuer", "发文机关", "发布机构"),
    "number": ("number", "doc_no", "发文字号", "文号"),
    "date": ("date", "成文日期"),
    "published_on": ("published_on", "published", "发布日期"),
    "index_no": ("index_number", "index_no", "索引号"),
    "topic": ("topic", "主题分类"),
    "source_url": ("source_url", "url", "来源"),
    "category": ("category", "类别", "kind_name"),
    "registration_no": ("registration_no", "统一登记号"),
}
"""What a field is called in the indexes that we know."""


@dataclass(frozen=True, slots=True)
class Given:
    """What came with a file; every value as it was printed, empty where nothing was said."""

    path: str = ""
    title: str = ""
    title_en: str = ""
    issuer: str = ""
    number: str = ""
    date: str = ""
    published_on: str = ""
    index_no: str = ""
    topic: str = ""
    source_url: str = ""
    category: str = ""
    registration_no: str = ""
    synthetic: bool = False

    @property
    def name(self) -> str:
        """The name of the file without folders, ending, date and number."""
        stem = PurePath(self.path).stem
        numbered = _NUMBER_IN_NAME.match(stem)
        return _DATE_IN_NAME.sub("", numbered[2] if numbered else stem).strip()

    @property
    def named_on(self) -> str:
        """The date that the name of the file ends with: 专利法实施细则(2023-12-11).txt."""
        found = _DATE_IN_NAME.search(PurePath(self.path).stem)
        return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else ""


def given(path: str, row: Mapping[str, Any] | None = None) -> Given:
    """From a row of an index; a title that holds no Chinese is kept as the title in another language."""
    told = {
        field: next((str(row[name]).strip() for name in names if row.get(name)), "") if row else ""
        for field, names in NAMES.items()
    }
    told["title_en"] = ""
    if told["title"] and not _CHINESE.search(told["title"]):
        told["title_en"], told["title"] = told["title"], ""
    if told["issuer"] and not _CHINESE.search(told["issuer"]):
        told["issuer"] = ""
    category = told["category"] or (PurePath(path).parts[-2] if len(PurePath(path).parts) > 1 else "")
    told["category"] = category.replace("_", "/")
    return replace(Given(path=path), **told)  # type: ignore[arg-type]  # every name in NAMES is a text
