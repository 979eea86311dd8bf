"""The rules of the auditor: one family a file, each with a tuple `RULES`; a file registers by existing here."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from fadu.auditor.model import Claim, Document, Finding


@dataclass(frozen=True, slots=True)
class Case:
    """What one audit has before it: the document, its claims and, where given, last year's report."""

    document: Document
    claims: tuple[Claim, ...] = ()
    last_year: Document | None = None
    last_claims: tuple[Claim, ...] = ()
    kind: str = ""


Rule = Callable[[Case], Iterable[Finding]]


@cache
def every_rule() -> tuple[Rule, ...]:
    """All rules of all families, in the order of their files' names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return tuple(rule for module in modules for rule in getattr(module, "RULES", ()))
