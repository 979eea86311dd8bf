"""The judged set is well-formed: what measures the search must not itself be broken."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from tests.library.judged.agreement import GRADES, judged, pairs_of, weighted_kappa

FIELDS = {"id", "who", "kind", "query", "on", "filters", "expects_article", "grades", "note"}
KNOWN = {"number", "title_exact", "title_short", "popular_name", "article"}
KINDS = KNOWN | {
    "topic", "question", "abbreviation", "pinyin", "traditional", "typo", "phrase", "as_of", "issuer_topic",
    "filtered", "no_answer",
}  # fmt: skip
WITHIN = {
    "法律": ("laws/宪法", "laws/刑法", "laws/民", "laws/社会法", "laws/经济法", "laws/行政法/", "laws/诉讼"),
    "行政法规": ("laws/行政法规/",),
    "司法解释": ("laws/司法解释/",),
    "地方性法规": ("laws/DLC_",),
    "部门规章": ("laws/部门规章_",),
    "规范性文件": ("policy/",),
}


def test_every_query_is_complete_and_asked_once() -> None:
    queries = judged()
    assert len(queries) >= 150
    assert all(set(query) == FIELDS for query in queries)
    assert len({query["id"] for query in queries}) == len(queries)
    asked = Counter((query["query"], query["on"], str(query["filters"])) for query in queries)
    assert [question for question, times in asked.items() if times > 1] == []
    assert {query["kind"] for query in queries} == KINDS
    assert {query["who"] for query in queries} == {"citizen", "clerk", "lawyer"}
    assert all(date.fromisoformat(query["on"]) for query in queries if query["on"])


def test_both_readings_stand_and_disagreements_are_settled_with_a_reason() -> None:
    for query in judged():
        for file, grade in query["grades"].items():
            said = (query["id"], file)
            assert {grade["first"], grade["second"], grade["final"]} <= set(GRADES), said
            apart = abs(grade["first"] - grade["second"])
            assert (apart >= 2) <= bool(grade.get("why")), said
            assert apart >= 2 or grade.get("why") or grade["final"] == grade["second"], said


def test_a_known_item_can_be_found_and_the_unanswerable_cannot() -> None:
    for query in judged():
        best = max((grade["final"] for grade in query["grades"].values()), default=0)
        assert query["kind"] not in KNOWN or best == 3, query["id"]
        assert best <= 1 if query["kind"] == "no_answer" else best >= 2, query["id"]


def test_graded_documents_exist_and_pass_the_filter(shared: Path) -> None:
    corpus = shared / "corpus"
    for query in judged():
        for file, grade in query["grades"].items():
            assert (corpus / file).is_file(), (query["id"], file)
            if grade["final"]:
                kind, place = query["filters"].get("kind"), query["filters"].get("place")
                assert not kind or file.startswith(WITHIN[kind]), (query["id"], file)
                assert not place or file.startswith(f"laws/DLC_{place}"), (query["id"], file)


def test_an_expected_article_is_printed_in_its_document(shared: Path) -> None:
    expecting = [query for query in judged() if query["expects_article"]]
    assert len(expecting) >= 20
    for query in expecting:
        file, article = query["expects_article"]["file"], query["expects_article"]["article"]
        assert query["grades"][file]["final"] == 3, query["id"]
        text = (shared / "corpus" / file).read_text(encoding="utf-8")
        assert re.search(rf"(?m)^\s*{article}\s", text), (query["id"], article)


def test_kappa_by_hand() -> None:
    assert weighted_kappa([(0, 0), (3, 3)]) == 1
    assert weighted_kappa([(0, 3), (3, 0)]) == -1
    # Seen: one of four differs by one, mean square 1/4. By chance: E(X²)=3.5, E(Y²)=2.75, 2·E(X)·E(Y)=3.75,
    # so 2.5. 1 - 0.25/2.5 = 0.9.
    assert weighted_kappa([(0, 0), (1, 1), (2, 1), (3, 3)]) == pytest.approx(0.9)
    with pytest.raises(ValueError, match="no pairs"):
        weighted_kappa([])
    with pytest.raises(ValueError, match="one grade"):
        weighted_kappa([(3, 3), (3, 3)])


def test_the_two_readings_agree_well_enough_to_measure_with() -> None:
    assert weighted_kappa(pairs_of(judged())) >= 0.8
