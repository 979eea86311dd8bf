"""Read anyone's published report, or a folder of them, and say what is wrong in it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from fadu.auditor.kinds import CODES
from fadu.auditor.model import SEVERITIES, Severity
from fadu.config.console import language, say
from fadu.config.progress import Bar
from fadu.measure.cite import Lang, Term
from fadu.measure.trouble import Trouble

FOUND, UNREAD = 1, 3
EXIT_CODES = """\b
Exit codes:
  0  every file was read, nothing at or above --fail-on was found
  1  something was found
  2  wrong usage
  3  at least one file could not be read (whatever was found in the others)
"""
_EXISTING = click.Path(exists=True, path_type=Path)


_FILE = click.Path(dir_okay=False, path_type=Path)


def _schema(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from fadu.auditor.speak.record import schema

        click.echo(json.dumps(schema(), ensure_ascii=False, indent=2))
        context.exit()


@click.command("audit", epilog=EXIT_CODES)
@click.argument("paths", nargs=-1, required=True, type=_EXISTING)
@click.option(
    "--last-year", type=_EXISTING, help="Last year's report; for a folder, one with the same names."
)
@click.option("--kind", type=click.Choice(CODES), default=None, help="Otherwise told from the title.")
@click.option("--text", "as_text", is_flag=True, help="Print the text that offsets count in, and stop.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each document.")
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_schema,
    help="Print its JSON Schema.",
)
@click.option("--html", "page", type=_FILE, help="Write a page with the findings marked in the text.")
@click.option("--table", type=_FILE, help="Write tables of all files: .csv, .xlsx, .json or .html.")
@click.option("--least", type=click.Choice(SEVERITIES), default="note", help="Leave lesser findings unsaid.")
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    default="error",
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes for many files."
)
def command(
    paths: tuple[Path, ...],
    last_year: Path | None,
    kind: str | None,
    as_text: bool,
    as_json: bool,
    page: Path | None,
    table: Path | None,
    least: Severity,
    fail_on: str,
    jobs: int,
) -> None:
    """Audit reports: .txt, .html, .docx or .pdf files, or folders of them."""
    if as_text:
        _print_text(paths)
        return
    if len(paths) == 1 and paths[0].is_file() and table is None:
        _one(paths[0], last_year, kind or "", as_json=as_json, page=page, least=least, fail_on=fail_on)
        return
    if page is not None:
        raise click.UsageError("--html is for a single file; use --table OUT.html for many.")
    _many(paths, last_year, kind or "", as_json=as_json, table=table, fail_on=fail_on, jobs=jobs)


def _print_text(paths: tuple[Path, ...]) -> None:
    from fadu.auditor.read import read

    if len(paths) != 1 or not paths[0].is_file():
        raise click.UsageError("--text takes one file.")
    text = _read_or_exit(lambda: read(paths[0])).text
    # Bytes, so that no line end is changed on the way out.
    sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))


def _read_or_exit(work: Any) -> Any:
    try:
        return work()
    except Trouble as trouble:
        say(Term(f"[{trouble.code}] {trouble.sentence('zh')}", f"[{trouble.code}] {trouble.sentence('en')}"))
        sys.exit(UNREAD)


def _one(
    path: Path,
    last_year: Path | None,
    kind: str,
    *,
    as_json: bool,
    page: Path | None,
    least: Severity,
    fail_on: str,
) -> None:
    from fadu.auditor.many.run import Task, report_of
    from fadu.auditor.speak import marked, record, sentences

    task = Task(str(path), str(last_year or ""), kind)
    if as_json:
        try:
            report = report_of(task)
        except Trouble as trouble:
            _line(record.refusal(str(path), trouble))
            sys.exit(UNREAD)
        _line(record.record(report, file=str(path)))
    else:
        report = _read_or_exit(lambda: report_of(task))
        for line in sentences.told(report, language(), least=least):
            click.echo(line)
    if page is not None:
        page.write_text(marked.page(report, language()), encoding="utf-8")
    counts = {severity: sum(1 for _ in report.of(severity)) for severity in SEVERITIES}
    sys.exit(_code(counts, fail_on))


def _many(
    paths: tuple[Path, ...],
    last_year: Path | None,
    kind: str,
    *,
    as_json: bool,
    table: Path | None,
    fail_on: str,
    jobs: int,
) -> None:
    from fadu.auditor.many.run import Task, outcomes, tasks_for
    from fadu.auditor.many.spool import Spool
    from fadu.auditor.many.tables import WRITERS

    if table is not None and table.suffix.lower() not in WRITERS:
        raise click.UsageError(f"--table must end in {', '.join(WRITERS)}.")
    tasks: list[Task] = []
    for path in paths:
        tasks += (
            tasks_for(path, last_year=last_year, kind=kind) if path.is_dir() else [Task(str(path), "", kind)]
        )
    spool, code = Spool(), 0
    with Bar(Term("审核报告", "Auditing reports")) as bar:
        for done, outcome in enumerate(outcomes(tasks, jobs=jobs), 1):
            one = outcome.record
            if as_json:
                _line(one)
            elif table is None:
                _brief(one, language())
            if table is not None:
                spool.take(outcome)
            code = max(code, UNREAD if one["trouble"] else _code(one["counts"], fail_on))
            bar(done, len(tasks))
    if table is not None:
        for written in WRITERS[table.suffix.lower()](spool, table):
            say(Term(f"已写入 {written}", f"Wrote {written}"))
    spool.close()
    sys.exit(code)


def _brief(one: dict[str, Any], lang: Lang) -> None:
    """A file in a few lines: what could not be read, or the errors and what is likely wrong."""
    if one["trouble"]:
        click.echo(f"{one['file']}: [{one['trouble']['code']}] {one['trouble'][f'message_{lang}']}")
        return
    counts = ", ".join(f"{count} {severity}" for severity, count in one["counts"].items())
    click.echo(f"{one['file']}: {len(one['claims'])}; {counts}")
    for line in _serious(one, lang):
        click.echo(line)


def _serious(one: dict[str, Any], lang: Lang) -> Iterator[str]:
    for finding in one["findings"]:
        if finding["severity"] != "note":
            yield f"  [{finding['severity']}] {finding['start']} {finding[f'message_{lang}']}"


def _line(value: dict[str, Any]) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))


def _code(counts: dict[Any, int], fail_on: str) -> int:
    if fail_on == "never":
        return 0
    serious = SEVERITIES[: SEVERITIES.index(_severity(fail_on)) + 1]
    return FOUND if any(counts[severity] for severity in serious) else 0


def _severity(name: str) -> Severity:
    return next(severity for severity in SEVERITIES if severity == name)
