"""A paper as PDF: typeset from data by Typst, with nothing fetched; equal papers give equal bytes on one machine."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import typst

from fadu.papers.asdata import as_data
from fadu.papers.document import Paper
from fadu.papers.fonts import faces, installed

_TEMPLATE = Path(__file__).with_name("paper.typ")


def pdf(paper: Paper) -> bytes:
    """The paper as a tagged PDF: PDF/A-2a (for archives) where it is dated, which that standard demands."""
    dated = paper.written_on or (paper.imprint and paper.imprint.printed_on)
    made = _compiler().compile(
        format="pdf", sys_inputs=_inputs(paper), pdf_standards=["a-2a"] if dated else [], timestamp=0
    )
    assert isinstance(made, bytes)
    return made


def picture(paper: Paper, *, ppi: int = 96) -> list[bytes]:
    """Its pages as PNG, as a preview shows them."""
    made = _compiler().compile(format="png", ppi=ppi, sys_inputs=_inputs(paper))
    return made if isinstance(made, list) else [bytes(made or b"")]


def _inputs(paper: Paper) -> dict[str, str]:
    return {"paper": json.dumps(as_data(paper, faces()), ensure_ascii=False)}


def _compiler() -> typst.Compiler:
    """A fresh one for each paper: a compiler forgets its source after the first. The fonts are read once."""
    return typst.Compiler(_template(), root=_TEMPLATE.parent, font_paths=installed())


@lru_cache(maxsize=1)
def _template() -> bytes:
    return _TEMPLATE.read_bytes()
