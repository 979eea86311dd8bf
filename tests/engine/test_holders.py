"""An outsider's own case: number and secret open it, its applicant takes the applicant's steps of it, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from tests.engine.cast import AN, ASKED, BAI, CHENG, KAIFU, at, request

from fadu.engine import act, holders
from fadu.engine.access import THE_APPLICANT, THE_PUBLIC, Actor, Reading, Standing, holder, reads, standing
from fadu.engine.holders import ALPHABET, Holder
from fadu.engine.identity import identity
from fadu.engine.line import line
from fadu.measure.trouble import Trouble

DAY, NEXT, LATER = date(2023, 3, 1), date(2023, 3, 2), date(2023, 3, 15)
REQUESTS = "oversight.information_request"


def _applied() -> int:
    return act.open(
        line(REQUESTS), "receive", place=KAIFU, actor=THE_APPLICANT, on=DAY, at=at(DAY), facts=ASKED
    )


def test_number_and_secret_open_the_case_however_they_are_typed(city: None) -> None:
    key = _applied()
    secret = holders.give(key)
    number = str(identity(key))
    assert len(secret) == 11
    assert set(secret) - {"-"} <= set(ALPHABET)
    assert not set("01ILOU") & set(ALPHABET)
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in secret)
    for typed in (secret, secret.lower(), secret.replace("-", ""), f" {secret[:5]} {secret[6:]} ", wide):
        assert holders.opens(number, typed) == holder(key), typed
    kept = Holder.objects.get()
    assert secret.replace("-", "").encode() not in bytes(kept.hashed) + bytes(kept.salt)


def test_a_wrong_secret_number_or_form_opens_nothing(city: None) -> None:
    key, other = _applied(), _applied()
    secret, others = holders.give(key), holders.give(other)
    number = str(identity(key))
    wrong = "2" if secret[-1] != "2" else "3"
    for shown, typed in (
        (number, others), (number, secret[:-1] + wrong), (number, secret[:-1]), (number, secret + "2"), (number, ""),
        (str(identity(key + 99)), secret), ("2023-430105", secret), ("x" * 50, secret), (str(2**70), secret), ("", ""),
    ):  # fmt: skip
        assert holders.opens(shown, typed) is None, (shown, typed)


def test_a_new_secret_replaces_the_old_one_and_an_account_lists_its_cases(city: None) -> None:
    key, other = _applied(), _applied()
    old = holders.give(key, account=5)
    new = holders.give(key, account=5)
    holders.give(other, account=6)
    assert holders.opens(str(identity(key)), old) is None
    assert holders.opens(str(identity(key)), new) == holder(key)
    assert holders.held_by(5) == [key]


def test_the_applicant_sees_what_applicants_told_and_what_is_public_and_no_more(city: None) -> None:
    key = _applied()
    home, row = line(REQUESTS), act.find(key).row
    own = standing(holder(key), home, row)
    assert own is Standing.APPLICANT
    shown = {name for name in home.facts if reads(own, home, name) is Reading.SHOWN}
    assert {"applicant", "contact", "wanted", "reply"} <= shown
    assert "third_party" not in shown, "another person's name"
    assert standing(holder(key + 1), home, row) is Standing.PUBLIC
    closed = line("decisions.contract")
    assert (
        standing(holder(9), closed, {"id": 9, "unit": 1, "territory": "", "system": ""}) is Standing.APPLICANT
    )
    assert standing(holder(8), closed, {"id": 9, "unit": 1, "territory": "", "system": ""}) is Standing.NONE


def test_the_applicant_takes_the_applicants_steps_of_that_record_only(city: None) -> None:
    key, other = _applied(), request(DAY)
    for record in (key, other):
        act.take(record, "ask_correction", actor=AN, on=NEXT, at=at(NEXT), facts={"correction_days": 10})
    me = holder(key)
    with pytest.raises(Trouble) as others:
        act.take(other, "take_correction", actor=me, on=LATER, at=at(LATER))
    with pytest.raises(Trouble) as not_theirs:
        act.take(key, "drop_uncorrected", actor=me, on=LATER, at=at(LATER))
    assert [others.value.code, not_theirs.value.code] == ["A-002", "A-002"]
    act.take(
        key, "take_correction", actor=me, on=LATER, at=at(LATER), facts={"wanted": "补正后的内容（演示）"}
    )
    assert act.find(key).history[-1].actor == THE_APPLICANT.number == -2
    with pytest.raises(Trouble) as answer:
        act.take(key, "answer", actor=me, on=LATER, at=at(LATER), facts={"reply": "D10"})
    assert answer.value.code == "A-002"
    act.take(key, "withdraw", actor=me, on=LATER, at=at(LATER))


@pytest.mark.parametrize("actor", [holder(7), THE_PUBLIC, CHENG])
def test_who_may_not_open_a_case_in_somebodys_register(city: None, actor: Actor) -> None:
    with pytest.raises(Trouble) as told:
        act.open(line(REQUESTS), "receive", place=KAIFU, actor=actor, on=DAY, at=at(DAY), facts=ASKED)
    assert told.value.code == "A-002"


def test_an_applicant_neither_corrects_nor_erases_nor_hands_over(city: None) -> None:
    key = _applied()
    me = holder(key)
    for do in (
        lambda: act.correct(key, {"wanted": "别的"}, actor=me, on=NEXT, at=at(NEXT)),
        lambda: act.correct(key, {"wanted": "别的"}, actor=CHENG, on=NEXT, at=at(NEXT)),
        lambda: act.erase(key, ("contact",), actor=me, on=NEXT, at=at(NEXT)),
        lambda: act.transfer(key, unit=2001, reason="演示", actor=me, on=NEXT, at=at(NEXT)),
        lambda: act.invite(key, 2001, kind="joint", actor=me, on=NEXT, at=at(NEXT)),
    ):
        with pytest.raises(Trouble) as told:
            do()
        assert told.value.code == "A-002"
    act.erase(key, ("contact",), actor=BAI, on=NEXT, at=at(NEXT))
