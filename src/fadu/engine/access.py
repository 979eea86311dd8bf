"""Who may see and do what: one rule for every door, by territory (块), system (条), role and public visibility."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fadu.measure.cite import Term


class Role(StrEnum):
    """Who takes a step: officials under their own sign-in, outsiders through the official who records what they did."""

    HANDLER = "handler"
    HEAD = "head"
    SUPERVISOR = "supervisor"
    APPLICANT = "applicant"
    THIRD_PARTY = "third_party"
    RESPONDENT = "respondent"
    COURT = "court"
    SYSTEM = "system"

    @property
    def term(self) -> Term:
        return _TERMS[self]

    @property
    def outside(self) -> bool:
        """Acts of outsiders are recorded by the handler, in whose register they arrive."""
        return self in (Role.APPLICANT, Role.RESPONDENT, Role.THIRD_PARTY, Role.COURT)


_TERMS = {
    Role.HANDLER: Term("承办人", "handler"),
    Role.HEAD: Term("负责人", "head"),
    Role.SUPERVISOR: Term("主管部门", "supervising body"),
    Role.APPLICANT: Term("申请人（当事人）", "applicant or party"),
    Role.THIRD_PARTY: Term("第三方", "third party"),
    Role.RESPONDENT: Term("被申请人（对方当事人）", "respondent"),
    Role.COURT: Term("人民法院", "court"),
    Role.SYSTEM: Term("系统", "system"),
}

HANDLER, HEAD, SUPERVISOR = Role.HANDLER, Role.HEAD, Role.SUPERVISOR
APPLICANT, RESPONDENT, THIRD_PARTY = Role.APPLICANT, Role.RESPONDENT, Role.THIRD_PARTY
COURT, SYSTEM = Role.COURT, Role.SYSTEM


@dataclass(frozen=True)
class Actor:
    """A person (or the system, number 0) as the engine knows them: what they are, for which unit, over which ground.

    `territory` and `system` are prefixes: an official sees a record whose codes begin with both.
    """

    number: int
    name: str
    roles: frozenset[Role]
    unit: int = 0
    territory: str = ""
    system: str = ""

    @property
    def official(self) -> bool:
        return bool(self.roles - {Role.APPLICANT, Role.RESPONDENT, Role.THIRD_PARTY})


THE_SYSTEM = Actor(0, "系统", frozenset({Role.SYSTEM}))
THE_PUBLIC = Actor(-1, "公众", frozenset())


@dataclass(frozen=True)
class Place:
    """Where a record belongs: its unit, and that unit's territory and system codes."""

    unit: int
    territory: str
    system: str


def sees(viewer: Actor, place: Place) -> bool:
    """Does the record lie on the viewer's ground? The public has none."""
    if Role.SYSTEM in viewer.roles:
        return True
    return (
        viewer.official
        and place.territory.startswith(viewer.territory)
        and place.system.startswith(viewer.system)
    )


def may_open(viewer: Actor, place: Place, *, public: bool) -> bool:
    """May the viewer open a single record: an official on their ground, anybody else where the line is public?"""
    return sees(viewer, place) if viewer.official else public


def may_take(actor: Actor, by: frozenset[Role], unit: int) -> bool:
    """May this person take a step that these roles may take, in a record of this unit?

    A handler or head acts in the own unit only; an outsider's act is recorded by the unit's handler; the supervising
    body acts on its ground (the caller has asked `sees` before).
    """
    if Role.SYSTEM in actor.roles:
        return Role.SYSTEM in by or any(role.outside for role in by)
    if Role.SUPERVISOR in actor.roles & by:
        return True
    own = actor.unit == unit
    stands_in = frozenset({Role.HANDLER}) if any(role.outside for role in by) else frozenset()
    return own and bool(actor.roles & (by | stands_in))


def ground_sql(viewer: Actor, *, table: str = "") -> tuple[str, dict[str, str]]:
    """The same rule as an SQL condition on the columns territory and system (text ranges, so an index serves it)."""
    if Role.SYSTEM in viewer.roles:
        return "TRUE", {}
    if not viewer.official:
        return "FALSE", {}
    prefix = f"{table}." if table else ""
    parts, values = [], {}
    for column, code in (("territory", viewer.territory), ("system", viewer.system)):
        if code:
            parts.append(
                f"{prefix}{column} >= %(ground_{column})s AND {prefix}{column} < %(ground_{column}_end)s"
            )
            values[f"ground_{column}"] = code
            values[f"ground_{column}_end"] = after_prefix(code)
    return " AND ".join(parts) or "TRUE", values


def after_prefix(code: str) -> str:
    """The first text that no longer begins with the code, under byte order."""
    return code[:-1] + chr(ord(code[-1]) + 1)
