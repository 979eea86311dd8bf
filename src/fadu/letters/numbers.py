"""发文字号 of letters: 长府信复〔2023〕12号, drawn without a gap in the transaction that seals the letter.

Each unit counts each kind of paper anew every year (GB/T 9704-2012, 7.2.5: 机关代字、年份、发文顺序号).
"""

from __future__ import annotations

from datetime import date

from fadu.cities.lettering import Lettering
from fadu.engine.people import Unit
from fadu.engine.series import next_number

UNDRAWN = "×"
"""What a preview shows for the running number, which only the sealing draws."""


def drawn(scheme: Lettering, issuer: Unit, kind: str, on: date) -> str:
    """The next number; call it in the transaction that seals the letter, so that a rollback leaves no gap."""
    word = _word(scheme, issuer, kind)
    return _said(word, on, str(next_number(f"letter/{issuer.id}/{kind}/{on.year}")))


def undrawn(scheme: Lettering, issuer: Unit, kind: str, on: date) -> str:
    """The number as a preview shows it: 长司信复〔2023〕×号."""
    return _said(_word(scheme, issuer, kind), on, UNDRAWN)


def _word(scheme: Lettering, issuer: Unit, kind: str) -> str:
    return (
        scheme.word_of_unit(
            code=issuer.code, territory=issuer.territory, system=issuer.system, name=issuer.name_zh
        )
        + kind
    )


def _said(word: str, on: date, number: str) -> str:
    return f"{word}〔{on.year}〕{number}号"
