"""The cities' data, one folder a city, read into typed facts."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from fadu.cities.facts import (
    Approximation,
    ChapterName,
    NarrativeText,
    Printed,
    ProperName,
    Publication,
    Unit,
    UnitKind,
)
from fadu.measure.cite import Mark, Term
from fadu.measure.trouble import Trouble

__all__ = [
    "Approximation",
    "ChapterName",
    "City",
    "NarrativeText",
    "Printed",
    "ProperName",
    "Publication",
    "Unit",
    "UnitKind",
    "cities",
    "city",
]

_HERE = Path(__file__).parent


class UnknownCity(Trouble):
    """No folder of that name stands beside this module."""

    code = "CT-001"
    title = Term("没有这座城市", "No such city")
    zh = "没有名为“{city}”的城市资料。"
    en = "There is no city folder named “{city}”."
    remedy_zh = "可用的城市：{known}。"
    remedy_en = "Cities at hand: {known}."


class UnknownEdition(Trouble):
    """The city's folder holds no published numbers of that year."""

    code = "CT-002"
    title = Term("没有该年度的已公布报告", "No published report of that year")
    zh = "{city}没有收录{year}年度已公布报告的数字。"
    en = "{city} holds no numbers of a published report for {year}."
    remedy_zh = "已收录的年度：{known}；新增一份请写 published/{year}.toml。"
    remedy_en = "Years at hand: {known}; to add one, write published/{year}.toml."


class UnknownUnit(Trouble):
    """The city has no unit of that id or code."""

    code = "CT-004"
    title = Term("没有这个单位", "No such unit")
    zh = "{city}没有编号或代码为“{unit}”的单位。"
    en = "{city} has no unit with the id or code “{unit}”."
    remedy_zh = "请在 {file} 中查找单位。"
    remedy_en = "Look the unit up in {file}."


class BrokenCityData(Trouble):
    """A row of a city's data contradicts itself or the rows around it."""

    code = "CT-003"
    title = Term("城市资料有误", "Broken city data")
    zh = "{place}：{reason}（值：{value}）。"
    en = "{place}: {reason} (value: {value})."
    remedy_zh = "请改正这一行后重试。"
    remedy_en = "Correct that row and try again."


@dataclass(frozen=True, slots=True)
class City:
    """One city: its units by id, its proper names, its sources."""

    folder: Path
    name: Term
    territory: str
    issuer: Term
    compiler: Term
    sources: dict[str, str]
    units: tuple[Unit, ...]
    names: tuple[ProperName, ...]

    def unit(self, key: int | str) -> Unit:
        """By id or by code."""
        for unit in self.units:
            if key in (unit.id, unit.code):
                return unit
        raise UnknownUnit(city=self.name, unit=key, file=f"cities/{self.folder.name}/units.csv")

    @property
    def spoken_names(self) -> tuple[str, ...]:
        """All names that a narrative may speak: the listed ones and the units' own."""
        return (*(name.name for name in self.names), *(unit.name.zh for unit in self.units))

    def under(self, territory: str) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.units if unit.territory.startswith(territory))

    def narrative(self) -> NarrativeText:
        head = _toml(self.folder / "report.toml")
        path = self.folder / "report.md"
        chapters = tuple(ChapterName(one["key"], one["en"]) for one in head["chapter"])
        return NarrativeText(head["year"], head["title_en"], chapters, path.read_text("utf-8"), path)

    def published_years(self) -> tuple[int, ...]:
        return tuple(sorted(int(path.stem) for path in (self.folder / "published").glob("*.toml")))

    def published(self, year: int) -> Publication:
        if year not in self.published_years():
            raise UnknownEdition(city=self.name, year=year, known=self.published_years())
        data = _toml(self.folder / "published" / f"{year}.toml")
        numbers = tuple(_printed(one) for one in data["number"])
        return Publication(year, data["title"], data["publisher"], data["on"], numbers)


def cities() -> tuple[str, ...]:
    """The folders at hand."""
    return tuple(sorted(path.parent.name for path in _HERE.glob("*/city.toml")))


@cache
def city(name: str) -> City:
    """The city of that folder, read once."""
    if name not in cities():
        raise UnknownCity(city=name, known=cities())
    folder = _HERE / name
    facts = _toml(folder / "city.toml")
    units = tuple(_units(folder / "units.csv"))
    _check(units, folder / "units.csv", facts["sources"])
    return City(
        folder=folder,
        name=Term(facts["name_zh"], facts["name_en"]),
        territory=facts["territory"],
        issuer=Term(facts["issuer_zh"], facts["issuer_en"]),
        compiler=Term(facts["compiler_zh"], facts["compiler_en"]),
        sources=facts["sources"],
        units=units,
        names=tuple(_name(one) for one in _toml(folder / "names.toml")["name"]),
    )


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def _name(one: dict[str, str]) -> ProperName:
    return ProperName(one["name"], Term(one["reason"], one["reason_en"]))


def _units(path: Path) -> Iterator[Unit]:
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            yield Unit(
                id=int(row["id"]),
                code=row["code"],
                own_code=row["code_kind"] == "own",
                name=Term(row["name_zh"], row["name_en"]),
                kind=UnitKind(row["kind"]),
                parent=int(row["parent"]) if row["parent"] else None,
                territory=row["territory"],
                system=row["system"],
                source=row["source"],
                mark=Mark(row["verified"]),
            )


def _check(units: tuple[Unit, ...], path: Path, sources: dict[str, str]) -> None:
    by_id = {unit.id: unit for unit in units}
    codes = {unit.code for unit in units}
    if len(by_id) < len(units) or len(codes) < len(units):
        twice = Term("编号或代码重复", "an id or code is used twice")
        raise BrokenCityData(place=path.name, reason=twice, value="")
    for unit in units:
        reason = _fault(unit, by_id, sources)
        if reason:
            raise BrokenCityData(place=f"{path.name} id={unit.id}", reason=reason, value=unit.name)


def _fault(unit: Unit, by_id: dict[int, Unit], sources: dict[str, str]) -> Term | None:
    parent = by_id.get(unit.parent) if unit.parent is not None else None
    if not 1 <= unit.id <= 9999:
        return Term("编号须在1至9999之间", "the id must lie between 1 and 9999")
    if unit.parent is not None and parent is None:
        return Term("上级单位不存在", "the parent does not exist")
    if parent and not unit.territory.startswith(parent.territory):
        return Term("地域路径不在上级之内", "the territory does not lie within the parent's")
    if unit.source not in sources:
        return Term("来源未在 city.toml 登记", "the source is not listed in city.toml")
    return None


def _printed(one: dict[str, Any]) -> Printed:
    return Printed(
        id=one["id"],
        chapter=one["chapter"],
        heading=one["heading"],
        context=one["context"],
        printed=one["printed"],
        value=_fraction(one.get("value")),
        low=_fraction(one.get("low")),
        high=_fraction(one.get("high")),
        unit=one.get("unit", ""),
        approximation=Approximation(one.get("approximation", "exact")),
        figures=tuple(one.get("figures", ())),
        reason=_term(one, "reason"),
        note=_term(one, "note"),
        ratio_of=tuple(one.get("ratio_of", ())),
    )


def _fraction(text: str | int | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def _term(one: dict[str, str], key: str) -> Term | None:
    return Term(one[key], one[f"{key}_en"]) if key in one else None
