"""A record made by hand: its page argues the deadline, says what may follow, and names the figures that count it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.test import Client

from fadu.engine import act
from fadu.engine.access import Actor, Role
from fadu.engine.identity import identity
from fadu.engine.line import line
from fadu.engine.people import units
from fadu.pages.visible import COVERED, MASKED

Visitor = Callable[[str], Client]

AT = datetime(2023, 12, 1, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
HANDLER = Actor(1, "安", frozenset({Role.HANDLER}), 4001, "430105", "SF")
HEAD = Actor(2, "柏", frozenset({Role.HEAD}), 4001, "430105", "SF")


def _received(on: date) -> int:
    facts = {"applicant_kind": "natural", "applicant": "演示申请人甲0001", "contact": "000-0000-0001", "channel": "internet",
             "wanted": "演示：某路段工程的验收报告"}  # fmt: skip
    return act.open(
        line("oversight.information_request"),
        "receive",
        place=units()[4001].place,
        actor=HANDLER,
        on=on,
        at=AT,
        facts=facts,
    )


def _read(key: int, client: Client) -> str:
    response = client.get(f"/records/{identity(key)}", headers={"accept-language": "zh"})
    assert response.status_code == 200
    return response.content.decode()


def test_the_deadline_is_argued_across_the_golden_week(visitor: Visitor) -> None:
    """Received Fri 22 Sep 2023; 20 working days (OGI art. 33). 25-28 Sep are 4; 29 Sep - 6 Oct are off (国办发明电〔2022〕16号);
    Sat 7 and Sun 8 Oct are worked in exchange: 5, 6; 9-13 Oct: 11; 16-20: 16; 23-26: 20. So Thu 26 Oct."""
    text = _read(_received(date(2023, 9, 22)), visitor("ding"))
    assert "2023年10月26日" in text
    assert "国办发明电〔2022〕16号" in text
    assert "d-makeup" in text
    assert "d-holiday" in text
    assert "第三十三条" in text
    assert "国务院令第711号" in text


def test_a_pause_shows_the_paper_that_caused_it(visitor: Visitor) -> None:
    key = _received(date(2023, 3, 1))
    act.take(
        key, "consult", actor=HANDLER, on=date(2023, 3, 6), at=AT, facts={"third_party": "演示第三方乙0002"}
    )
    text = _read(key, visitor("an"))
    assert "暂停中，届满日待恢复后确定" in text
    assert "因“征求第三方意见”暂停" in text
    assert "演示第三方乙0002" not in text  # a person: covered on this page


def test_who_may_do_what_next_and_why_not(visitor: Visitor) -> None:
    key = _received(date(2023, 3, 1))
    act.take(key, "ask_correction", actor=HANDLER, on=date(2023, 3, 2), at=AT, facts={"correction_days": 5})
    text = _read(key, visitor("an"))
    assert "收到补正" in text
    assert "须在“已收到”、“说明理由”" not in text
    assert "依法只能办理一次，已于2023-03-02办理" in text
    assert "须在“已收到”" in text
    # The correction was due on 9 March, so the step that follows from silence is open by the rehearsal's today.
    assert "逾期不补正，不再处理" in text
    own, others = text.count("您可以办"), _read(key, visitor("ding")).count("您可以办")
    assert own > 0
    assert others == 0


def test_personal_facts_are_masked_outside_the_unit_and_erased_ones_say_so(visitor: Visitor) -> None:
    key = _received(date(2023, 3, 1))
    own = _read(key, visitor("an"))
    assert "演示申请人甲0001" not in own
    assert COVERED.zh in own
    overseen = _read(key, visitor("si"))
    assert "演示申请人甲0001" not in overseen
    assert MASKED.zh in overseen
    assert "演示：某路段工程的验收报告" in overseen
    public = _read(key, visitor("ding"))
    assert "演示申请人甲0001" not in public
    assert "验收报告" not in public
    act.erase(key, ("applicant",), actor=HEAD, on=date(2023, 4, 3), at=AT)
    assert "〔已依法删除〕" in _read(key, visitor("an"))


def test_a_record_names_the_figures_that_count_it_and_their_lists_hold_it(visitor: Visitor) -> None:
    key = _received(date(2022, 12, 29))
    act.take(key, "answer", actor=HEAD, on=date(2023, 1, 12), at=AT, facts={"reply": "D10"})
    client = visitor("an")
    response = client.get(f"/records/{identity(key)}")
    counted = {one.id.rpartition(".")[2]: one for one in response.context["page"].figures}
    assert {"new", "handled", "granted", "on_time", "carried_in", "carried_over"} <= set(counted)
    assert "refused" not in counted
    assert counted["new"].when.zh == "2022年12月"
    assert counted["carried_over"].when.zh == "2022年末"
    assert counted["carried_in"].when.zh == "2023年初"
    for one in counted.values():
        address = f"/figures/{one.id}/records.csv{one.address}"
        assert str(identity(key)) in b"".join(client.get(address).streaming_content).decode("utf-8-sig"), (
            one.id
        )


def test_a_withdrawn_request_was_neither_in_time_nor_late(visitor: Visitor) -> None:
    key = _received(date(2023, 3, 1))
    act.take(key, "withdraw", actor=HANDLER, on=date(2023, 6, 1), at=AT)
    text = _read(key, visitor("ding"))
    assert "随结案终止，不作判定" in text
    assert "计时结束：未按期" not in text


def test_the_timeline_shows_every_hash_of_the_log(visitor: Visitor) -> None:
    key = _received(date(2023, 3, 1))
    act.take(key, "answer", actor=HEAD, on=date(2023, 3, 8), at=AT, facts={"reply": "D20"})
    text = _read(key, visitor("ding"))
    for past in act.find(key).history:
        assert past.hash.hex() in text
