"""The library follows the work: what is published, amended, cleaned up or repealed there stands here, past the horizon of the log.

A follower as `engine.follow` has them. It writes a document as its record stands now, so reading an event twice does no
harm. The text is the record's newest attachment that is open to everyone; in a rehearsal one is made of the facts and says so;
where there is none, the document waits for its text (a doubt), which an import of the file then brings.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime

from django.utils import timezone

from fadu.engine import attachments, log
from fadu.engine.access import THE_PUBLIC
from fadu.engine.compiled import Line, line, line_with_code
from fadu.engine.follow import Follower, catch_up
from fadu.engine.identity import identity
from fadu.engine.people import units
from fadu.library import changes, documentnumber, linking
from fadu.library.cleaning import Clean
from fadu.library.doubts import put_down
from fadu.library.entry import Entry, entry_of, entry_of_text
from fadu.library.fields import Fields
from fadu.library.given import Given
from fadu.library.kinds import What
from fadu.library.models import Document, Relation
from fadu.library.questions import Open, Why
from fadu.library.records import LINES, Row, Told, invented, told
from fadu.library.titles import title_key
from fadu.library.writing import Extra, add_version, create, overwrite, replace_text
from fadu.measure.trouble import Trouble

NAME = "library"
_BATCH = 200
_NO_TEXT = Clean("")
_READABLE = ("docx", "pdf", "txt")


def follower(*, synthetic: bool, now: Callable[[], datetime] = timezone.now) -> Follower:
    """The follower; `synthetic`: the records are a rehearsal's."""
    return Follower(NAME, lambda after, before: _follow(after, before, synthetic=synthetic, at=now()))


def run_forever(*, synthetic: bool, stop: Callable[[], bool], pause: float = 0.5) -> None:
    """The loop of `fadu up`, in the followers' process."""
    following = follower(synthetic=synthetic)
    while not stop():
        catch_up(following)
        time.sleep(pause)


def _follow(after: int, before: int, *, synthetic: bool, at: datetime) -> int:
    """Every record whose events lie between the horizons; at the beginning, every record that there is."""
    keys = list(_every() if after == 0 else _changed(after, before))
    touched: list[int] = []
    for start in range(0, len(keys), _BATCH):
        touched += _shelve(keys[start : start + _BATCH], synthetic=synthetic, at=at)
    if touched:
        linking.link(at=at, documents=touched)
    return len(keys)


def _every() -> Iterator[int]:
    for name in LINES:
        yield from line(name).model._default_manager.order_by("pk").values_list("pk", flat=True)


def _changed(after: int, before: int) -> Iterator[int]:
    for _, record, _, _ in log.records_between(after=after, before=before):
        if _line(record).id in LINES:
            yield record


def _line(record: int) -> Line:
    return line_with_code(identity(record).line)


def _shelve(keys: list[int], *, synthetic: bool, at: datetime) -> list[int]:
    """Writes the documents of these records as they stand; → the documents that are new or changed."""
    held = {one.record: one for one in Document.objects.filter(record__in=keys)}
    touched, fresh = [], []
    for key, row in _rows(keys):
        one = told(_line(key).id, row)
        if one is None:
            continue
        document, public = held.get(key) or _imported(one), _line(key).is_public(row)
        fields = _fields(one, synthetic)
        if document is None:
            fresh.append((key, one, fields, public))
        elif _update(document, one, fields, Extra(key, one.unit, public), at=at):
            touched.append(document.pk)
    made = [_create(key, one, fields, public=public, at=at) for key, one, fields, public in fresh]
    # Written after the documents themselves: what replaces one may stand beside it in the same batch.
    for document, (_, one, _, _) in zip(made, fresh, strict=True):
        _befall(document, _acts(one))
    return touched + [document.pk for document in made]


def _rows(keys: list[int]) -> Iterator[tuple[int, Row]]:
    for name in LINES:
        mine = [key for key in keys if _line(key).id == name]
        rows = (
            {row["id"]: row for row in line(name).model._default_manager.filter(pk__in=mine).values()}
            if mine
            else {}
        )
        yield from ((key, rows[key]) for key in mine if key in rows)


def _imported(one: Told) -> Document | None:
    """The document that a file brought before its record did: of the same number and title."""
    key = documentnumber.key(one.number)
    if not key:
        return None
    return Document.objects.filter(record=None, number_key=key, title_key=title_key(one.title)).first()


def _fields(one: Told, synthetic: bool) -> Fields:
    names = [unit.name_zh for number in (one.unit, *one.joint) if (unit := units().get(number)) is not None]
    number = documentnumber.parse(one.number)
    return Fields(
        kind=one.kind, title=one.title, issuers=tuple(names), number=number.shown if number else one.number,
        number_key=number.key if number else "", registration_no=one.registration_no, written_on=one.written_on,
        published_on=one.published_on, effective_from=one.effective_from, expires_on=one.expires_on, trial=one.trial,
        disclosure_mode="主动公开", responsible=names[0] if names else "", synthetic=synthetic,
        dated=one.written_on or one.published_on, since=one.effective_from,
    )  # fmt: skip


def _create(key: int, one: Told, fields: Fields, *, public: bool, at: datetime) -> Document:
    entry = _entry(key, one, fields)
    extra = Extra(record=key, unit=one.unit, public=public)
    if entry is None:
        document = create([Entry("", Given(), _NO_TEXT, [], fields)], at=at, extra=extra, texts=False)[0]
        put_down([(document, [Open("text", Why.MISSING)])])
        return document
    return create([entry], at=at, extra=extra)[0]


def _entry(key: int, one: Told, fields: Fields) -> Entry | None:
    """The text with the fields that the record gives."""
    if fields.synthetic:
        read: Entry | None = entry_of_text(invented(one, "、".join(fields.issuers)), Given(synthetic=True))
    else:
        read = _attached(key)
    if read is None:
        return None
    read.fields.open.clear()
    return Entry(read.digest, read.given, read.clean, read.parts, fields)


def _attached(key: int) -> Entry | None:
    """The newest paper of the record that anybody may read and the library can."""
    papers = [paper for paper in attachments.of(key, log.history(key)) if paper.kind in _READABLE]
    for paper in reversed(papers):
        try:
            _, content = attachments.fetch(THE_PUBLIC, key, paper.seq)
            return entry_of(content, Given(path=f"{paper.title}.{paper.kind}"))
        except Trouble:
            continue  # not open to everyone, or a picture without text: an older one may do
    return None


def _update(document: Document, one: Told, fields: Fields, extra: Extra, *, at: datetime) -> bool:
    """Brings a document to where its record stands; false where nothing was to be done."""
    changed = overwrite(document, fields, extra, at=at)
    version = document.versions.last()
    entry = _entry(extra.record or 0, one, fields) if changed or version is None else None
    if entry is not None and version is None:
        add_version(document, entry, at=at)
        document.doubts.filter(field="text", why=Why.MISSING.value, settled_at=None).delete()
    elif entry is not None and version is not None and fields.synthetic and version.sha256 != entry.sha256:
        replace_text(version, entry, at=at)
    befell = _befall(document, _acts(one))
    if befell:
        changes.note([document.pk], What.RELATIONS, at=at)
    return changed or befell or entry is not None


def _acts(one: Told) -> list[Relation]:
    return [
        Relation(
            kind=act.link.value,
            on=act.on,
            quote=act.words[:600],
            source_key=f"record:{act.by}" if act.by else "",
        )
        for act in one.acts
    ]


def _befall(document: Document, acts: list[Relation]) -> bool:
    """Writes what befell the document, in the place of what was told before; false where that is the same."""
    mine = Relation.objects.filter(target=document, stated_in=document, source_title="", source_key="")
    for act in acts:
        by = act.source_key.removeprefix("record:")
        act.source = Document.objects.filter(record=int(by)).first() if by else None
        act.source_key, act.target, act.stated_in = "", document, document
    told_before = {(one.kind, one.on, one.source_id, one.quote) for one in mine}
    if told_before == {(one.kind, one.on, one.source.pk if one.source else None, one.quote) for one in acts}:
        return False
    mine.delete()
    Relation.objects.bulk_create(acts)
    return True
