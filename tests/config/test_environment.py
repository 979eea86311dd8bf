"""Settings from the environment: what is misspelt or senseless is refused in a sentence."""

from __future__ import annotations

import pytest

from fadu.config import environment
from fadu.config.environment import BadValue, UnknownVariable


def test_a_misspelt_variable_is_refused_and_the_right_one_named() -> None:
    with pytest.raises(UnknownVariable) as caught:
        environment.refuse_unknown({"FADU_PROT": "8000", "HOME": "/root"})
    assert "FADU_PROT" in caught.value.sentence("zh")
    assert "FADU_PORT" in caught.value.remedy("en")


def test_variables_of_others_are_no_concern() -> None:
    environment.refuse_unknown({"PATH": "/bin", "FADU_PORT": "80"})


@pytest.mark.parametrize("given", ["80a", "-1", "65536", "8000.0", "８０００", "0x50"])
def test_a_port_is_a_whole_number_in_its_range(given: str) -> None:
    with pytest.raises(BadValue) as caught:
        environment.whole("FADU_PORT", 8000, least=0, most=65535, environ={"FADU_PORT": given})
    assert given in caught.value.sentence("zh")
    assert "0 至 65535 的整数" in caught.value.sentence("zh")
    assert "a whole number from 0 to 65535" in caught.value.sentence("en")


@pytest.mark.parametrize("given", ["0", "1.01", "-0.5", "half", "nan", "inf"])
def test_a_scale_lies_above_zero_and_not_above_one(given: str) -> None:
    with pytest.raises(BadValue):
        environment.share("FADU_SCALE", 1.0, environ={"FADU_SCALE": given})


def test_what_is_given_counts_and_what_is_empty_does_not() -> None:
    assert environment.share("FADU_SCALE", 1.0, environ={"FADU_SCALE": " 0.01 "}) == 0.01
    assert environment.share("FADU_SCALE", 1.0, environ={"FADU_SCALE": ""}) == 1.0
    assert environment.switch("FADU_DEBUG", False, environ={"FADU_DEBUG": "1"}) is True
    assert environment.words("FADU_HOSTS", "a", environ={"FADU_HOSTS": "x.cn, y.cn,"}) == ["x.cn", "y.cn"]


def test_a_switch_is_zero_or_one() -> None:
    with pytest.raises(BadValue):
        environment.switch("FADU_DEBUG", False, environ={"FADU_DEBUG": "yes"})
