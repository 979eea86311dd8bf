"""The child process that opens a PDF: bytes in, pages as JSON out; its limits are its own."""

from __future__ import annotations

import io
import json
import sys
from typing import Any


def main() -> None:
    pages, memory, seconds = (int(argument) for argument in sys.argv[1:4])
    _bound(memory, seconds)
    data = sys.stdin.buffer.read()
    try:
        outcome = _pages(data, pages)
    except MemoryError:
        outcome = {"trouble": "memory"}
    except Exception as why:  # the file decides what is raised; the caller must hear of all of it
        outcome = {"trouble": _name(why)}
    sys.stdout.write(json.dumps(outcome, ensure_ascii=True))


def _bound(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # no such limits on this system: the caller's clock remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def _name(why: Exception) -> str:
    inner = why.args[0] if why.args and isinstance(why.args[0], Exception) else why
    if "password" in f"{type(inner).__name__}{inner}".lower():
        return "locked"
    return f"{type(inner).__name__} {inner}".strip()[:200]


def _pages(data: bytes, most: int) -> dict[str, Any]:
    import logging

    import pdfplumber
    import pypdfium2

    logging.disable(logging.CRITICAL)
    from fadu.auditor.read.layout import page_of

    second = pypdfium2.PdfDocument(data)
    with pdfplumber.open(io.BytesIO(data)) as document:
        count = len(document.pages)
        if count > most:
            return {"trouble": "pages", "count": count}
        pages = []
        for number, page in enumerate(document.pages):
            pages.append(page_of(page, _other(second, number)))
            page.close()
    return {"pages": pages}


def _other(document: Any, number: int) -> str:
    """The same page by another engine: one sometimes knows a character collection that the other does not."""
    try:
        return str(document[number].get_textpage().get_text_bounded())
    except Exception:  # a second opinion may fail; the first stands
        return ""


if __name__ == "__main__":
    main()
