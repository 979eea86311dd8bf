"""Text to claims: scanning, placing, relating, naming, in that order; refuses what no report can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fadu.auditor.context import place
from fadu.auditor.grid import cell_tokens
from fadu.auditor.model import Claim, Table
from fadu.auditor.read.fold import simplify
from fadu.auditor.read.trouble import TooLarge
from fadu.auditor.relate import relate
from fadu.auditor.scan import scan
from fadu.auditor.subject import name_subjects
from fadu.auditor.tokens import Token

MOST_CHARACTERS = 12_000_000
MOST_CLAIMS = 400_000


def tokens_of(text: str, name: str = "", tables: Sequence[Table] = ()) -> list[Token]:
    """Every printed number with its surroundings and links."""
    if len(text) > MOST_CHARACTERS:
        raise TooLarge(name=name, what="正文字数", size=len(text), limit=MOST_CHARACTERS)
    plain = simplify(text)
    tokens: list[Token] = []
    for token in scan(plain):
        tokens.append(token)
        if len(tokens) > MOST_CLAIMS:
            raise TooLarge(name=name, what="数字个数", size=len(tokens), limit=MOST_CLAIMS)
    if plain is not text:
        for token in tokens:
            token.text = text[token.start : token.end]
    place(plain, tokens)
    relate(tokens)
    name_subjects(tokens)
    return _with_cells(text, tokens, tables) if tables else tokens


def _with_cells(text: str, tokens: list[Token], tables: Sequence[Table]) -> list[Token]:
    """Merge in the cells; links are told by index and move with what is put between."""
    merged = sorted([*tokens, *cell_tokens(text, tables, tokens)], key=lambda token: token.start)
    moved = {id(token): at for at, token in enumerate(merged)}
    new = [moved[id(token)] for token in tokens]
    for token in tokens:
        token.relations = [
            replace(
                relation,
                to=tuple(new[m] for m in relation.to),
                alternatives=tuple(tuple(new[m] for m in other) for other in relation.alternatives),
            )
            for relation in token.relations
        ]
    return merged


def claims_of(text: str, name: str = "", tables: Sequence[Table] = ()) -> tuple[Claim, ...]:
    return tuple(token.claim() for token in tokens_of(text, name, tables))
