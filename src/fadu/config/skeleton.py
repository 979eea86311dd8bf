"""The skeleton of a new line of work: its file, its test and, where it is the first of its chapter, the chapter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

KINDS = ("case", "entry", "occasion")


@dataclass(frozen=True)
class Wanted:
    """What somebody asks for: `people`, `village`, an entry, in both languages."""

    chapter: str
    name: str
    kind: str
    zh: str
    en: str

    @property
    def words(self) -> dict[str, str]:
        model = "".join(part.capitalize() for part in self.name.split("_"))
        chapter = "".join(part.capitalize() for part in self.chapter.split("_"))
        return {"chapter": self.chapter, "Chapter": chapter, "name": self.name, "model": model, "zh": self.zh, "en": self.en,
                "kind": self.kind.capitalize(), "words": self._imported()}  # fmt: skip

    def _imported(self) -> str:
        """The capitalised words that the skeleton uses, in the order in which ruff wants them."""
        words = sorted(("Balance", "Clock", "Figure", "State", "Step", "Term", self.kind.capitalize()))
        return "\n".join(f"    {word}," for word in words)


LINE = Template('''"""$zh: say in one sentence what one record is.

Beside the law: name the instruments. Not verified: say what. Left out: say what, and why.
"""

from __future__ import annotations

from fadu.engine.line import (
    HANDLER,
$words
    closed,
    open_at_end,
    open_at_start,
    opened,
    text,
    working_days,
)  # fmt: skip


class $model($kind):
    title = Term("$zh", "$en")
    code = $code

    # 记什么
    subject = text("事由", "Subject")

    # 在哪里
    begun = State("已登记", "Begun", start=True)
    ended = State("已办结", "Ended", final=True)

    # 谁来办
    begin = Step("登记", "Begin", to=begun, by=HANDLER, asks=(subject,))
    end = Step("办结", "End", begun, to=ended, by=HANDLER)

    # 几日内
    end_by = Clock("办结期限", "Ending", working_days(20), until=end)

    # 报多少
    carried_in = Figure("上年结转", "Carried in", open_at_start)
    new = Figure("本年登记", "Begun in the year", opened)
    handled = Figure("本年办结", "Ended in the year", closed)
    carried_over = Figure("结转下年", "Carried over", open_at_end)

    # 须相符
    flow = Balance("结转＋登记＝办结＋结转下年", "carried in + begun = ended + carried over",
                   carried_in + new, handled + carried_over)  # fmt: skip
''')

TEST = Template('''"""Stories of $name: what may happen to one record, with every date worked by hand."""

from __future__ import annotations

from datetime import date

from fadu.engine import checks
from fadu.engine.access import Place
from fadu.engine.line import line
from fadu.rehearsal.life import Life

SOMEWHERE = Place(109, "4301", "SF")


def begun(on: str) -> Life:
    life = Life(line("$chapter.$name"), SOMEWHERE)
    return life.open("begin", on=date.fromisoformat(on), subject="演示事由")


def test_the_declaration_has_no_fault() -> None:
    # It fails until every fact, step, clock and figure names its article.
    assert [one.sentence() for one in checks.complaints((line("$chapter.$name"),))] == []


def test_it_is_ended_within_its_period() -> None:
    # 19–22 September (4), 25–28 (8), Golden Week to 6 October, make-up 7 and 8 (10), 9–13 (15), 16–20 (20).
    assert begun("2023-09-18").due("end_by") == date(2023, 10, 20)
''')

CHAPTER = {
    "__init__.py": Template('"""$Chapter: say which chapter of the report this is."""\n'),
    "apps.py": Template('''"""The chapter as a Django app."""

from django.apps import AppConfig


class ${Chapter}Config(AppConfig):
    name = "fadu.work.$chapter"
    label = "$chapter"
'''),
    "models.py": Template('''"""The lines of this chapter, each in a file of its own."""

from fadu.engine.line import gather

gather("fadu.work.$chapter")
'''),
    "migrations/__init__.py": Template(""),
}  # fmt: skip


def files(root: Path, wanted: Wanted) -> Mapping[Path, str]:
    """Every file to be written below a checkout's root, with its text; those of a chapter only where it is new."""
    chapter = root / "src" / "fadu" / "work" / wanted.chapter
    words = {**wanted.words, "code": str(free_code(root, wanted.chapter))}
    new = (
        {} if chapter.is_dir() else {chapter / name: text.substitute(words) for name, text in CHAPTER.items()}
    )
    return {
        **new,
        chapter / f"{wanted.name}.py": LINE.substitute(words),
        root / "tests" / "work" / wanted.chapter / f"test_{wanted.name}.py": TEST.substitute(words),
    }


def free_code(root: Path, chapter: str) -> int:
    """The number after the chapter's last, if nobody has it; else the smallest that nobody has."""
    work = root / "src" / "fadu" / "work"
    taken = {code for path in work.rglob("*.py") for code in codes_in(path)}
    own = {code for path in (work / chapter).rglob("*.py") for code in codes_in(path)}
    after = max(own, default=0) + 1
    return after if own and after not in taken and after < 256 else min(set(range(1, 256)) - taken)


def codes_in(path: Path) -> list[int]:
    return [int(found) for found in re.findall(r"^    code = (\d+)$", path.read_text(encoding="utf-8"), re.M)]
