"""A case whose draft is before the public: the way from its page to the draft, and the counts that its closing step begins with."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from tests.desk.test_case import number_of

from fadu.consultations import consulting
from fadu.consultations.consulting import Said
from fadu.consultations.models import Consultation, Outcome
from fadu.desk.case_comments import CLOSINGS, with_comments
from fadu.desk.case_form import step_asks
from fadu.desk.case_found import Case
from fadu.engine import act
from fadu.engine.access import HANDLER, HEAD, Actor, Standing
from fadu.engine.line import line, lines
from fadu.pages.asking import questions

AT, ON = datetime(2023, 12, 31, 9, 30, tzinfo=UTC), date(2023, 12, 31)
KAIFU = {"unit": 4001, "territory": "430105", "system": "SF"}


def _standing_at_comment(id: str, state: str) -> int:
    """A record of the line at the Kaifu bureau, put before the public by hand, as if its steps had been taken."""
    home = line(id)
    record = home.model.objects.order_by("id").values_list("id", flat=True).first()
    home.model.objects.filter(id=record).update(state=state, closed=None, **KAIFU)
    assert record is not None
    return int(record)


def _handler(record: int) -> Actor:
    row = act.find(record).row
    return Actor(901, "某", frozenset({HANDLER, HEAD}), row["unit"], row["territory"], row["system"])


def _put_out(record: int) -> Consultation:
    return consulting.put_out(record, title="某某办法（演示）", text="第一条　一。\n第二条　二。", closes=date(2024, 1, 30),
                              actor=_handler(record), on=ON, at=AT)  # fmt: skip


def _commented(one: Consultation, *outcomes: Outcome | None) -> None:
    for number, outcome in enumerate(outcomes):
        said = Said(anchor="", text="建议（演示）", kind="person")
        made = consulting.comment(one, said, token=f"{one.pk}-{number}", on=ON, at=AT)
        if outcome:
            consulting.reply(
                made, outcome=outcome.value, text="答复（演示）", actor=_handler(one.record), at=AT
            )


def _asked(record: int, step: str) -> dict[str, Any]:
    case = Case(act.find(record), Standing.UNIT)
    return {one.name: one for one in step_asks(case, case.line.step(step), ON)}


def test_the_closing_steps_are_these_and_their_counts_are_known(city_year: int) -> None:
    """A line whose closing step is called otherwise, or asks for a count of another name, would go without: here it is seen."""
    steps = {(one.id, name) for one in lines() for name in CLOSINGS if name in one.steps}
    assert steps == {("decisions.normative_document", "close_comment"), ("decisions.major_decision", "close_comment"),
                     ("legislation.rule", "close_comment"), ("legislation.rule", "close_again"),
                     ("legislation.regulation", "close_comment")}  # fmt: skip
    for id, name in steps:
        record = _standing_at_comment(id, next(iter(consulting.commenting_states(line(id)))))
        if not Consultation.objects.filter(record=record).exists():
            _put_out(record)
        case = Case(act.find(record), Standing.UNIT)
        plain = questions(case.line, case.line.step(name), law_on=case.row["law_on"])
        counts = [one.name for one in plain if one.kind == "number"]
        begun = {one.name: one.now for one in with_comments(case, name, plain)}
        assert counts
        assert all(begun[count] != "" for count in counts)


def test_a_case_at_public_comment_leads_to_the_form_then_to_the_draft(signed_in) -> None:
    record = _standing_at_comment("legislation.rule", "commenting")
    number, desk = number_of(str(record)), signed_in("an")
    assert f"/desk/consultations/new/{number}" in desk.get(f"/desk/cases/{number}").content.decode()
    assert desk.get(f"/desk/consultations/new/{number}").status_code == 200
    one = _put_out(record)
    told = desk.get(f"/desk/cases/{number}").content.decode()
    assert f'href="/desk/consultations/{one.pk}"' in told
    assert "/desk/consultations/new/" not in told
    assert desk.get(f"/desk/consultations/{one.pk}").status_code == 200


def test_another_case_says_nothing_of_comments(signed_in) -> None:
    record = _standing_at_comment("legislation.rule", "drafting")
    told = signed_in("an").get(f"/desk/cases/{number_of(str(record))}").content.decode()
    assert "/desk/consultations/new/" not in told
    assert 'id="comments"' not in told


def test_the_closing_form_begins_with_what_was_counted(signed_in) -> None:
    """Five comments: two adopted, one partly, one declined, one not yet replied to."""
    record = _standing_at_comment("legislation.rule", "commenting")
    _commented(_put_out(record), Outcome.ADOPTED, Outcome.ADOPTED, Outcome.PARTLY, Outcome.DECLINED, None)
    asked = _asked(record, "close_comment")
    assert {name: one.now for name, one in asked.items() if name.startswith("comments_")} == {
        "comments_received": "5", "comments_adopted": "2", "comments_partly": "1", "comments_declined": "1",
        "comments_outside": "0",
    }  # fmt: skip
    page = signed_in("an").get(f"/desk/cases/{number_of(str(record))}/close_comment").content.decode()
    assert 'name="comments_received" type="text" value="5"' in page
    assert "收到5条，还有1条没有答复" in page
    # What the official typed instead stays.
    typed = {"comments_received": "7", "act_on": "2023-12-31", "seen": "1", "do": "preview"}
    again = (
        signed_in("an").post(f"/desk/cases/{number_of(str(record))}/close_comment", typed).content.decode()
    )
    assert 'name="comments_received" type="text" value="7"' in again


def test_a_second_round_is_counted_with_the_first(city_year: int) -> None:
    record = _standing_at_comment("legislation.rule", "commenting_again")
    first = _put_out(record)
    _commented(first, Outcome.ADOPTED, Outcome.OUTSIDE)
    second = Consultation.objects.get(pk=first.pk)
    second.pk, second.round = None, first.round + 1
    second.save()
    _commented(second, Outcome.DECLINED)
    asked = _asked(record, "close_again")
    assert [asked[f"comments_{name}"].now for name in ("received", "adopted", "declined", "outside")] == [
        "3",
        "1",
        "1",
        "1",
    ]
    assert "2次合计" in asked["comments_received"].note.help.zh


def test_where_one_number_is_asked_adopted_and_partly_adopted_count_together(city_year: int) -> None:
    record = _standing_at_comment("decisions.normative_document", "soliciting")
    Consultation.objects.filter(record=record).delete()
    _commented(_put_out(record), Outcome.ADOPTED, Outcome.PARTLY, Outcome.DECLINED)
    asked = _asked(record, "close_comment")
    assert (asked["comments"].now, asked["comments_taken"].now) == ("3", "2")


def test_without_a_consultation_the_form_is_empty(city_year: int) -> None:
    record = _standing_at_comment("legislation.rule", "commenting")
    assert _asked(record, "close_comment")["comments_received"].now == ""
