"""Scores the auditor against hand-annotated claims: what it finds, links and accuses, each with n and a 95 % interval."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from fadu.auditor.audit import audit
from fadu.auditor.model import Document
from fadu.auditor.mutate import trial
from fadu.auditor.score import MEASURES, Score, Share, score
from fadu.config.console import put_json

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("audit-score")
@click.argument("gold", type=_FILE)
@click.option("--texts", required=True, type=_FOLDER, help="The folder that the rows' `file` starts from.")
@click.option(
    "--ignore",
    type=_FILE,
    help="Stretches not annotated; by default ignore_regions.json or NAME_ignore.json beside GOLD.",
)
@click.option(
    "--changes", is_flag=True, help="Also change one number of every true relation and count what is noticed."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(gold: Path, texts: Path, ignore: Path | None, changes: bool, as_json: bool) -> None:
    """Hold the auditor's claims, relations and verdicts against annotated rows (one JSON object a line)."""
    told = _scored(gold, texts, ignore, changes)
    if as_json:
        put_json(told)
        return
    click.echo(str(gold))
    for line in _lines(told):
        click.echo("  " + line)


def _scored(gold: Path, texts: Path, ignore: Path | None, changes: bool) -> dict[str, Any]:
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    regions = _regions(gold, ignore)
    every = sorted({row["file"] for row in rows})
    halves = {"first_half": every[::2], "second_half": every[1::2]}
    whole = _score(rows, texts, regions).told()
    for half, files in halves.items():
        told = _score([row for row in rows if row["file"] in files], texts, regions).told()
        whole[half] = {"files": files, **{name: told[name] for name in MEASURES}}
    if changes:
        whole["changes_noticed"] = _changes(every, texts)
    return whole


def _score(rows: list[dict[str, Any]], texts: Path, regions: dict[str, Any]) -> Score:
    return score(rows, lambda name: (texts / name).read_text(encoding="utf-8"), audit, regions)


def _regions(gold: Path, ignore: Path | None) -> dict[str, Any]:
    beside = (ignore, gold.with_name(f"{gold.stem}_ignore.json"), gold.with_name("ignore_regions.json"))
    for path in beside:
        if path is not None and path.exists():
            regions: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            return regions
    return {}


def _changes(files: list[str], texts: Path) -> dict[str, Any]:
    total, missed = Share(0, 0), list[str]()
    for name in files:
        share, unseen = trial(
            audit(Document(name=name, text=(texts / name).read_text(encoding="utf-8"))), audit
        )
        total = total.plus(share)
        missed.extend(unseen)
    return {**total.told(), "missed": missed}


def _lines(told: dict[str, Any]) -> Iterator[str]:
    for name in (*MEASURES, "changes_noticed"):
        if name in told:
            yield f"{name:22} {_share(told[name])}"
    for half in ("first_half", "second_half"):
        yield f"{half} ({len(told[half]['files'])} files)"
        for name in MEASURES:
            yield f"  {name:20} {_share(told[half][name])}"
    for miss in (*told["misses"], *told.get("changes_noticed", {}).get("missed", ())):
        yield f"- {miss}"


def _share(share: dict[str, Any]) -> str:
    return (
        f"{share['value']:.4f}  {share['hits']}/{share['n']}  95 % [{share['low']:.3f}, {share['high']:.3f}]"
    )
