"""Links what texts name to the documents that the library holds: citations and relations, by title or number.

A name that several documents bear is linked only if one of them has the place that is cited; a document that comes later
is linked by the next call. Everything is set-based: a hundred thousand open citations are a few statements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Substr

from fadu.library import changes, validity
from fadu.library.kinds import What
from fadu.library.models import Citation, Name
from fadu.measure.cite import Term


class Why(StrEnum):
    """Why a citation leads nowhere, or not to a place."""

    NOT_HELD = "not_held"
    AMBIGUOUS = "ambiguous"
    NO_PLACE = "no_place"

    @property
    def term(self) -> Term:
        return _WHYS[self]


_WHYS = {
    Why.NOT_HELD: Term("库中没有这份文件", "the library does not hold it"),
    Why.AMBIGUOUS: Term("库中有多份同名文件", "several documents bear this name"),
    Why.NO_PLACE: Term("该文件没有这一条", "that document has no such article"),
}

_ARTICLE = "split_part(c.target_anchor, '-', 1)"
"""The article that an anchor lies in; in an annex it is x1.a3, in an amendment that has no articles, s3 (三、)."""
_HAS = f"""EXISTS (
  SELECT 1 FROM library_version v JOIN library_provision p ON p.version_id = v.id
  WHERE v.document_id = {{document}} AND p.anchor IN (
    {_ARTICLE}, 'x1.' || {_ARTICLE}, 'x2.' || {_ARTICLE}, 's' || substr({_ARTICLE}, 2)))"""
# All of it, or what a few documents cite and where they are cited.
_SCOPE = """(%(documents)s::bigint[] IS NULL
  OR c.version_id IN (SELECT id FROM library_version WHERE document_id = ANY(%(documents)s))
  OR c.key IN (SELECT key FROM library_name WHERE document_id = ANY(%(documents)s))
  OR c.number_key IN (SELECT key FROM library_name WHERE document_id = ANY(%(documents)s)))"""
_SINGLE = f"""
UPDATE library_citation c SET target_id = n.document, why = ''
FROM (SELECT key, min(document_id) AS document FROM library_name GROUP BY key
      HAVING count(DISTINCT document_id) = 1) n
WHERE c.target_id IS NULL AND n.key = c.{{column}} AND c.{{column}} <> '' AND {_SCOPE}
"""
_BY_PLACE = f"""
UPDATE library_citation c SET target_id = f.document, why = ''
FROM (SELECT c.id, min(n.document_id) AS document FROM library_citation c JOIN library_name n ON n.key = c.key
      WHERE c.target_id IS NULL AND c.key <> '' AND c.target_anchor <> '' AND {_SCOPE}
        AND {_HAS.format(document="n.document_id")}
      GROUP BY c.id HAVING count(DISTINCT n.document_id) = 1) f
WHERE c.id = f.id
"""
_WHY = f"""
UPDATE library_citation c SET why = f.why
FROM (SELECT c.id, CASE WHEN EXISTS (SELECT 1 FROM library_name n WHERE n.key IN (c.key, c.number_key) AND n.key <> '')
                        THEN 'ambiguous' ELSE 'not_held' END AS why
      FROM library_citation c WHERE c.target_id IS NULL AND {_SCOPE}) f
WHERE c.id = f.id AND c.why <> f.why
"""
_NO_PLACE = f"""
UPDATE library_citation c SET why = CASE WHEN f.has THEN '' ELSE 'no_place' END
FROM (SELECT c.id, {_HAS.format(document="c.target_id")} AS has
      FROM library_citation c
      WHERE c.target_id IS NOT NULL AND c.target_anchor <> ''
        AND ({_SCOPE} OR c.target_id = ANY(%(documents)s))) f
WHERE c.id = f.id AND (c.why = 'no_place') = f.has
"""
# A text that names itself without a place cites nothing.
_ITSELF = """
DELETE FROM library_citation c USING library_version v
WHERE v.id = c.version_id AND c.target_id = v.document_id AND c.target_anchor = '' AND c.key || c.number_key <> ''
"""
# A target that was made after the day on which it is repealed, or years before or after the day printed, is a namesake.
_TARGETS = """
UPDATE library_relation r SET target_id = f.document
FROM (SELECT r.id, min(d.id) AS document FROM library_relation r
      JOIN library_name n ON n.key = r.target_key OR (r.target_number <> '' AND n.key = r.target_number)
      JOIN library_document d ON d.id = n.document_id
      WHERE r.target_id IS NULL AND r.target_key <> '' AND d.id IS DISTINCT FROM r.source_id
        AND (r.kind IN ('implements', 'interprets') OR d.written_on IS NULL OR r."on" IS NULL OR d.written_on < r."on")
        AND (r.made_on IS NULL OR d.written_on IS NULL OR abs(d.written_on - r.made_on) <= 400)
      GROUP BY r.id HAVING count(DISTINCT d.id) = 1) f
WHERE r.id = f.id RETURNING r.target_id, r.source_id
"""
_SOURCES = """
UPDATE library_relation r SET source_id = f.document
FROM (SELECT r.id, min(n.document_id) AS document FROM library_relation r JOIN library_name n ON n.key = r.source_key
      WHERE r.source_id IS NULL AND r.source_key <> '' AND n.document_id IS DISTINCT FROM r.target_id
      GROUP BY r.id HAVING count(DISTINCT n.document_id) = 1) f
WHERE r.id = f.id RETURNING r.target_id, r.source_id
"""
# An amendment that the decision and the amended text both tell of is one.
_TWICE = """
DELETE FROM library_relation a USING library_relation b
WHERE a.kind = b.kind AND a.source_id = b.source_id AND a.target_id = b.target_id AND a.id > b.id
  AND (a."on" IS NOT DISTINCT FROM b."on" OR a.kind IN ('implements', 'interprets'))
"""
_CITATIONS = (
    _SINGLE.format(column="key"),
    _SINGLE.format(column="number_key"),
    _BY_PLACE,
    _ITSELF,
    _WHY,
    _NO_PLACE,
)


def link(*, at: datetime, documents: Iterable[int] | None = None) -> int:
    """Links everything that is open and now has a counterpart; returns how many documents' force changed by it.

    With `documents`, only what they cite and what cites them, as after one document has come in.
    """
    scope = {"documents": None if documents is None else list(documents)}
    with transaction.atomic(), connection.cursor() as cursor:
        _shorten_bare_names()
        for statement in _CITATIONS:
            cursor.execute(statement, scope)
        touched: set[int] = set(scope["documents"] or ())
        for statement in (_TARGETS, _SOURCES):
            cursor.execute(statement)
            told = {document for row in cursor.fetchall() for document in row if document}
            changes.note(sorted(told), What.RELATIONS, at=at)
            touched |= told
        cursor.execute(_TWICE)
        return validity.refresh(touched, at=at)


_BARE = re.compile(r"(?:法典|法|条例|办法|规定|细则|规则|解释|宪法|修正案[一二三四五六七八九十]*)$")


def _shorten_bare_names() -> None:
    """认定其已经履行民法典第…条: of a bare name before an article, the longest end that is the name of a document."""
    keys = (
        Citation.objects.filter(target=None)
        .exclude(key="")
        .exclude(written__startswith="《")
        .values_list("key", flat=True)
        .distinct()
    )
    wanted = {
        key: [key[at:] for at in range(1, len(key) - 1)]
        for key in keys
        if len(key) <= 30 and _BARE.search(key)
    }
    ends = {end for every in wanted.values() for end in every}
    known = (
        set(Name.objects.filter(key__in=ends | set(wanted)).values_list("key", flat=True))
        if wanted
        else set()
    )
    for key, every in wanted.items():
        short = next((end for end in every if end in known), "")
        if short and key not in known:
            _shorten(key, short)


def _shorten(key: str, short: str) -> None:
    """The words before the name are none of the citation: it begins behind them."""
    opened = Citation.objects.filter(target=None, key=key).exclude(written__startswith="《")
    before = key.removesuffix(short)
    opened.filter(written__startswith=before).update(
        start=F("start") + len(before), written=Substr("written", len(before) + 1)
    )
    opened.update(key=short)
