"""Nothing that contains the words typed is ever missed: the index against a plain scan, over the real texts."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fadu.library.search.facets import Scope
from fadu.library.search.index import Cursor, Reader, Shelf, Writer
from fadu.library.search.matching import Circle, every, matches
from fadu.library.search.query import LONGEST, read
from fadu.library.search.schema import Sheet
from fadu.library.search.tokens import BREAK, fold

EVERY = 12  # one text in so many: enough to meet every kind, and quick
SCOPE = Scope(date(2024, 1, 1))


class Shelved:
    """Texts and an index of them."""

    def __init__(self, root: Path, texts: list[tuple[str, str]]) -> None:
        self.texts = texts
        shelf = Shelf(root)
        folder = shelf.fresh()
        writer = Writer(folder)
        writer.add(Sheet(n, n, title, text) for n, (title, text) in enumerate(texts))
        writer.commit(Cursor("test", 0))
        writer.close()
        shelf.switch(folder)
        self.searcher = Reader(root).view().versions
        self.folded = [fold(f"{title}|{text}") for title, text in texts]

    def found(self, query: str) -> set[object]:
        asked = every(matches(read(query), Circle.TITLED, dated=False), SCOPE.query())
        hits = self.searcher.search(asked, limit=len(self.texts) + 1).hits
        return set(self.searcher.fast_field_values("of", [address for _, address in hits]))

    def missed(self, words: list[str]) -> set[int]:
        """Those that hold every word in any writing (which includes: letter by letter), less those that were found."""
        asked = [part for word in words for part in fold(word).split(BREAK) if part]
        true = {n for n, text in enumerate(self.folded) if all(word in text for word in asked)}
        return true - self.found(" ".join(words))


@pytest.fixture(scope="module")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Shelved:
    rows = [json.loads(line) for line in (shared / "corpus" / "fulltext_index.jsonl").open(encoding="utf-8")]
    rows = [row for row in rows if row["file"].startswith(("laws/", "policy/"))][::EVERY]
    texts = [(row["title"], (shared / "corpus" / row["file"]).read_text(encoding="utf-8")) for row in rows]
    assert len(texts) > 300
    return Shelved(tmp_path_factory.mktemp("index"), texts)


def test_any_stretch_of_any_text_finds_every_text_that_has_it(real: Shelved) -> None:
    draw = random.Random(7)
    for _ in range(600):
        words = []
        for _ in range(draw.choice((1, 1, 1, 2, 3))):
            text = draw.choice(real.texts)[1]
            start = draw.randrange(max(1, len(text) - 20))
            stretch = "".join(text[start : start + draw.choice((1, 2, 2, 3, 4, 4, 6, 9, 14, 20))].split())
            if fold(stretch).strip(BREAK) and not stretch.startswith(("-", "－", '"', "“")):
                words.append(stretch)
        if words:
            assert not real.missed(words), words


def test_texts_as_they_are_written_are_met_too(real: Shelved) -> None:
    """The scan here folds nothing: a word that stands in a text letter by letter is found."""
    draw = random.Random(11)
    for _ in range(200):
        n = draw.randrange(len(real.texts))
        text = real.texts[n][1]
        start = draw.randrange(max(1, len(text) - 8))
        word = text[start : start + draw.randrange(1, 8)]
        if word.split() == [word] and fold(word).strip(BREAK) and word[0] not in '-－"“':
            true = {k for k, (title, other) in enumerate(real.texts) if word in other or word in title}
            assert n in true
            assert true <= real.found(word), word


def test_words_that_the_dictionary_cuts_elsewhere(real: Shelved) -> None:
    """国会 stands in 全国会议, 会常 in 委员会常务: a dictionary's words never meet them."""
    for word in ("国会", "会常", "府信", "行政处", "例第", "的", "十三条", "民共和国"):
        assert real.found(word), word
        assert not real.missed([word])


_LETTERS = st.sampled_from("国会政府信息公开條例ＡＢab12①（）《》“”、。 　\n|.%-·頁")


@given(
    texts=st.lists(st.text(_LETTERS, max_size=30), min_size=1, max_size=6),
    words=st.lists(st.text(_LETTERS, min_size=1, max_size=6), min_size=1, max_size=3),
)
@settings(max_examples=40)
def test_whatever_is_written_and_whatever_is_typed(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], words: list[str]
) -> None:
    shelved = Shelved(tmp_path_factory.mktemp("small"), [("", text) for text in texts])
    typed = " ".join("".join(word.split()) for word in words).strip()
    asked = read(typed)
    if any(mark in typed for mark in '-“”"') or not asked.words or asked.article:
        return  # operators, which say something else
    assert len(typed) <= LONGEST
    assert not shelved.missed(typed.split()), typed


@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=12))
def test_folding_keeps_what_contains_what(before: str, word: str, after: str) -> None:
    assert fold(word) in fold(before + word + after)
