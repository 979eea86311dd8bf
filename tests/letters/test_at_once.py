"""Letters sealed at the same time: every number once, none missing, also where some acts are refused in between."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from django.db import connections
from tests.engine.cast import AN, at, request

from fadu.engine import act, attachments
from fadu.engine.people import Unit, forget_units
from fadu.letters import sending
from fadu.letters.troubles import LetterIncomplete

ON = date(2023, 3, 1)
MANY = 6


def test_numbers_drawn_at_once_have_no_gap(own_database: str) -> None:
    Unit.objects.create(id=4001, code="430105-SF", name_zh="开福区司法局", name_en="Kaifu", kind="county_department",
                        territory="430105", system="SF")  # fmt: skip
    forget_units()
    keys = [request(ON) for _ in range(MANY)]

    def seal(number: int) -> bool:
        """Every third letter says nothing and is refused after it has drawn its number."""
        try:
            sending.take_with_letter(keys[number], "ask_correction", facts={"correction_days": 5}, actor=AN, on=ON, at=at(ON),
                                     words="" if number % 3 == 0 else "请写明年度")  # fmt: skip
        except LetterIncomplete:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(MANY) as pool:
        sealed = list(pool.map(seal, range(MANY)))
    assert sealed == [False, True, True, False, True, True]
    numbers = {one.letter for key in keys for one in attachments.of(key, act.find(key).history)}
    assert numbers == {f"开司信补〔2023〕{number}号" for number in (1, 2, 3, 4)}
    assert [act.find(key).row["version"] for key in keys] == [1, 4, 4, 1, 4, 4]
