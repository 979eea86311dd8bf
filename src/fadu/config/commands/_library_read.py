"""`fadu library status`, `show`, `validity`, `doubts`, `export`, `feed` and `keep`."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fadu.config.console import language, put_json, say
from fadu.config.database import running
from fadu.config.progress import Bar
from fadu.measure.cite import Term

if TYPE_CHECKING:
    pass

_DAY = click.DateTime(["%Y-%m-%d"])
_ON = click.option("--on", "written", type=_DAY, help="On this day (default: today).")
_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


def _day(written: datetime | None) -> date:
    from django.utils import timezone

    return written.date() if written else timezone.localdate()


@click.command("status")
@_JSON
def status(as_json: bool) -> None:
    """How much the library holds, how its citations are linked, what waits."""
    with running(say):
        from fadu.library.holdings import holdings

        told = holdings()
    if as_json:
        put_json(told)
        return
    for name, value in told.items():
        click.echo(f"{name}: {value}")


@click.command("show")
@click.argument("code")
@click.option("--anchor", help="Only this place, e.g. a33-2.")
@_ON
@_JSON
def show(code: str, anchor: str | None, written: datetime | None, as_json: bool) -> None:
    """A document by its code or number, as it stood on a day."""
    with running(say):
        from fadu.library.holdings import document_of, told_of

        told = told_of(document_of(code), _day(written), anchor=anchor)
    if as_json:
        put_json(told)
        return
    text = told.pop("text")
    for name, value in told.items():
        if value not in (None, "", []):
            click.echo(f"{name}: {value}")
    click.echo(f"\n{text}")


@click.command("validity")
@click.argument("code")
@_ON
@_JSON
def validity(code: str, written: datetime | None, as_json: bool) -> None:
    """Is a document in force on a day, and why."""
    with running(say):
        from fadu.library.holdings import document_of, standing_of

        document, day = document_of(code), _day(written)
        told = standing_of(document, day)
    if as_json:
        put_json(told)
        return
    click.echo(f"{document.title} {day}: {told['state']} {told['reason_' + language()]}")


@click.command("doubts")
@click.option("--field", help="Only doubts about this field.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True)
@_JSON
def doubts(field: str | None, limit: int, as_json: bool) -> None:
    """What waits for a person: how much of each class, then the doubts themselves."""
    with running(say):
        from fadu.library.doubts import waiting
        from fadu.library.holdings import open_doubts

        classes, listed = waiting(), open_doubts(field=field, limit=limit)
    if as_json:
        put_json({"classes": [{"field": name, "why": why.value, "zh": why.term.zh, "en": why.term.en, "count": count}
                              for name, why, count in classes], "doubts": listed})  # fmt: skip
        return
    for name, why, count in classes:
        click.echo(f"{count:6,}  {name}  {why.term.said(language())}")
    for one in listed:
        click.echo("\t".join(str(value) for value in one.values()))


@click.command("keep")
@_ON
@click.option(
    "--within", type=click.IntRange(0), default=180, show_default=True, help="Days to the last day."
)
@_JSON
def keep(written: datetime | None, within: int, as_json: bool) -> None:
    """Numbers given twice, documents about to expire, documents citing what is no longer in force."""
    with running(say):
        from dataclasses import asdict

        from fadu.library import keeping

        day = _day(written)
        told = {
            "duplicate_numbers": [asdict(one) for one in keeping.duplicate_numbers()],
            "expiring": [asdict(one) for one in keeping.expiring(day, within=within)],
            "citing_ended": [asdict(one) for one in keeping.citing_ended(day)],
        }
    if as_json:
        put_json(told)
        return
    for name, rows in told.items():
        click.echo(f"# {name}: {len(rows)}")
        for row in rows:
            click.echo("\t".join(str(value) for value in row.values()))


@click.command("export")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--all", "every", is_flag=True, help="Also documents that are not public.")
def export(path: Path, every: bool) -> None:
    """Write the whole library as JSON lines, one document a line, its versions and relations with it."""
    with running(say):
        from fadu.library.holdings import exported
        from fadu.library.models import Document

        documents: Any = (
            Document.objects.order_by("pk") if every else Document.objects.filter(public=True).order_by("pk")
        )
        total = documents.count()
        draft = path.with_name(f".{path.name}.part")
        with draft.open("w", encoding="utf-8") as file, Bar(Term("导出", "Exporting")) as bar:
            for done, one in enumerate(exported(documents), 1):
                file.write(json.dumps(one, ensure_ascii=False, default=str) + "\n")
                bar(done, total)
        draft.replace(path)
    say(Term(f"已写入 {path}：{total:,}份文件。", f"Wrote {path}: {total:,} documents."))


@click.command("feed")
def feed() -> None:
    """Follow the work up to now: what the running installation does by itself."""
    with running(say):
        from fadu.config.office import rehearsed
        from fadu.engine import follow
        from fadu.library.feed import follower

        done = follow.up_to_now(follower(synthetic=rehearsed() is not None))
    say(Term(f"已跟进{done:,}条记录。", f"{done:,} records followed."))
