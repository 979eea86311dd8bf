"""How much a reader may take before it refuses: bytes, characters, pages, seconds and memory."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one reading; the defaults hold every real report many times over."""

    file_bytes: int = 64 * MEGABYTE
    unpacked_bytes: int = 96 * MEGABYTE
    characters: int = 12_000_000
    cells: int = 500_000
    pages: int = 3_000
    depth: int = 240
    seconds: float = 60.0
    memory_bytes: int = 1_536 * MEGABYTE


LIMITS = Limits()
