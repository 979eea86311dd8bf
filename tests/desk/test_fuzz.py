"""Whatever is typed into the rooms of the desk, it is answered: never a server's failure, never a page without words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from fadu.engine.people import forget_units

NASTY = st.one_of(
    st.text(max_size=40),
    st.sampled_from([
        "\0", "a\0b", "' OR 1=1 --", "<script>alert(1)</script>", "%00", "９９", "-1", "9" * 30, "2023-02-30", "0001-01-01",
        "9999-12-31", "2023-430102-012-0000123", "𠮷", "\u202e", "=1+1", "../..", "4001", "430105", "SF", "1", "an", "bai", "",
    ]),
)  # fmt: skip
READ = {
    "/desk/": ("shelf", "line", "district", "system", "unit", "below", "after"),
    "/desk/supervision": ("measure", "year", "month", "district", "system", "unit", "below"),
    "/desk/supervision/warnings": ("district", "system", "unit", "below"),
    "/desk/supervision/criticism": ("year", "month", "district", "system", "unit"),
    "/desk/supervision/records": ("what", "line", "clock", "ahead", "after", "year", "month", "unit"),
    "/desk/readings": ("unit", "officer", "record", "since", "until", "before"),
    "/desk/readings.csv": ("unit", "officer", "record", "since", "until"),
    "/desk/admin/": ("q", "unit", "after"),
    "/desk/admin/units": ("q",),
    "/desk/admin/log": ("kind", "before"),
    "/desk/sign-in": ("next", "over"),
}
WRITTEN = {
    "/desk/filters": ("name", "query", "do"),
    "/desk/delegation": ("giver", "taker", "since", "until", "reason", "do", "delegation"),
    "/desk/account/factor": ("do", "code", "password"),
    "/desk/account/password": ("old_password", "new_password1", "new_password2"),
    "/desk/admin/people/new": ("username", "name_zh", "unit", "roles", "territory", "system", "administers"),
    "/desk/admin/people/an": ("do", "name_zh", "unit", "roles", "territory", "system", "active"),
    "/desk/admin/units/new": ("code", "name_zh", "name_en", "parent", "kind", "territory", "system"),
    "/desk/admin/units/4301-SF": ("do", "name_zh", "name_en", "parent"),
}
GOOD = {
    "name": "x", "query": "shelf=soon", "taker": "an", "since": "2023-12-31", "until": "2024-01-05", "reason": "出差", "do": "",
    "username": "wu", "name_zh": "吴", "name_en": "Wu", "unit": "4001", "roles": "handler", "territory": "430105", "system": "SF",
    "code": "430105-YY", "kind": "county_department", "parent": "1", "active": "on",
}  # fmt: skip
"""What each form would take, one word of which is then made impossible."""
FEW = settings(
    max_examples=5
)  # fmt: skip
TYPED = st.lists(NASTY, min_size=8, max_size=8)


@pytest.fixture(autouse=True)
def _units_as_they_were() -> Iterator[None]:
    """What a test changes is rolled back; what the process remembers of it must be too."""
    yield
    forget_units()


@pytest.fixture
def si(signed_in) -> Client:
    return signed_in("si")


def _answered(response) -> None:
    assert response.status_code < 500, response.status_code
    if response.status_code >= 400:
        assert "<h1" in response.content.decode()


@pytest.mark.parametrize("address", READ)
def test_a_sign_that_no_database_holds_is_answered(si: Client, address: str) -> None:
    for name in READ[address]:
        _answered(si.get(address, {name: "a\0b"}))


@pytest.mark.parametrize("address", WRITTEN)
def test_a_sign_that_no_database_holds_is_answered_in_a_form(si: Client, address: str) -> None:
    for name in WRITTEN[address]:
        _answered(si.post(address, {**GOOD, name: "a\0b"}))


@pytest.mark.parametrize("address", READ)
@FEW
@given(typed=TYPED)
def test_any_address_is_answered(si: Client, address: str, typed: list[str]) -> None:
    _answered(si.get(address, {READ[address][0]: typed[0]}))
    _answered(si.get(address, dict(zip(READ[address], typed, strict=False))))


@pytest.mark.parametrize("address", WRITTEN)
@FEW
@given(typed=TYPED)
def test_any_form_is_answered(si: Client, address: str, typed: list[str]) -> None:
    _answered(si.post(address, dict(zip(WRITTEN[address], typed, strict=False))))


@FEW
@given(name=NASTY, password=NASTY, code=NASTY)
def test_any_name_password_and_code_is_answered(city_year: int, name: str, password: str, code: str) -> None:
    client = Client(REMOTE_ADDR="10.0.0.3")
    _answered(client.post("/desk/sign-in", {"username": name, "password": password}))
    _answered(client.post("/desk/sign-in/code", {"code": code}))


@pytest.mark.parametrize("name", ["no", "a\0b", "x" * 300, "<b>", "%2e%2e"])
def test_any_person_or_unit_is_answered(si: Client, name: str) -> None:
    for address in (f"/desk/admin/people/{name}", f"/desk/admin/units/{name}"):
        _answered(si.get(address))
