"""Who acts: the roles of a declaration's steps, and a person (or an outsider, or the system) as the engine knows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

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

    `territory` and `system` are prefixes: an official sees a record whose codes begin with both. `own` is the key of
    the one record that an applicant with its secret may see. `lent` are the officials (as actors) in whose place this
    one may act today by delegation; an act so taken is recorded on their behalf.
    """

    number: int
    name: str
    roles: frozenset[Role]
    unit: int = 0
    territory: str = ""
    system: str = ""
    own: int = 0
    lent: tuple[Actor, ...] = ()

    @property
    def official(self) -> bool:
        return bool(self.roles - {Role.APPLICANT, Role.RESPONDENT, Role.THIRD_PARTY})

    @property
    def hats(self) -> tuple[Actor, ...]:
        """This person as themselves, then in the place of each who has delegated to them."""
        return (self, *self.lent)


THE_SYSTEM = Actor(0, "系统", frozenset({Role.SYSTEM}))
THE_PUBLIC = Actor(-1, "公众", frozenset())
THE_APPLICANT = Actor(-2, "申请人", frozenset({Role.APPLICANT}))
"""An applicant who has no record yet: may take the opening steps that are theirs, and sees what the public sees."""

NAMELESS = {
    one.number: term
    for one, term in (
        (THE_SYSTEM, Term("系统", "the system")),
        (THE_PUBLIC, Term("公众", "the public")),
        (THE_APPLICANT, Term("申请人本人", "the applicant")),
    )
}
"""Who acts under a number that is no official's."""


def holder(record: int) -> Actor:
    """The applicant of one record, who has shown its secret (`holders.opens`)."""
    return replace(THE_APPLICANT, own=record)


@dataclass(frozen=True)
class Place:
    """Where a record belongs: its unit, and that unit's territory and system codes."""

    unit: int
    territory: str
    system: str


def place_of(row: Mapping[str, Any]) -> Place:
    """Where a record belongs, from its row."""
    return Place(row["unit"], row["territory"], row["system"])
