"""Word is strict about the order of properties (ECMA-376 Part 1, 17.3 and 17.15): every element stands where its schema has it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import etree
from tests.papers.test_papers import NOTICE

from fadu.papers.document import Kind
from fadu.papers.word import docx

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid"
    " spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl"
    " divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish"
    " webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout"
    " specVanish oMath",
    "pBdr": "top left bottom right between bar",
    "sectPr": "footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols"
    " formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
}  # fmt: skip


@pytest.mark.parametrize("kind", Kind)
def test_properties_stand_in_the_order_of_the_schema(kind: Kind) -> None:
    package = zipfile.ZipFile(io.BytesIO(docx(replace(NOTICE, kind=kind, signatory="演示人"))))
    parts = [name for name in package.namelist() if name.startswith("word/") and name.endswith(".xml")]
    seen = 0
    for part in parts:
        for element in etree.fromstring(package.read(part)).iter():
            order = ORDER.get(etree.QName(element).localname, "").split()
            # Headers and footers may be named in any order, before all else.
            names = [etree.QName(child).localname for child in element if order]
            places = [order.index(name) for name in names if not name.endswith("Reference")]
            assert all(before <= after for before, after in pairwise(places)), etree.tostring(element)
            seen += len(places)
    assert seen > 200


def test_settings_open_as_the_schema_has_them() -> None:
    package = zipfile.ZipFile(io.BytesIO(docx(NOTICE)))
    names = [etree.QName(one).localname for one in etree.fromstring(package.read("word/settings.xml"))]
    assert "mirrorMargins" in names
    assert names.index("zoom") < names.index("mirrorMargins") < names.index("evenAndOddHeaders")
    assert names.index("evenAndOddHeaders") < names.index("compat")
