"""Why an upload is refused."""

from __future__ import annotations

from fadu.measure.cite import Term


class Unclean(Exception):  # noqa: N818 - it says what the file is
    """The reason, for whoever uploaded the file."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.reason = Term(zh, en)
