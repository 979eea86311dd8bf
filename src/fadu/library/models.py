"""The library's tables: a document, its versions and provisions, what it cites, what befell it, what is doubtful about it.

Rows are written by this package alone; every change adds a `Revision` in the same transaction.
Offsets count characters of `Version.text`; days are included at both ends.
"""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Cast

from fadu.library.kinds import Kind, Link, What
from fadu.library.search.querylog import Query as Query
from fadu.measure.cite import Term


class Document(models.Model):
    """One document, whatever the number of its versions and of the files that it came from.

    The fields are those of the State Council's policy library (索引号, 主题分类, …). `begins` to `ends` is the span of its
    force as `validity` derives it: kept here for search and lists, recomputed by `validity.refresh`, never typed.
    """

    code = models.CharField(max_length=80, unique=True, db_collation="C")  # permanent, for addresses
    kind = models.CharField(max_length=28, choices=[(kind.value, kind.term.zh) for kind in Kind])
    title = models.CharField(max_length=500)
    title_key = models.CharField(max_length=500, db_collation="C")  # `names.title_key`
    title_en = models.CharField(max_length=500, blank=True)
    issuers = models.JSONField(default=list)  # names, the lead organ first
    number = models.CharField(max_length=100, blank=True)  # 发文字号 as GB/T 9704 writes it
    number_key = models.CharField(max_length=100, blank=True, db_collation="C")  # `documentnumber.key`
    registration_no = models.CharField(max_length=40, blank=True)  # 统一登记号
    index_no = models.CharField(max_length=60, blank=True)
    topic = models.CharField(max_length=100, blank=True)  # 综合政务\政务公开
    keywords = models.CharField(max_length=300, blank=True)
    written_on = models.DateField(null=True)  # 成文日期: adopted or signed
    published_on = models.DateField(null=True)
    effective_from = models.DateField(null=True)  # as printed
    expires_on = models.DateField(null=True)  # the last day, as printed or worked out from a printed period
    trial = models.BooleanField(default=False)  # 试行, 暂行
    disclosure_mode = models.CharField(max_length=20, blank=True)  # 主动公开, 依申请公开, 不予公开
    disclosure_scope = models.CharField(max_length=40, blank=True)
    responsible = models.CharField(max_length=100, blank=True)  # 公开责任部门
    begins = models.DateField(null=True)  # derived: the first day in force
    ends = models.DateField(null=True)  # derived: the last day in force
    ended_as = models.CharField(max_length=12, blank=True)  # derived: "expired" or "repealed"
    public = models.BooleanField(default=True)  # whoever is no official sees only these
    synthetic = models.BooleanField(default=False)  # 演示数据
    source_path = models.CharField(max_length=500, blank=True)
    source_url = models.CharField(max_length=500, blank=True)
    record = models.BigIntegerField(null=True, unique=True)  # the record of a line of work that made it
    unit = models.IntegerField(null=True)  # the unit that issued it, where it is one of ours
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=["title_key"], name="library_document_title"),
            models.Index(fields=["number_key"], name="library_document_number"),
            models.Index(fields=["ends"], name="library_document_ends"),
            models.Index(fields=["kind", "-written_on"], name="library_document_kind"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def kind_term(self) -> Term:
        return Kind(self.kind).term


class Version(models.Model):
    """One text of a document. `dated` is the day the text was adopted in this form; since/until, when it is the law."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="versions")
    n = (
        models.SmallIntegerField()
    )  # 1, 2, … in the order of `dated`; the address of a version is code and date
    dated = models.DateField(null=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)  # the day before the next version; open for the last
    text = models.TextField()
    sha256 = models.CharField(max_length=64, db_collation="C")  # of the text
    structure = models.JSONField()  # `structure.Part.told`
    made_by = models.ForeignKey(Document, on_delete=models.SET_NULL, null=True, related_name="made")
    source_path = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["document", "n"], name="library_version_n"),)
        indexes = (models.Index(fields=["sha256"], name="library_version_sha"),)


class Provision(models.Model):
    """A unit of reading: an article, or the lowest headed part of a text without articles.

    Every line of the text lies in exactly one provision, or is the heading of the chapters above it (in `path`).
    Paragraphs and items (a33-2-1) are parts of `Version.structure`; their text is `version.text[start:end]` too.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="provisions")
    seq = models.IntegerField()  # from 0
    anchor = models.CharField(
        max_length=60, db_collation="C"
    )  # a33, a120b1 (第一百二十条之一), s2-1, head, annex1
    kind = models.CharField(max_length=12)  # head, article, section, annex
    label = models.CharField(max_length=60)  # 第三十三条, （一）
    heading = models.CharField(max_length=300)  # the words after the label, where they are a heading
    path = models.CharField(max_length=600)  # 第四章 监督和保障 / 第一节 …
    start = models.IntegerField()
    end = models.IntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["version", "anchor"], name="library_provision_anchor"),
        )

    @property
    def text(self) -> str:
        return self.version.text[self.start : self.end]


class Name(models.Model):
    """What a document is called: whole title, short name, the title inside 关于印发《…》的通知, former name, number."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="names")
    key = models.CharField(max_length=500, db_collation="C")
    kind = models.CharField(max_length=8)  # title, short, inner, former, number

    class Meta:
        constraints = (models.UniqueConstraint(fields=["document", "key"], name="library_name_once"),)
        indexes = (models.Index(fields=["key"], name="library_name_key"),)


class Citation(models.Model):
    """One place of a text that names another document, or another place of its own.

    Linked to a document and an anchor, not to a version: which version is meant follows from the day it is read on.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="citations")
    anchor = models.CharField(max_length=60, db_collation="C")  # the provision in which it stands
    start = models.IntegerField()
    end = models.IntegerField()
    written = models.CharField(max_length=600)
    key = models.CharField(
        max_length=500, db_collation="C"
    )  # by which `Name` is looked up; empty: its own document
    number_key = models.CharField(
        max_length=100, blank=True, db_collation="C"
    )  # the number printed beside it
    target = models.ForeignKey(Document, on_delete=models.SET_NULL, null=True, related_name="cited_by")
    target_anchor = models.CharField(max_length=60, blank=True, db_collation="C")
    target_last = models.CharField(max_length=60, blank=True, db_collation="C")  # 第十条至第十五条: a15
    why = models.CharField(max_length=20, blank=True)  # unresolved because: see `citations.Why`

    class Meta:
        indexes = (
            models.Index(fields=["target", "target_anchor"], name="library_citation_target"),
            models.Index(fields=["key"], name="library_citation_open", condition=models.Q(target=None)),
        )


class Relation(models.Model):
    """What one document does to another on a day; either end may be a document that the library does not hold (yet)."""

    kind = models.CharField(max_length=16, choices=[(link.value, link.term.zh) for link in Link])
    source = models.ForeignKey(Document, on_delete=models.CASCADE, null=True, related_name="acts_on")
    source_key = models.CharField(max_length=500, blank=True, db_collation="C")
    source_title = models.CharField(max_length=500, blank=True)
    target = models.ForeignKey(Document, on_delete=models.CASCADE, null=True, related_name="acted_on")
    target_key = models.CharField(max_length=500, blank=True, db_collation="C")
    target_title = models.CharField(max_length=500, blank=True)
    target_number = models.CharField(max_length=100, blank=True, db_collation="C")  # its key
    target_anchor = models.CharField(max_length=60, blank=True, db_collation="C")
    made_on = models.DateField(
        null=True
    )  # when the target was made, as printed: tells it from a later namesake
    on = models.DateField(null=True)  # the day it takes effect
    form = models.CharField(max_length=12, blank=True)  # of an interpretation: 文字, 图解, 视频, 发布会, 访谈
    stated_in = models.ForeignKey(Document, on_delete=models.CASCADE, null=True, related_name="states")
    quote = models.CharField(max_length=600, blank=True)  # the words that say so

    class Meta:
        indexes = (
            models.Index(fields=["target", "kind"], name="library_relation_target"),
            models.Index(fields=["source", "kind"], name="library_relation_source"),
            models.Index(
                fields=["target_key"], name="library_relation_open", condition=models.Q(target=None)
            ),
        )


class Attachment(models.Model):
    """A file that belongs to a document: the original, an annex, a picture that explains it."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=300)
    media = models.CharField(max_length=100)
    size = models.IntegerField()
    sha256 = models.CharField(max_length=64, db_collation="C")
    content = models.BinaryField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["document", "sha256"], name="library_attachment_once"),
        )


class Doubt(models.Model):
    """A field that the texts leave open: it waits for a person, who settles it with a value."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="doubts")
    field = models.CharField(max_length=20)
    found = models.CharField(
        max_length=500, blank=True
    )  # what was found, and taken over for the time being if plausible
    other = models.CharField(max_length=500, blank=True)  # what contradicts it
    why = models.CharField(max_length=24)  # `doubts.Why`
    settled_by = models.IntegerField(null=True)  # an officer's number
    settled_at = models.DateTimeField(null=True)
    value = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["document", "field", "why"], name="library_doubt_once"),
        )
        indexes = (
            models.Index(fields=["why"], name="library_doubt_open", condition=models.Q(settled_at=None)),
        )


class Source(models.Model):
    """A file that was taken in, by the hash of its bytes and of what was said of it: taken in again it changes nothing."""

    digest = models.CharField(max_length=64, primary_key=True, db_collation="C")
    path = models.CharField(max_length=500)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, null=True, related_name="sources")
    outcome = models.CharField(max_length=12)  # created, version, part, same, refused
    trouble = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()


class Revision(models.Model):
    """The log of changes, only added to: who follows the library reads it past `xid`, never at or beyond `log.horizon()`."""

    document = models.BigIntegerField()
    what = models.CharField(max_length=12, choices=[(what.value, what.value) for what in What])
    by = models.IntegerField(default=0)  # an officer's number; 0 the system
    at = models.DateTimeField()
    xid = models.BigIntegerField(
        db_default=Cast(
            Cast(models.Func(function="pg_current_xact_id"), models.TextField()), models.BigIntegerField()
        )
    )

    class Meta:
        indexes = (
            models.Index(fields=["xid", "id"], name="library_revision_order"),
            models.Index(fields=["document", "id"], name="library_revision_document"),
        )
