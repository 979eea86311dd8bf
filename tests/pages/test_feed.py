"""A feed holds whatever was typed, without the characters that XML has not."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from fadu.pages.feed import Feed

AT = datetime(2024, 1, 1, tzinfo=UTC)


@given(text=st.text(max_size=40))
def test_any_text_makes_a_feed(text: str) -> None:
    made = Feed(title=text, link="https://fadu.example/", description=text)
    made.add_item(
        title=text, link="https://fadu.example/1", description=text, unique_id="1", pubdate=AT, updateddate=AT
    )
    read = etree.fromstring(made.response().content)
    assert len(read.findall("{*}entry")) == 1


def test_what_xml_has_stays() -> None:
    made = Feed(title="答复\x0b书 <甲> & 𠮷", link="https://fadu.example/", description="")
    read = etree.fromstring(made.response().content)
    assert read.findtext("{*}title") == "答复书 <甲> & 𠮷"
