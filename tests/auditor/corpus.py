"""Where the real texts are; tests that need them skip loudly without them and fail in continuous integration."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def shared(path: str) -> Path:
    found = (ROOT / os.environ.get("FADU_SHARED", "../shared")).resolve() / path
    if not found.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{found} is missing: set FADU_SHARED")
        pytest.skip(f"real texts are not here: {found}")
    return found
