"""What went wrong, as a fact: a coded error that says place, value, reason and remedy in either language."""

from __future__ import annotations

import re
from collections import Counter
from string import Formatter
from typing import Any, ClassVar

from fadu.measure.cite import Lang, Term

_CODE = re.compile(r"[A-Z]{1,2}-\d{3}")
_TEXTS = ("zh", "en", "remedy_zh", "remedy_en")


class Trouble(Exception):  # noqa: N818 (a trouble is told to people; it is no error of the program)
    """The root of every expected failure; a subclass is data and lives beside the code that raises it."""

    code: ClassVar[str] = ""
    title: ClassVar[Term]
    zh: ClassVar[str]
    en: ClassVar[str]
    remedy_zh: ClassVar[str]
    remedy_en: ClassVar[str]

    def __init__(self, **values: object) -> None:
        super().__init__(values)
        self.values = values

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "code" in vars(cls):
            _check_declaration(cls)

    def __str__(self) -> str:
        return self.sentence("zh")

    def __reduce__(self) -> tuple[Any, ...]:
        # Facts are carried by name; plain exceptions are rebuilt from positions.
        return _rebuild, (type(self), self.values)

    def sentence(self, lang: Lang = "zh") -> str:
        """The whole message: what is wrong where and why, then what to do."""
        return self.reason(lang) + ("" if lang == "zh" else " ") + self.remedy(lang)

    def reason(self, lang: Lang = "zh") -> str:
        return _filled(self.zh if lang == "zh" else self.en, self.values, lang)

    def remedy(self, lang: Lang = "zh") -> str:
        return _filled(self.remedy_zh if lang == "zh" else self.remedy_en, self.values, lang)

    @classmethod
    def places(cls) -> frozenset[str]:
        """The names of the facts that its sentences speak of."""
        return frozenset().union(*(_names(getattr(cls, text)) for text in _TEXTS))


def catalogue() -> list[type[Trouble]]:
    """Every declared trouble that has been imported, by code."""
    return sorted(_below(Trouble), key=lambda kind: kind.code)


def duplicate_codes() -> dict[str, list[str]]:
    """Codes that more than one trouble claims, with the claimants."""
    claims = Counter(kind.code for kind in catalogue())
    return {
        code: [f"{kind.__module__}.{kind.__qualname__}" for kind in catalogue() if kind.code == code]
        for code, times in claims.items()
        if times > 1
    }


def _below(root: type[Trouble]) -> set[type[Trouble]]:
    found: set[type[Trouble]] = set()
    for kind in root.__subclasses__():
        found |= _below(kind) | ({kind} if "code" in vars(kind) else set())
    return found


def _check_declaration(kind: type[Trouble]) -> None:
    if not _CODE.fullmatch(kind.code):
        raise TypeError(
            f"{kind.__qualname__}: code {kind.code!r} is not a letter or two, a dash and three digits"
        )
    for text in (*_TEXTS, "title"):
        if not getattr(kind, text, None):
            raise TypeError(f"{kind.__qualname__} ({kind.code}) lacks {text}")
    if _names(kind.zh) != _names(kind.en) or _names(kind.remedy_zh) != _names(kind.remedy_en):
        raise TypeError(f"{kind.__qualname__} ({kind.code}): the two languages speak of different facts")


def _names(template: str) -> frozenset[str]:
    fields = (name for _, name, _, _ in Formatter().parse(template) if name is not None)
    return frozenset(re.split(r"[.\[]", name)[0] for name in fields)


def _filled(template: str, values: dict[str, object], lang: Lang) -> str:
    said = {name: _said(value, lang) for name, value in values.items()}
    # A fact forgotten by the raiser must not hide the trouble itself.
    missing = {name: f"〔{name}〕" for name in _names(template) - said.keys()}
    return template.format(**said, **missing)


def _said(value: object, lang: Lang) -> object:
    if isinstance(value, list | tuple | set | frozenset):
        return ("、" if lang == "zh" else ", ").join(str(_said(one, lang)) for one in value)
    said = getattr(value, "said", None)
    return said(lang) if callable(said) else value


def _rebuild(kind: type[Trouble], values: dict[str, object]) -> Trouble:
    return kind(**values)
