"""The register of instruments: complete, dated, and honest about what was read."""

from __future__ import annotations

import re
from datetime import date

import pytest

from fadu.law import instruments
from fadu.law.instruments import ALIASES, INSTRUMENTS, OGI, InstrumentUnknown, instrument
from fadu.measure.cite import Mark

# A heading of the notes over several local rules, which are entered one by one.
NOT_ONE = {"LOCAL"}


def test_every_instrument_of_the_notes_is_entered(shared):
    named: set[str] = set()
    for name in (
        "adjudication-and-supervision.md",
        "rulemaking-and-organisation.md",
        "services-and-emergency.md",
    ):
        opening = (shared / "law" / name).read_text("utf-8").split("\n## 1", 1)[0].split("\n# 1", 1)[0]
        register = opening.split("standards:")[0]
        named |= set(re.findall(r"^\| ([A-Z][A-Za-z]*_?[0-9]*\w*) \| [^|]*[\u4e00-\u9fff]", register, re.M))
        named |= set(re.findall(r"^  - \{id: ([A-Z]\w+), zh:", register, re.M))
        named |= set(re.findall(r"^  ([A-Z][A-Z_0-9]+): \{zh:", register, re.M))
    assert len(named) > 90
    assert {name for name in named - NOT_ONE if ALIASES.get(name, name) not in INSTRUMENTS} == set()


@pytest.mark.parametrize("entry", INSTRUMENTS.values(), ids=lambda entry: entry.id)
def test_each_entry_is_whole(entry):
    assert entry.zh
    assert "《" not in entry.zh.removeprefix("最高人民法院关于适用《")
    assert entry.en.isascii()
    assert entry.number
    assert entry.until is None or entry.since < entry.until
    assert date(2025, 4, 19) <= entry.checked <= date(2026, 12, 31)
    # What was read, was read in the collection that ended then.
    assert entry.mark is not Mark.READ or (entry.checked == date(2025, 4, 19) and entry.source)


def test_an_entry_is_found_by_its_id_and_by_the_notes_other_names():
    assert instrument("OGI_2019") is instrument("GKTL2019") is instruments.OGI is OGI
    assert instrument("ALL") is instruments.ALiL_2019
    assert instrument("CIV").art(203, 1).zh == "《民法典》第二百零三条第一款"
    with pytest.raises(InstrumentUnknown, match="NO_SUCH"):
        instrument("NO_SUCH")


def test_ids_are_the_names_in_the_module():
    assert all(getattr(instruments, id) is entry for id, entry in INSTRUMENTS.items())


@pytest.mark.parametrize(
    ("old", "new", "day"),
    [
        ("ARL_2017", "ARL_2023", date(2024, 1, 1)),
        ("PHE_REG", "PHE_LAW_2025", date(2025, 11, 1)),
        ("FOREST_FIRE", "FOREST_FIRE_2026", date(2026, 1, 1)),
        ("MARRIAGE_2003", "MARRIAGE_2025", date(2025, 5, 10)),
        ("DEP_2015", "DEP_2025", date(2025, 3, 12)),
    ],
)
def test_what_replaced_what(old, new, day):
    assert not instrument(old).in_force(day)
    assert instrument(new).in_force(day)
    assert instrument(old).in_force(date.fromordinal(day.toordinal() - 1))


def test_what_changed_after_the_reading_is_not_passed_off_as_read():
    for id in ("PHE_LAW_2025", "FOREST_FIRE_2026", "MARRIAGE_2025", "AES_2025"):
        assert instrument(id).mark is Mark.PAGE
        assert "未" in instrument(id).note
