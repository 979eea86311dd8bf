"""网页标签: what each page tells a machine of the site, its column and its article.

After the annex of 《政府网站发展指引》 (国办发〔2017〕47号): SiteName, SiteDomain, SiteIDCode on every page, ColumnName,
ColumnDescription, ColumnKeywords, ColumnType on the pages of a column, ArticleTitle, PubDate and ContentSource on those
of an article. Required tags are always written, others where there is something to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from fadu.measure.cite import Lang, Term


class Column(Enum):
    """A column of the site: its name, what is in it, and its kind among those that the guide lists."""

    REPORT = (
        Term("法治政府建设年度报告", "Report on governing by law"),
        "由办件记录计算的年度报告，每个数字都能打开",
        "信息公开年报",
    )
    FIGURES = (Term("数据", "Figures"), "报告所用指标及其所计记录", "数据发布")
    OPEN_DATA = (Term("开放数据", "Open data"), "公开登记簿和已封存报告的机器可读副本", "数据开放")
    ERRANDS = (Term("办事", "Services"), "申请政府信息公开、申请行政复议、申请人民调解", "办事服务")
    LIBRARY = (
        Term("政策文件库", "Policy library"),
        "规章、规范性文件和其他政策文件，及其任一日的效力",
        "政策文件",
    )
    DRAFTS = (Term("征求意见", "Drafts for comment"), "正在公开征求意见的草案和对意见的答复", "征集调查")

    @property
    def term(self) -> Term:
        return self.value[0]

    @property
    def about(self) -> str:
        return self.value[1]

    @property
    def kind(self) -> str:
        return self.value[2]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What one page says of itself; `published` in the city's own time zone, `source` who is responsible for the text."""

    column: Column
    title: str = ""
    published: datetime | None = None
    source: str = ""
    keywords: tuple[str, ...] = ()
    author: str = ""
    description: str = ""
    image: str = ""
    url: str = ""

    def tags(self, lang: Lang) -> Iterator[tuple[str, str]]:
        """The tags in the guide's order."""
        yield "ColumnName", self.column.term.said(lang)
        yield "ColumnDescription", self.column.about
        yield "ColumnKeywords", "、".join((self.column.term.zh, *self.keywords[:5]))
        yield "ColumnType", self.column.kind
        if not self.title:
            return
        yield "ArticleTitle", self.title
        yield "PubDate", self.published.strftime("%Y-%m-%d %H:%M") if self.published else ""
        yield "ContentSource", self.source
        said = {
            "Keywords": ";".join(self.keywords), "Author": self.author, "Description": self.description,
            "Image": self.image, "Url": self.url,
        }  # fmt: skip
        yield from ((name, text) for name, text in said.items() if text)
