"""The same text in half-width and simplified characters, character for character, so that offsets stay."""

from __future__ import annotations

import re
from functools import cache, lru_cache

# Full-width forms U+FF01–FF5E mirror ASCII; Chinese punctuation that carries meaning here stays as it is.
_KEPT = set("，。；：！？（）、")
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEPT}
# Characters that simplified text never holds and traditional official text can hardly do without.
_TRADITIONAL = re.compile("[與為們國億萬個無數處達會長發實業務調糾紛辦結機關這還進過現來對種項條時間開門]")
_SPACES = {0x3000: " ", 0xA0: " ", 0x2007: " ", 0x202F: " "}


@lru_cache(maxsize=4)  # several rules read the same document one after another
def fold(text: str) -> str:
    """`text` with full-width digits, letters and spaces narrowed and traditional characters simplified."""
    return text.translate(_table())


@lru_cache(maxsize=4)
def simplify(text: str) -> str:
    """`text` with its traditional characters simplified and nothing else; the same object where it has none."""
    return text.translate(_simplified()) if _TRADITIONAL.search(text) else text


@cache
def _table() -> dict[int, str]:
    return {**_simplified(), **_WIDE, **_SPACES}


@cache
def _simplified() -> dict[int, str]:
    """Single characters only: phrases would change lengths."""
    from opencc import OpenCC

    block = [chr(code) for code in range(0x4E00, 0xA000)]
    converter = OpenCC("t2s")
    # One call for the block: a separator keeps phrase rules from joining neighbours.
    simple = str(converter.convert("\n".join(block))).split("\n")
    return {ord(old): new for old, new in zip(block, simple, strict=True) if old != new and len(new) == 1}
