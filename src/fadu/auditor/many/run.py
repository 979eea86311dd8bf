"""Audits files one after another or on several processors; one bad file does not stop the rest, memory stays flat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from fadu.auditor.audit import audit
from fadu.auditor.many.indicators import Reading, readings
from fadu.auditor.model import Document, Report
from fadu.auditor.read import read
from fadu.auditor.read.trouble import Unreadable
from fadu.auditor.speak.record import record, refusal
from fadu.measure.trouble import Trouble

SUFFIXES = (".txt", ".html", ".htm", ".shtml", ".docx", ".pdf")


@dataclass(frozen=True, slots=True)
class Task:
    """One file to audit, with last year's report where there is one."""

    path: str
    last_year: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its record and the indicators it states."""

    task: Task
    record: dict[str, Any]
    readings: tuple[Reading, ...] = ()


def files_in(folder: Path) -> list[Path]:
    """Every readable file below a folder, in the order of names; hidden files are left alone."""
    found = (path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    return sorted(
        path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def tasks_for(folder: Path, *, last_year: Path | None = None, kind: str = "") -> list[Task]:
    """Last year's report of each file is the one of the same name in the other folder."""
    before = {path.name: path for path in files_in(last_year)} if last_year else {}
    return [Task(str(path), str(before.get(path.name, "")), kind) for path in files_in(folder)]


def report_of(task: Task) -> Report:
    """The audit of one file; raises a Trouble where a file cannot be read."""
    last: Document | None = read(Path(task.last_year)) if task.last_year else None
    return audit(read(Path(task.path)), last_year=last, kind=task.kind or None)


def outcome_of(task: Task) -> Outcome:
    """As `report_of`, but nothing that a file does is raised."""
    try:
        report = report_of(task)
        return Outcome(task, record(report, file=task.path), tuple(readings(report)))
    except Trouble as trouble:
        return Outcome(task, refusal(task.path, trouble))
    except Exception as why:  # whatever a file provokes, the next file must still be read
        name = Path(task.path).name
        said = Unreadable(
            name=name, form=Path(name).suffix.lstrip("."), why=f"{type(why).__name__}: {why}"[:200]
        )
        return Outcome(task, refusal(task.path, said))


def outcomes(tasks: Sequence[Task], *, jobs: int = 1) -> Iterator[Outcome]:
    """In the order of the tasks with one job, in the order of completion with several."""
    if jobs <= 1:
        yield from map(outcome_of, tasks)
        return
    waiting = iter(tasks)
    with ProcessPoolExecutor(jobs) as pool:
        # A window of tasks, so that ten thousand results never wait in memory together.
        running: set[Future[Outcome]] = {pool.submit(outcome_of, task) for task in islice(waiting, 2 * jobs)}
        while running:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
            running |= {pool.submit(outcome_of, task) for task in islice(waiting, len(done))}
