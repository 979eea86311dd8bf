"""Results of a run kept on disk between the audit and its tables, so that memory does not grow with the folder."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import IO, Any

from fadu.auditor.many.run import Outcome

Row = dict[str, Any]


@dataclass(slots=True)
class Spool:
    """Three streams of rows: a line a report, a line a finding, a line a reading of an indicator."""

    reports: IO[str] = field(default_factory=lambda: _file())
    findings: IO[str] = field(default_factory=lambda: _file())
    indicators: IO[str] = field(default_factory=lambda: _file())

    def take(self, outcome: Outcome) -> None:
        one = outcome.record
        _put(self.reports, _report(one))
        for finding in one["findings"]:
            _put(self.findings, {"file": one["file"], **{key: finding[key] for key in FINDING_COLUMNS[1:]}})
        for reading in outcome.readings:
            said = asdict(reading)
            name = said.pop("name")
            value = float(reading.value)
            _put(
                self.indicators,
                {"file": one["file"], **said, "name_zh": name["zh"], "name_en": name["en"], "value": value},
            )

    def close(self) -> None:
        for stream in (self.reports, self.findings, self.indicators):
            stream.close()


REPORT_COLUMNS = (
    *("file", "title", "body", "year", "kind", "published", "format", "pages", "characters", "claims"),
    *("error", "likely", "note", "trouble"),
)
FINDING_COLUMNS = (
    *(
        "file",
        "rule",
        "severity",
        "start",
        "end",
        "quote",
        "message_zh",
        "message_en",
        "computation",
        "computation_zh",
    ),
)
INDICATOR_COLUMNS = ("code", "name_zh", "name_en", "body", "year", "value", "unit", "file", "start", "quote")


def _report(one: Row) -> Row:
    trouble = one["trouble"]["message_zh"] if one["trouble"] else ""
    plain = {
        key: one[key] for key in ("file", "title", "body", "year", "kind", "published", "pages", "characters")
    }
    return {
        **plain,
        "format": one["source_format"],
        "claims": len(one["claims"]),
        **one["counts"],
        "trouble": trouble,
    }


def rows(stream: IO[str]) -> Iterator[Row]:
    """From the start, one at a time."""
    stream.flush()
    stream.seek(0)
    for line in stream:
        yield json.loads(line)


def _file() -> IO[str]:
    return tempfile.TemporaryFile("w+", encoding="utf-8")


def _put(stream: IO[str], row: Row) -> None:
    stream.write(json.dumps(row, ensure_ascii=False))
    stream.write("\n")
