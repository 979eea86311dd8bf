"""Text to claims: scanning, placing, relating, naming, in that order; refuses what no report can be."""

from __future__ import annotations

from fadu.auditor.context import place
from fadu.auditor.model import Claim
from fadu.auditor.read.trouble import TooLarge
from fadu.auditor.relate import relate
from fadu.auditor.scan import scan
from fadu.auditor.subject import name_subjects
from fadu.auditor.tokens import Token

MOST_CHARACTERS = 12_000_000
MOST_CLAIMS = 400_000


def tokens_of(text: str, name: str = "") -> list[Token]:
    """Every printed number with its surroundings and links."""
    if len(text) > MOST_CHARACTERS:
        raise TooLarge(name=name, what="正文字数", size=len(text), limit=MOST_CHARACTERS)
    tokens: list[Token] = []
    for token in scan(text):
        tokens.append(token)
        if len(tokens) > MOST_CLAIMS:
            raise TooLarge(name=name, what="数字个数", size=len(tokens), limit=MOST_CLAIMS)
    place(text, tokens)
    relate(tokens)
    name_subjects(tokens)
    return tokens


def claims_of(text: str, name: str = "") -> tuple[Claim, ...]:
    return tuple(token.claim() for token in tokens_of(text, name))
