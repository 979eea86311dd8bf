"""`make speed`: runs every script of this folder in one run, on one loaded year, and writes docs/speed.md.

A script is a module with a sentence at its top and `run() -> dict[str, float]`. It may name what it aims at in
`AT_LEAST` and `AT_MOST`, both from a name of its results to a number. `make speed` loads the year anew into a home of its
own and times that too; FADU_SCALE makes the year smaller. `python -m tests.speed clocks` runs that script alone on
`.fadu-speed`, loaded once and kept, and writes nothing.
"""

from __future__ import annotations

import os
import pkgutil
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from time import perf_counter

FOLDER = Path(__file__).parent
PAGE = FOLDER.parents[1] / "docs" / "speed.md"

_HEAD = """\
# How fast it is

Written by `make speed`; every number of one page comes from one run on one machine, so compare ratios, not seconds.

{machine}
"""


@dataclass(frozen=True)
class Result:
    """What one script measured, beside what it aims at."""

    name: str
    about: str
    found: Mapping[str, float]
    at_least: Mapping[str, float]
    at_most: Mapping[str, float]

    def lines(self) -> Iterator[str]:
        yield f"\n## {self.name}\n\n{self.about}\n\n| measured | value | aim | |\n|---|---:|---:|---|\n"
        for name, value in self.found.items():
            yield f"| {name.replace('_', ' ')} | {value:,.10g} | {self.aim(name)} | {self.verdict(name)} |\n"

    def aim(self, name: str) -> str:
        if name in self.at_least:
            return f"≥ {self.at_least[name]:g}"
        return f"≤ {self.at_most[name]:g}" if name in self.at_most else ""

    def verdict(self, name: str) -> str:
        if name not in self.at_least and name not in self.at_most:
            return ""
        value = self.found[name]
        return "✓" if self.at_least.get(name, value) <= value <= self.at_most.get(name, value) else "✗ missed"


def scripts() -> list[str]:
    return sorted(one.name for one in pkgutil.iter_modules([str(FOLDER)]) if not one.name.startswith("_"))


def measured(name: str) -> Result:
    script = import_module(f"tests.speed.{name}")
    print(f"{name} …", file=sys.stderr, flush=True)
    about = " ".join((script.__doc__ or "").split())
    aims = getattr(script, "AT_LEAST", {}), getattr(script, "AT_MOST", {})
    return Result(name, about, script.run(), *aims)


def machine() -> str:
    """Processor, cores, memory and versions, as far as the machine tells."""
    cpu = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.machine(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{cpu}, {os.cpu_count()} cores, {memory:.0f} GiB; {platform.system()} {platform.release()}; "
        f"Python {platform.python_version()}; {_server()}; load average before: {os.getloadavg()[0]:.1f}"
    )


def _server() -> str:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT split_part(version(), ' on ', 1), current_setting('shared_buffers')")
        version, buffers = cursor.fetchone()
    return f"{version} (shared_buffers {buffers})"


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if os.path.exists(path) else []


@contextmanager
def _home(kept: bool) -> Iterator[None]:
    """FADU_HOME as it was given; else a folder that is kept, or one that is removed with its database."""
    if kept or os.environ.get("FADU_HOME"):
        os.environ.setdefault("FADU_HOME", ".fadu-speed")
        yield
        return
    os.environ["FADU_HOME"] = tempfile.mkdtemp(prefix="fadu-speed-")
    try:
        yield
    finally:
        cluster = Path(os.environ["FADU_HOME"]) / "postgres"
        shutil.rmtree(cluster.resolve(), ignore_errors=True)
        shutil.rmtree(os.environ["FADU_HOME"], ignore_errors=True)


def _loaded() -> Result:
    """Loads the year unless it is there; how long that took."""
    from fadu.config.rehearsing import load_if_empty, wished
    from fadu.engine.line import lines
    from fadu.rehearsal import load
    from fadu.rehearsal.models import Rehearsal

    fresh, begun, wish = not Rehearsal.objects.exists(), perf_counter(), wished()
    load_if_empty(wish)
    took = perf_counter() - begun
    records = sum(one.model._default_manager.count() for one in lines())
    about = (
        f"Loading the whole rehearsal year ({wish.city} {wish.year}, scale {wish.scale:g}) into an empty database: lives drawn, "
        f"every event hashed and chained, written by {load.WORKERS} processes, then tallied and analysed."
    )
    if not fresh:
        return Result("a year", f"{about} Loaded in an earlier run.", {"records": records}, {}, {})
    found = {"records": records, "seconds": round(took, 1), "records_per_second": round(records / took)}
    return Result("a year", about, found, {}, {"seconds": 180 * wish.scale + 10})


def main(chosen: list[str]) -> int:
    with _home(kept=bool(chosen)):
        from fadu.config.console import say, troubles_told
        from fadu.config.database import running

        with troubles_told(), running(say):
            head = _HEAD.format(machine=machine())
            results = [_loaded(), *(measured(name) for name in chosen or scripts())]
    text = head + "".join(line for result in results for line in result.lines())
    print(text)
    if not chosen:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
