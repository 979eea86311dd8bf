"""`fadu library import`."""

from __future__ import annotations

from pathlib import Path

import click

from fadu.config.console import put_json, say
from fadu.config.database import running
from fadu.config.progress import Bar
from fadu.measure.cite import Term


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--report", "as_report", is_flag=True, help="Tell every refused file and every namesake.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def take_in(paths: tuple[Path, ...], as_report: bool, as_json: bool) -> None:
    """Take in files, folders and zip archives (.txt, .html, .docx, .pdf); goes on where it was cut off, nothing twice."""
    with running(say):
        from django.utils import timezone

        from fadu.library import doubts
        from fadu.library.gathering import gather
        from fadu.library.intake import take_in

        items = gather(paths)
        with Bar(Term("导入文件", "Taking in documents")) as bar:
            outcome = take_in(items, at=timezone.now(), progress=lambda done: bar(done, len(items)))
        waiting = sum(count for _, _, count in doubts.waiting())
    counts = outcome.counts
    if as_json:
        put_json({"files": len(items), **dict(sorted(counts.items())), "doubts": waiting,
                  "refused_files": [{"path": path, "code": code, "zh": told} for path, code, told in outcome.refused],
                  "namesakes": outcome.namesakes, "originals_not_kept": outcome.unkept})  # fmt: skip
    if as_report:
        for path, code, told in outcome.refused:
            click.echo(f"✗ {path}\t[{code}] {told}")
        for path in outcome.namesakes:
            click.echo(f"? {path}")
        for path in outcome.unkept:
            click.echo(f"! {path}")
    new, known = counts["created"], counts["known"] + counts["same"]
    say(Term(f"新增文件{new:,}件，另有{counts['version']:,}个文本、{counts['part']:,}个部分；已有{known:,}件；"
             f"不能读取{counts['refused']:,}件；待人核定{waiting:,}处。",
             f"{new:,} new documents, {counts['version']:,} further texts, {counts['part']:,} parts; {known:,} known already; "
             f"{counts['refused']:,} unreadable; {waiting:,} doubts wait."))  # fmt: skip
