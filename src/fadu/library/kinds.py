"""The closed lists of the library: kinds of documents, kinds of relations, what a change was."""

from __future__ import annotations

from enum import StrEnum

from fadu.measure.cite import Term


class Kind(StrEnum):
    """What a document is, in the order of its force (立法法 arts 98-102); texts that bind nobody come last."""

    CONSTITUTION = "constitution"
    LAW = "law"
    ADMINISTRATIVE_REGULATION = "administrative_regulation"
    JUDICIAL_INTERPRETATION = "judicial_interpretation"
    LOCAL_REGULATION = "local_regulation"
    DEPARTMENT_RULE = "department_rule"
    GOVERNMENT_RULE = "government_rule"
    NORMATIVE_DOCUMENT = "normative_document"
    POLICY_DOCUMENT = "policy_document"
    BILL = "bill"
    READING = "reading"
    CASE = "case"
    OTHER = "other"

    @property
    def term(self) -> Term:
        return _KINDS[self]

    @property
    def rank(self) -> int:
        """0 for the constitution, growing as the force lessens."""
        return list(Kind).index(self)


_KINDS = {
    Kind.CONSTITUTION: Term("宪法", "Constitution"),
    Kind.LAW: Term("法律", "Law"),
    Kind.ADMINISTRATIVE_REGULATION: Term("行政法规", "Administrative regulation"),
    Kind.JUDICIAL_INTERPRETATION: Term("司法解释", "Judicial interpretation"),
    Kind.LOCAL_REGULATION: Term("地方性法规", "Local regulation"),
    Kind.DEPARTMENT_RULE: Term("部门规章", "Department rule"),
    Kind.GOVERNMENT_RULE: Term("地方政府规章", "Local government rule"),
    Kind.NORMATIVE_DOCUMENT: Term("行政规范性文件", "Administrative normative document"),
    Kind.POLICY_DOCUMENT: Term("政策文件", "Policy document"),
    Kind.BILL: Term("法规草案", "Bill"),
    Kind.READING: Term("政策解读", "Interpretation of a policy"),
    Kind.CASE: Term("案例", "Case"),
    Kind.OTHER: Term("其他文件", "Other document"),
}


class Link(StrEnum):
    """What one document does to another; read from `source` to `target`."""

    AMENDS = "amends"
    REPEALS = "repeals"
    REPEALS_IN_PART = "repeals_in_part"
    LAPSES = "lapses"
    KEEPS = "keeps"
    IMPLEMENTS = "implements"
    INTERPRETS = "interprets"
    REPLACES = "replaces"
    CONSOLIDATES = "consolidates"

    @property
    def term(self) -> Term:
        return _LINKS[self]

    @property
    def ends(self) -> bool:
        """Does it end the target's force?"""
        return self in (Link.REPEALS, Link.LAPSES, Link.REPLACES)


_LINKS = {
    Link.AMENDS: Term("修改", "amends"),
    Link.REPEALS: Term("废止", "repeals"),
    Link.REPEALS_IN_PART: Term("部分废止", "repeals in part"),
    Link.LAPSES: Term("宣布失效", "declares lapsed"),
    Link.KEEPS: Term("继续有效", "keeps in force"),
    Link.IMPLEMENTS: Term("实施", "implements"),
    Link.INTERPRETS: Term("解读", "interprets"),
    Link.REPLACES: Term("代替", "replaces"),
    Link.CONSOLIDATES: Term("合并", "consolidates"),
}


class What(StrEnum):
    """What a revision changed; a reader who follows the library re-reads the document in every case."""

    CREATED = "created"
    TEXT = "text"
    FIELDS = "fields"
    RELATIONS = "relations"
    VALIDITY = "validity"
    DOUBTS = "doubts"
    REMOVED = "removed"
