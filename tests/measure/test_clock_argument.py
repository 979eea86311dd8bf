"""A due date argues its case: each day, each notice, each pause, in words that a person reads."""

from datetime import date, datetime

from fadu.law.holidays import CALENDAR
from fadu.law.instruments import ARL_2023, OGI
from fadu.measure.cite import Mark, Term
from fadu.measure.clock import (
    FixedDate,
    Happening,
    Kind,
    Rule,
    What,
    days,
    hours,
    months,
    reckon,
    working_days,
)

RECEIVED = Term("收到申请", "application received")
ASKED, HEARD = Term("征求第三方意见", "third party asked"), Term("收到第三方意见", "third party answered")


def test_twenty_working_days_over_golden_week_in_chinese():
    log = [
        Happening(date(2023, 9, 21), What.START, RECEIVED),
        Happening(date(2023, 10, 26), What.STOP, Term("答复", "answered")),
    ]
    assert reckon(Rule(working_days(20), OGI.art(33, 2)), log, CALENDAR).argument("zh") == [
        "依据《政府信息公开条例》第三十三条第二款，最长期限：20个工作日。",
        "2023年9月21日“收到申请”，期限起算，当日不计入（《民法典》第二百零一条第一款）。",
        "期间不计入：周末6日；中秋节、国庆节放假（国办发明电〔2022〕16号）8日。",
        "期间计入的调休上班日：中秋节、国庆节调休上班（国办发明电〔2022〕16号）2日。",
        "期限于2023年10月25日届满，当日办结为按期。",
        "2023年10月26日“答复”，计时结束：未按期。",
    ]


def test_a_pause_and_an_extension_in_english():
    log = [
        Happening(date(2023, 9, 20), What.START, RECEIVED),
        Happening(date(2023, 9, 25), What.PAUSE, ASKED),
        Happening(date(2023, 10, 10), What.RESUME, HEARD),
        Happening(date(2023, 10, 20), What.ADD, Term("延长答复", "extension approved"), working_days(20)),
    ]
    assert reckon(Rule(working_days(20), OGI.art(33, 2)), log, CALENDAR).argument("en") == [
        "OGI 2019, art. 33(2): no later than 20 working days.",
        "“application received” on 20 September 2023 started the period; that day is not counted (CIV, art. 201(1)).",
        (
            "Paused on 25 September 2023 by “third party asked” until 10 October 2023, resumed by "
            "“third party answered”; both edge days and all between are left out "
            "(the edge days: inferred, not in the text)."
        ),
        "“extension approved” on 20 October 2023: lengthened by 20 working days.",
        "Not counted: weekend 16 days.",
        "The last day in time is 1 December 2023.",
    ]


def test_rolling_is_argued_with_the_day_and_the_notice():
    log = [Happening(date(2023, 8, 2), What.START, Term("受理", "accepted"))]
    told = "".join(reckon(Rule(days(60), ARL_2023.art(62, 1)), log, CALENDAR).argument("zh"))
    assert (
        "末日2023年10月1日为中秋节、国庆节放假，顺延至其后第一个工作日（《民法典》第二百零三条第一款）。"
        in told
    )
    assert "期限于2023年10月7日届满" in told


def test_each_day_is_told_with_its_reason():
    log = [
        Happening(date(2023, 9, 20), What.START, RECEIVED),
        Happening(date(2023, 9, 25), What.PAUSE, ASKED),
        Happening(date(2023, 10, 10), What.RESUME, HEARD),
    ]
    lines = {
        line.on.isoformat(): line
        for line in reckon(Rule(working_days(20), OGI.art(33, 2)), log, CALENDAR).days()
    }
    assert lines["2023-09-20"].happening is log[0]
    assert lines["2023-09-23"].why.zh == "周六"
    assert (lines["2023-09-25"].counted, lines["2023-09-25"].happening) == (False, log[1])
    assert lines["2023-10-07"].why.zh == "因“征求第三方意见”暂停"
    assert (lines["2023-10-10"].counted, lines["2023-10-10"].happening) == (False, log[2])
    assert (lines["2023-10-11"].counted, lines["2023-10-11"].number) == (True, 3)
    assert lines["2023-11-03"].number == 20


def test_rolled_days_carry_their_notice():
    lines = reckon(
        Rule(days(60), ARL_2023.art(62, 1)), [Happening(date(2023, 8, 2), What.START, RECEIVED)], CALENDAR
    ).days()
    rolled = [line for line in lines if line.on > date(2023, 10, 1)]
    assert [line.counted for line in rolled] == [False] * 6
    assert rolled[0].notice.number == "国办发明电〔2022〕16号"
    assert "顺延至此日" in rolled[-1].why.zh


def test_what_nobody_has_read_is_said():
    rule = Rule(working_days(20), OGI.art(33, 2, mark=Mark.KNOWN))
    assert "（未核）" in reckon(rule, [], CALENDAR).argument("zh")[0]
    assert "not verified" in reckon(rule, [], CALENDAR).argument("en")[0]


def test_what_changed_nothing_is_said_with_its_reason():
    log = [
        Happening(date(2023, 3, 1), What.START, RECEIVED),
        Happening(date(2023, 5, 5), What.ADD, Term("延长", "extension"), days(30)),
    ]
    told = "".join(reckon(Rule(days(60), ARL_2023.art(62, 1)), log, CALENDAR).argument("zh"))
    assert "2023年5月5日“延长”：期限当时已经届满，不再延长。" in told


def test_unfinished_provisional_fixed_and_hourly_clocks_argue_too():
    start = Happening(date(2030, 1, 2), What.START, RECEIVED)
    assert "暂定" in "".join(reckon(Rule(working_days(20), OGI.art(33, 2)), [start], CALENDAR).argument("zh"))
    paused = [start, Happening(date(2030, 1, 3), What.PAUSE, ASKED)]
    assert "尚未恢复" in "".join(reckon(Rule(days(20), OGI.art(1)), paused, CALENDAR).argument("zh"))
    fixed = reckon(Rule(FixedDate(1, 31), OGI.art(49), kind=Kind.FIXED), [start], CALENDAR)
    assert "每年1月31日" in fixed.argument("zh")[0]
    assert fixed.days() == []
    moment = Happening(datetime.fromisoformat("2030-01-02T15:30+08:00"), What.START, RECEIVED)
    assert "2030年1月3日 15:30届满" in "".join(
        reckon(Rule(hours(24), OGI.art(1)), [moment], CALENDAR).argument("zh")
    )
    again = [start, Happening(date(2030, 2, 1), What.RESTART, Term("收到补正", "correction received"))]
    assert "重新起算" in "".join(reckon(Rule(months(1), OGI.art(1)), again, CALENDAR).argument("zh"))
