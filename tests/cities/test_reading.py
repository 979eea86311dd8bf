"""The loader refuses broken data in sentences and imports nothing above it."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

import pytest

import fadu.cities as cities
from fadu.cities import city

HEAD = "id,code,code_kind,name_zh,name_en,kind,parent,territory,system,source,verified\n"


def made(folder: Path, rows: str) -> None:
    shutil.copytree(city("changsha").folder, folder / "mocheng")
    (folder / "mocheng" / "units.csv").write_text(HEAD + rows, encoding="utf-8")


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("1,A,own,甲,A,town,,4301,ZF,known,K\n1,B,own,乙,B,town,,4301,ZF,known,K\n", "编号或代码重复"),
        ("1,A,own,甲,A,town,7,4301,ZF,known,K\n", "上级单位不存在"),
        ("1,A,own,甲,A,town,,4301,ZF,known,K\n2,B,own,乙,B,town,1,4302,ZF,known,K\n", "地域路径不在上级之内"),
        ("10000,A,own,甲,A,town,,4301,ZF,known,K\n", "编号须在1至9999之间"),
        ("1,A,own,甲,A,town,,4301,ZF,hearsay,K\n", "来源未在 city.toml 登记"),
    ],
)
def test_broken_units_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: str, reason: str
) -> None:
    made(tmp_path, rows)
    monkeypatch.setattr(cities, "_HERE", tmp_path)
    city.cache_clear()
    try:
        with pytest.raises(cities.BrokenCityData, match=reason):
            city("mocheng")
    finally:
        city.cache_clear()


def test_an_unknown_city_year_or_unit_is_told() -> None:
    with pytest.raises(cities.UnknownCity, match="可用的城市：changsha"):
        city("atlantis")
    with pytest.raises(cities.UnknownEdition, match="已收录的年度：2023"):
        city("changsha").published(1999)
    with pytest.raises(cities.UnknownUnit) as told:
        city("changsha").unit(9999)
    assert told.value.sentence("en") == (
        "Changsha has no unit with the id or code “9999”. Look the unit up in cities/changsha/units.csv."
    )


def test_a_unit_is_found_by_id_and_by_code() -> None:
    assert city("changsha").unit(1) is city("changsha").unit("430100")


def test_under_a_territory_lies_its_whole_subtree() -> None:
    furong = city("changsha").under("430102")
    assert {unit.name.zh for unit in furong} >= {"芙蓉区人民政府", "芙蓉区司法局", "五里牌街道"}
    assert all(unit.code.startswith("430102") for unit in furong)


def test_cities_import_only_measure_and_themselves() -> None:
    for path in Path(cities.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("fadu"):
                assert (node.module or "").startswith(("fadu.measure", "fadu.cities"))
