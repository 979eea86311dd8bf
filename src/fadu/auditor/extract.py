"""Text to claims: scanning, placing, relating, naming, in that order; refuses what no report can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fadu.auditor.context import place, place_alone
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
    arabic = [token for token in tokens if not token.chinese]
    place(plain, arabic)
    relate(arabic)
    name_subjects(arabic)
    return _merged(arabic, [*_hanzi(plain, tokens), *cell_tokens(text, tables, tokens)])


def _hanzi(text: str, tokens: list[Token]) -> list[Token]:
    """Chinese numerals are told but not reckoned with: 百亿级项目 must not part the clause of the number behind it."""
    found = []
    for token in tokens:
        if token.chinese:
            place_alone(text, token)
            name_subjects([token])
            found.append(token)
    return found


def _merged(tokens: list[Token], others: list[Token]) -> list[Token]:
    """All in the order of the text; links are told by index and move with what is put between."""
    if not others:
        return tokens
    merged = sorted([*tokens, *others], key=lambda token: token.start)
    moved = {id(token): at for at, token in enumerate(merged)}
    new = [moved[id(token)] for token in tokens]
    for token in tokens:
        token.relations = token.relations and [
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
