"""`fadu library search` and `fadu library reindex`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from fadu.config.console import language, put_json, say
from fadu.config.database import running
from fadu.config.progress import Bar
from fadu.measure.cite import Term

if TYPE_CHECKING:
    from fadu.library.search.hits import Hit, Place
    from fadu.library.search.searching import Answer

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("search")
@click.argument("query")
@click.option("--on", type=_DAY, help="The law as it was in force on that day.")
@click.option("--validity", multiple=True, help="in_force, not_yet, expired, repealed or unknown.")
@click.option("--kind", multiple=True, help="A kind of document, e.g. administrative_regulation.")
@click.option("--issuer", multiple=True, help="An issuer's whole name.")
@click.option("--topic", multiple=True, help="A topic, of either level.")
@click.option("--year", multiple=True, type=int, help="The year of the document.")
@click.option(
    "--sort", type=click.Choice(["relevance", "newest", "oldest"]), default="relevance", show_default=True
)
@click.option("--page", type=click.IntRange(1), default=1, show_default=True)
@click.option("--size", type=click.IntRange(1, 100), default=10, show_default=True)
@click.option("--today", type=_DAY, default=None, help="The reader's day (default: today).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def search(query: str, on: datetime | None, today: datetime | None, as_json: bool, **asked: Any) -> None:
    """Search the public documents of the library; best first."""
    with running(say):
        from django.utils import timezone

        from fadu.library.search import follow
        from fadu.library.search.searching import Filters, Wanted, place
        from fadu.library.search.searching import search as find

        follow.up_to_now(place())
        filters = Filters(*(asked[name] for name in ("validity", "kind", "issuer", "topic", "year")))
        day = today.date() if today else timezone.localdate()
        wanted = Wanted(
            query, day, filters, asked["sort"], on.date() if on else None, asked["page"], asked["size"]
        )
        answer = find(wanted)
    if as_json:
        put_json(_told(answer))
    else:
        _print(answer, (asked["page"] - 1) * asked["size"])


def _print(answer: Answer, before: int) -> None:
    if answer.instead:
        say(Term(f"已按“{answer.instead}”搜索。", f"Searched for “{answer.instead}” instead."))
    if answer.opens:
        where = answer.opens
        click.echo(f"→ {where.title} {where.place.label} ({where.code}#{where.place.anchor})")
    for n, hit in enumerate(answer.hits, before + 1):
        at = f" {hit.place.label}" if hit.place else ""
        click.echo(
            f"{n:3}. {hit.document.title}{at}\n     {hit.document.code}  {hit.source_path}\n     {hit.snippet.text}"
        )
    say(Term(f"共{answer.count:,}份文件，{answer.took * 1000:.0f}毫秒。",
             f"{answer.count:,} documents, {answer.took * 1000:.0f} ms."))  # fmt: skip
    if answer.help and answer.help.said(language()):
        click.echo(answer.help.said(language()), err=True)


def _told(answer: Answer) -> dict[str, Any]:
    return {
        "count": answer.count,
        "circle": answer.circle.name.lower(),
        "instead": answer.instead or None,
        "opens": answer.opens and {
            "code": answer.opens.code, "title": answer.opens.title, "place": _place(answer.opens.place),
        },
        "hits": [_hit(hit) for hit in answer.hits],
        "facets": {name: [{"value": value, "count": n} for value, n in found] for name, found in answer.facets.items()},
        "help": answer.help and {
            "nowhere": answer.help.nowhere, "near": answer.help.near, "without_filters": answer.help.without_filters,
            "on_any_day": answer.help.on_any_day, "article": answer.help.article or None,
        },
        "took_ms": round(answer.took * 1000, 2),
    }  # fmt: skip


def _hit(hit: Hit) -> dict[str, Any]:
    document = hit.document
    return {
        "code": document.code, "title": document.title, "number": document.number, "kind": document.kind,
        "issuers": document.issuers, "written_on": document.written_on, "state": hit.state, "dated": hit.dated,
        "older_version": hit.older, "place": _place(hit.place), "snippet": hit.snippet.text, "marks": hit.snippet.marks,
        "title_marks": hit.title.marks, "source_path": hit.source_path,
    }  # fmt: skip


def _place(place: Place | None) -> dict[str, str] | None:
    return {"anchor": place.anchor, "label": place.label, "path": place.path} if place else None


@click.command("reindex")
def reindex() -> None:
    """Build the search index anew beside the one that is read, then switch to it."""
    with running(say):
        from fadu.library.search.follow import rebuild
        from fadu.library.search.searching import place

        with Bar(Term("建立检索索引", "Building the search index")) as bar:
            documents = rebuild(place(), bar)
    say(Term(f"索引已重建：{documents:,}份文件。", f"The index is built anew: {documents:,} documents."))
