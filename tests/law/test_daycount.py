"""A number of days means what its own statute says."""

import pytest

from fadu.law import instruments as law
from fadu.law.daycount import DAY_RULES, DayCountUnknown, day_rule, span_of
from fadu.law.instruments import INSTRUMENTS
from fadu.measure.cite import Mark
from fadu.measure.clock import days, working_days


@pytest.mark.parametrize(
    ("instrument", "working", "by_date"),
    [
        (law.ARL_2017, [5, 7], [3, 10, 15, 30, 60]),  # art. 40: only five and seven
        (law.ARL_2023, [3, 5, 7, 10], [15, 30, 60]),  # art. 88
        (law.APL_2021, [2, 3, 5, 7], [15, 90]),  # art. 85
        (law.ACL_2011, [1, 3, 10], [11, 30]),  # art. 69: ten and fewer
        (law.ALiL_2019, [5, 10, 20, 45], []),  # art. 82
        (law.OGI, [7, 15, 20], [31]),  # the text says 工作日 itself
        (law.CPL_2023, [], [5, 15, 30]),
        (law.HEAD_2020, [], [3]),
        (law.MASS_EVENT, [], [7]),
    ],
)
def test_which_numbers_mean_working_days(instrument, working, by_date):
    assert [span_of(instrument, number) for number in working] == [working_days(number) for number in working]
    assert [span_of(instrument, number) for number in by_date] == [days(number) for number in by_date]


def test_an_instrument_without_a_rule_is_refused_and_never_assumed():
    with pytest.raises(DayCountUnknown, match="DCGD2019"):
        span_of(law.DCGD2019, 10)


def test_silence_is_marked_as_inference():
    assert day_rule(law.PML_2010).cite.mark is Mark.DESIGN
    assert not day_rule(law.ARR_2007).cite.verified
    assert day_rule(law.ARL_2023).cite.zh == "《行政复议法》（2023年修订）第八十八条第二款"


def test_rules_belong_to_entered_instruments():
    assert set(DAY_RULES) <= set(INSTRUMENTS)
    assert all(rule.cite.instrument.id == id for id, rule in DAY_RULES.items())
