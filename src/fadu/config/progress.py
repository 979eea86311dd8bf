"""A progress bar on stderr: redrawn on a terminal, a line for each tenth elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from fadu.config.console import say
from fadu.measure.cite import Term

_WIDTH = 40
_REDRAW = 0.1


class Bar:
    """Called with (done, total) as often as the work likes; draws seldom enough to cost nothing."""

    def __init__(self, title: Term) -> None:
        self.title = title
        self._began = time.monotonic()
        self._drawn = 0.0
        self._tenth = 0
        self._done = 0

    def __call__(self, done: int, total: int) -> None:
        self._done = done
        now = time.monotonic()
        if sys.stderr.isatty():
            if now - self._drawn >= _REDRAW or done >= total:
                self._drawn = now
                self._draw(done, max(total, 1))
        elif (tenth := 10 * done // max(total, 1)) > self._tenth:
            self._tenth = tenth
            say(
                Term(
                    f"{self.title.zh} {tenth * 10}%（{done:,}）", f"{self.title.en} {tenth * 10}% ({done:,})"
                )
            )

    def _draw(self, done: int, total: int) -> None:
        filled = _WIDTH * done // total
        seconds = time.monotonic() - self._began
        sys.stderr.write(
            f"\r{'█' * filled}{'░' * (_WIDTH - filled)} {done:>11,} / {total:,}  {seconds:4.0f} s "
        )
        sys.stderr.flush()

    def __enter__(self) -> Bar:
        say(Term(f"{self.title.zh}……", f"{self.title.en} …"))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        if sys.stderr.isatty() and self._drawn:
            sys.stderr.write("\n")
        if kind is None:
            seconds = time.monotonic() - self._began
            say(
                Term(
                    f"已完成：{self._done:,}，用时 {seconds:.0f} 秒。",
                    f"Done: {self._done:,} in {seconds:.0f} seconds.",
                )
            )
