"""What a record of a line of work says of a document: normative documents, government rules, bills and local regulations.

`told(line, row)` reads the columns of one row and knows no database.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fadu.library import dates
from fadu.library.kinds import Kind, Link

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """What befell the document: when, by which other record where one is named, in which words."""

    link: Link
    on: date
    by: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A document as a record tells of it."""

    kind: Kind
    title: str
    unit: int
    joint: tuple[int, ...] = ()
    number: str = ""
    registration_no: str = ""
    written_on: date | None = None
    published_on: date | None = None
    effective_from: date | None = None
    expires_on: date | None = None
    trial: bool = False
    basis: str = ""
    drafted_by: str = ""
    meeting: str = ""
    years: int | None = None
    acts: tuple[Act, ...] = field(default=())


def told(line: str, row: Row) -> Told | None:
    """The document that a record of the line (`chapter.name`) has become; none before it is published or introduced."""
    return _LINES[line](row)


def _acts(*found: tuple[Link, date | None, int | None, str]) -> tuple[Act, ...]:
    return tuple(Act(link, on, by, words) for link, on, by, words in found if on is not None)


_ENDS = {
    "repealed": Link.REPEALS,
    "lapsed": Link.LAPSES,
    "superseded": Link.REPLACES,
    "annulled": Link.REPEALS,
}
_RULE_ENDS = {
    "repealed": Link.REPEALS,
    "replaced": Link.REPLACES,
    "lapsed": Link.LAPSES,
    "revoked": Link.REPEALS,
}


def _normative_document(row: Row) -> Told | None:
    if row["published_on"] is None:
        return None
    end = _ENDS.get(row["state"])
    ended = (
        (end, row["left_on"], row["superseded_by"], row["end_reason"] or "")
        if end
        else (Link.REPEALS, None, None, "")
    )
    years = row["validity_years"]
    return Told(
        Kind.NORMATIVE_DOCUMENT, row["name"], row["unit"], tuple(row["joint_units"] or ()), row["document_no"] or "",
        row["registration_no"] or "", row["signed_on"], row["published_on"], row["effective_on"],
        # From publication, as the line counts it: a clean-up does not begin it anew.
        dates.plus_years(row["published_on"], years) if years else None,
        bool(row["trial"]), row["basis"] or "", row["drafted_by"] or "", row["meeting"] or "", years,
        _acts(
            (Link.AMENDS, row["amended_on"], None, ""),
            (Link.KEEPS, row["cleaned_on"] if row["clean_up"] == "kept" else None, None, "清理：继续有效"),
            ended,
        ),
    )  # fmt: skip


def _rule(row: Row) -> Told | None:
    if row["promulgated_on"] is None or row["action"] not in ("enact", "re_enact"):
        return None  # a project that amends or repeals is no document of its own
    end = _RULE_ENDS.get(row["ending"] or "")
    return Told(
        Kind.GOVERNMENT_RULE, row["subject"], row["unit"], number=row["order_no"] or "", written_on=row["adopted_on"],
        published_on=row["promulgated_on"], effective_from=row["effective_on"], expires_on=row["sunset_on"],
        acts=_acts((end, row["ended_on"], None, "")) if end else (),
    )  # fmt: skip


def _regulation(row: Row) -> Told | None:
    if row["action"] not in ("enact", "re_enact"):
        return None
    if row["promulgated_on"] is not None:
        return Told(Kind.LOCAL_REGULATION, row["subject"], row["unit"], written_on=row["voted_on"], published_on=row["promulgated_on"],
                    effective_from=row["effective_on"])  # fmt: skip
    if row["bill_on"] is None:
        return None
    return Told(Kind.BILL, f"{row['subject']}（草案）", row["unit"], number=row["bill_no"] or "", written_on=row["bill_on"],
                published_on=row["congress_comment_from"])  # fmt: skip


_LINES: dict[str, Callable[[Row], Told | None]] = {
    "decisions.normative_document": _normative_document,
    "legislation.rule": _rule,
    "legislation.regulation": _regulation,
}
LINES = tuple(_LINES)
"""The lines of work whose documents the library holds."""


def invented(one: Told, issuer: str) -> str:
    """A short text made of the record's facts, for a rehearsal: it says of itself that it is none."""
    title = one.title.removesuffix("（演示）")
    name = next(
        (
            word
            for word in ("规定", "办法", "细则", "意见", "通知", "条例", "方案", "规则")
            if title.endswith(word)
        ),
        "文件",
    )
    basis = f"根据{one.basis}，" if one.basis else "根据有关法律、法规，"
    lines = [
        one.title,
        one.number,
        "演示数据：本文由合成记录的事项生成，不是真实文件。",
        f"第一条 为了做好有关工作，{basis}结合实际，制定本{name}。",
        f"第二条 本{name}由{one.drafted_by or issuer}起草{f'，经{one.meeting}审议通过' if one.meeting else ''}。",
        f"第三条 {issuer}负责组织实施本{name}。",
    ]
    if one.effective_from is not None:
        on = one.effective_from
        lasting = f"，有效期{one.years}年" if one.years else ""
        lines.append(f"第四条 本{name}自{on.year}年{on.month}月{on.day}日起施行{lasting}。")
    return "\n".join(line for line in lines if line)
