"""The areas that figures are told for."""

from __future__ import annotations

import pytest

from fadu.report import areas


def test_a_city_is_made_of_its_districts_and_its_own_units(city_year: int) -> None:
    whole = areas.city()
    assert (whole.code, whole.name.zh, whole.name.en) == ("4301", "长沙市", "Changsha")
    names = [one.name.zh for one in areas.districts()]
    assert {"芙蓉区", "开福区", "长沙县", "浏阳市", "湖南湘江新区"} <= set(names)
    assert all(one.unit is None or len(one.territory) < 6 for one in areas.below(whole))


def test_a_district_is_made_of_its_units_and_a_unit_of_nothing(city_year: int) -> None:
    kaifu = areas.area("430105")
    below = areas.below(kaifu)
    assert {"u4001"} <= {one.code for one in below}
    assert all(one.territory.startswith("430105") for one in below)
    assert areas.below(areas.area("u4001")) == []


@pytest.mark.parametrize("named", ["u4001", "4001", "开福区司法局"])
def test_a_unit_is_known_by_code_number_and_name(city_year: int, named: str) -> None:
    assert areas.area(named).unit == 4001


@pytest.mark.parametrize("named", ["", "43", "u99999", "开福", "430105 OR 1=1"])
def test_anything_else_is_told(city_year: int, named: str) -> None:
    with pytest.raises(areas.NoSuchArea) as told:
        areas.area(named)
    assert named in told.value.sentence("zh")
    assert "fadu units" in told.value.sentence("en")
