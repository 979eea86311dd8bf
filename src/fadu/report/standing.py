"""Whether sealed editions still stand: their hashes, their chain, and for each figure what today's records give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from fadu.engine.values import book
from fadu.measure import proof
from fadu.measure.cite import Term
from fadu.report.grounds import grounds
from fadu.report.models import Edition
from fadu.report.sealing import Setting, latest


class Stand(StrEnum):
    """How a sealed value stands to today's records."""

    STANDS = "stands"
    OTHER_RECORDS = "other_records"  # the same value, counted from other records
    RESTATED = "restated"  # a later edition gives today's value
    DUE = "restatement_due"
    UNDECLARED = "no_longer_declared"

    @property
    def term(self) -> Term:
        return _STANDS[self]


_STANDS = {
    Stand.STANDS: Term("与今日记录一致", "today's records give it"),
    Stand.OTHER_RECORDS: Term("数值未变，所计记录已变", "the same value, from other records"),
    Stand.RESTATED: Term("后一版已更正", "restated by a later edition"),
    Stand.DUE: Term("应予更正", "a restatement is due"),
    Stand.UNDECLARED: Term("该指标已不再声明", "the figure is no longer declared"),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """One figure of an edition: what was sealed, what today's records give, and which edition says or must say so."""

    figure: str
    sealed: str | None
    today: str | None
    stand: Stand
    edition: int | None = None

    def said(self) -> Term:
        if self.stand in (Stand.STANDS, Stand.OTHER_RECORDS, Stand.UNDECLARED):
            return Term(
                f"{self.figure}：封存值{_shown(self.sealed)}，{self.stand.term.zh}。",
                f"{self.figure}: sealed {_shown(self.sealed)}, {self.stand.term.en}.",
            )
        zh = f"第{self.edition}版已更正" if self.stand is Stand.RESTATED else f"应以第{self.edition}版更正"
        en = f"edition {self.edition} {'restates it' if self.stand is Stand.RESTATED else 'is due'}"
        return Term(
            f"{self.figure}：封存值{_shown(self.sealed)}，今日记录为{_shown(self.today)}，{zh}。",
            f"{self.figure}: sealed {_shown(self.sealed)}, today's records give {_shown(self.today)}, {en}.",
        )


@dataclass(frozen=True, slots=True)
class Verified:
    """One edition: whether its seal holds, and its figures one by one."""

    edition: Edition
    faults: tuple[Term, ...]
    figures: tuple[Checked, ...]

    @property
    def due(self) -> tuple[Checked, ...]:
        return tuple(one for one in self.figures if one.stand is Stand.DUE)


def verify() -> Iterator[Verified]:
    """Every edition, in the order of sealing."""
    today: dict[Setting, Mapping[str, dict[str, Any]]] = {}
    previous = proof.GENESIS.hex()
    for edition in Edition.objects.order_by("id").iterator(chunk_size=1):
        key = Setting(edition.city, edition.area, edition.year)
        if key not in today:
            today[key] = grounds(book(key.year, [key.area]), key.area)
        last = latest(key)
        assert last is not None
        yield Verified(edition, tuple(_faults(edition, previous)), tuple(_figures(edition, last, today[key])))
        previous = edition.hash


def _faults(edition: Edition, previous: str) -> Iterator[Term]:
    name = Term(f"{edition.year}年度第{edition.number}版", f"{edition.year}, edition {edition.number}")
    if edition.own_hash() != edition.hash:
        yield Term(
            f"{name.zh}的内容与其哈希不符，封存后被改动过",
            f"{name.en}: its content does not give its hash, it was changed after sealing",
        )
    if edition.previous != previous:
        yield Term(
            f"{name.zh}未接在前一版之后，其间的版本被增删过",
            f"{name.en}: it does not follow the edition before, one was added or removed",
        )


def _figures(edition: Edition, last: Edition, today: Mapping[str, dict[str, Any]]) -> Iterator[Checked]:
    for id, sealed in sorted(edition.figures.items()):
        now = today.get(id)
        if now is None:
            yield Checked(id, sealed["value"], None, Stand.UNDECLARED)
            continue
        stand = _stand(sealed, now, last.figures.get(id, sealed))
        number = {Stand.RESTATED: last.number, Stand.DUE: last.number + 1}.get(stand)
        yield Checked(id, sealed["value"], now["value"], stand, number)


def _stand(sealed: dict[str, Any], now: dict[str, Any], last: dict[str, Any]) -> Stand:
    if sealed["value"] == now["value"]:
        same = _ids(sealed) == _ids(now)
        return Stand.STANDS if same else Stand.OTHER_RECORDS
    return Stand.RESTATED if last["value"] == now["value"] else Stand.DUE


def _ids(ground: dict[str, Any]) -> list[str]:
    return [part["ids"] for part in ground["parts"]]


def _shown(value: str | None) -> str:
    return value if value is not None else "—"
