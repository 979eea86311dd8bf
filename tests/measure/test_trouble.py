"""Errors are data: every one renders in both languages, keeps its facts, and has a code of its own."""

from __future__ import annotations

import importlib
import pickle
import pkgutil
from datetime import date

import pytest

import fadu.law
import fadu.measure
from fadu.law.instruments import OGI
from fadu.measure.calendar import DayOutsideCalendar
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble, catalogue, duplicate_codes

for package in (fadu.measure, fadu.law):
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)


def ours() -> list[type[Trouble]]:
    return [kind for kind in catalogue() if kind.__module__.startswith("fadu.")]


def test_there_is_a_catalogue():
    assert {"M-001", "M-002", "M-003", "M-004", "M-005", "M-006", "M-007", "L-001", "L-002", "L-003"} <= {
        kind.code for kind in ours()
    }


def test_no_two_troubles_share_a_code():
    assert {
        code: who for code, who in duplicate_codes().items() if any(name.startswith("fadu.") for name in who)
    } == {}


@pytest.mark.parametrize("kind", ours(), ids=lambda kind: kind.code)
def test_every_trouble_can_be_told_in_both_languages(kind):
    trouble = kind(**{place: f"<{place}>" for place in kind.places()})
    for lang, stop in (("zh", "。"), ("en", ".")):
        sentence = trouble.sentence(lang)
        assert sentence.endswith(stop)
        assert all(f"<{place}>" in sentence for place in kind.places())
        assert "〔" not in sentence
        assert kind.title.said(lang)
        assert trouble.remedy(lang) in sentence


def test_facts_are_kept_and_text_is_rendered_late():
    trouble = DayOutsideCalendar(day=date(2203, 5, 1), first=OGI.art(33), last=Term("末", "end"))
    assert trouble.values["day"] == date(2203, 5, 1)
    assert "《政府信息公开条例》第三十三条 至 末" in trouble.sentence("zh")
    assert "OGI 2019, art. 33 to end" in trouble.sentence("en")
    assert str(trouble) == trouble.sentence("zh")


def test_a_forgotten_fact_does_not_hide_the_trouble():
    assert "〔day〕" in DayOutsideCalendar(first="a", last="b").sentence("en")


def test_it_survives_being_sent_to_another_process():
    sent = pickle.loads(pickle.dumps(DayOutsideCalendar(day="d", first="a", last="b")))
    assert sent.sentence("en") == DayOutsideCalendar(day="d", first="a", last="b").sentence("en")


def declare(**wrong: object) -> None:
    fields = {
        "code": "X-001",
        "title": Term("题", "title"),
        "zh": "{a} 错。",
        "en": "{a} wrong.",
        "remedy_zh": "改。",
        "remedy_en": "Mend.",
    }
    type("Wrong", (Trouble,), fields | wrong)


@pytest.mark.parametrize(
    "wrong", [{"code": "X1"}, {"zh": ""}, {"remedy_en": ""}, {"en": "{b} wrong."}, {"remedy_zh": "改 {a}。"}]
)
def test_a_half_declared_trouble_does_not_start(wrong):
    with pytest.raises(TypeError):
        declare(**wrong)
