"""Hashes that anyone can repeat, commitments that tell nothing, a chain and a tree that give every change away."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fadu.measure.proof import (
    GENESIS,
    NotCanonical,
    SaltTooShort,
    canonical,
    commit,
    commit_facts,
    event_hash,
    fact_salt,
    merkle_path,
    merkle_root,
    salts_without,
    untrue,
    verify_path,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=8,
)
FACTS = st.dictionaries(TEXT, PLAIN, min_size=1, max_size=5)
SALTS = st.binary(min_size=16, max_size=80)
LEAVES = st.lists(st.binary(max_size=33), min_size=1, max_size=40)


@given(PLAIN)
def test_canonical_bytes_are_plain_sorted_json(value):
    assert (
        canonical(value)
        == json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    )


def test_dates_moments_and_enumerations():
    class Reply(StrEnum):
        GRANTED = "granted"

    east = timezone(timedelta(hours=8))
    assert canonical({"b": date(2023, 5, 4), "a": Reply.GRANTED}) == b'{"a":"granted","b":"2023-05-04"}'
    assert canonical(datetime(2023, 5, 4, 8, tzinfo=east)) == canonical(datetime(2023, 5, 4, tzinfo=UTC))


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        float("nan"),
        {1: "a"},
        {"a": 1, 2: 3},
        object(),
        {"deep": [b"x"]},
        "\ud800",
        datetime.fromisoformat("2023-01-01T00:00"),
    ],
)
def test_what_has_no_single_writing_is_refused(value):
    with pytest.raises(NotCanonical):
        canonical(value)


def test_facts_that_cannot_be_written_are_refused_in_a_load_too():
    with pytest.raises(NotCanonical):
        commit_facts(bytes(16), {"a": "\ud800"})


@given(SALTS, FACTS)
def test_commitments_can_be_repeated_with_nothing_but_the_documented_recipe(salt, facts):
    for name, value in facts.items():
        own = hmac.digest(salt, name.encode(), "sha256")[:16]
        told = f"{json.dumps(name, ensure_ascii=False)}:".encode() + canonical(value)
        expected = hashlib.sha256(b"fadu fact 1\n" + own + told).digest()
        assert fact_salt(salt, name) == own
        assert commit(own, name, value) == expected
        assert commit_facts(salt, facts)[name] == expected


@given(SALTS, FACTS, st.binary(min_size=32, max_size=32))
def test_the_event_hash_can_be_repeated_from_json(salt, facts, prev):
    commitments, header = commit_facts(salt, facts), {"step": "答复", "seq": 3}
    event = {
        "facts": {name: one.hex() for name, one in commitments.items()},
        "header": header,
        "prev": prev.hex(),
    }
    expected = hashlib.sha256(b"fadu event 1\n" + canonical(event)).digest()
    assert event_hash(prev, header, commitments) == expected


@given(SALTS, FACTS, st.data())
def test_an_erased_fact_leaves_a_chain_that_still_holds(salt, facts, data):
    commitments = commit_facts(salt, facts)
    before = event_hash(GENESIS, {"seq": 1}, commitments)
    erased = data.draw(st.sampled_from(sorted(facts)))
    kept = salts_without(salt, facts, [erased])
    left = {name: value for name, value in facts.items() if name != erased}
    assert untrue(commitments, kept, left) == []
    assert erased not in kept
    assert event_hash(GENESIS, {"seq": 1}, commitments) == before
    # The kept salts do not open the erased commitment, even to one who guesses the value.
    assert all(commit(other, erased, facts[erased]) != commitments[erased] for other in kept.values())


@given(SALTS, FACTS, st.data())
def test_a_changed_fact_is_named(salt, facts, data):
    name = data.draw(st.sampled_from(sorted(facts)))
    changed = facts | {name: [facts[name], "改"]}
    salts = salts_without(salt, facts, [])
    assert untrue(commit_facts(salt, facts), salts, changed) == [name]


def test_equal_values_do_not_show_as_equal():
    one, other = (commit_facts(salt, {"a": 1, "b": 1}) for salt in (bytes(16), b"\1" * 16))
    assert len({*one.values(), *other.values()}) == 4


@pytest.mark.parametrize("make", [lambda: commit(b"short", "a", 1), lambda: commit_facts(b"short", {"a": 1})])
def test_a_short_salt_is_refused(make):
    with pytest.raises(SaltTooShort):
        make()


def test_the_chain_covers_what_came_before():
    first = event_hash(GENESIS, {"seq": 1}, {})
    assert event_hash(first, {"seq": 2}, {}) != event_hash(GENESIS, {"seq": 2}, {})


@given(LEAVES, st.data())
def test_every_leaf_has_a_path_and_no_other_leaf_fits_it(leaves, data):
    root, index = merkle_root(leaves), data.draw(st.integers(0, len(leaves) - 1))
    path = merkle_path(leaves, index)
    assert verify_path(leaves[index], path, root)
    assert not verify_path(leaves[index] + b"x", path, root)
    assert len(path) <= (len(leaves) - 1).bit_length()


def rfc_6962(leaves: list[bytes]) -> bytes:
    """The tree head by its recursive definition."""
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    return hashlib.sha256(b"\1" + rfc_6962(leaves[:split]) + rfc_6962(leaves[split:])).digest()


@given(LEAVES)
def test_the_root_is_that_of_rfc_6962(leaves):
    assert merkle_root(leaves) == rfc_6962(leaves)


@given(LEAVES, st.data())
def test_any_change_to_any_leaf_changes_the_root(leaves, data):
    index = data.draw(st.integers(0, len(leaves) - 1))
    changed = [*leaves[:index], leaves[index] + b"!", *leaves[index + 1 :]]
    assert merkle_root(changed) != merkle_root(leaves)
    assert merkle_root([*leaves, b""]) != merkle_root(leaves)


def test_a_node_cannot_pass_for_a_leaf():
    left, right = (hashlib.sha256(b"\0" + leaf).digest() for leaf in (b"a", b"b"))
    assert merkle_root([left + right]) != merkle_root([b"a", b"b"])


def test_no_leaves_and_no_such_leaf():
    assert merkle_root([]) == hashlib.sha256().digest()
    with pytest.raises(IndexError):
        merkle_path([b"a"], 1)
