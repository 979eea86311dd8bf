"""Proof of what stands beside the rows: shares and attachments against what each record's log says, contents against hashes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.db import connection

from fadu.engine import attachments, shares
from fadu.engine.identity import LINE, identity
from fadu.engine.line import Line
from fadu.engine.store import Found
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble


class Broken(Trouble):
    code = "V-001"
    title = Term("核验不符", "Verification failed")
    zh = "{place}：{what}（应为{expected}，实为{found}）。"
    en = "{place}: {what} (expected {expected}, found {found})."
    remedy_zh = "请立即停止写入，保全数据库，并与最近一次导出的封存根核对（fadu seal --export）。"
    remedy_en = "Stop writing at once, preserve the database and compare it with the last exported root (fadu seal --export)."


class Beside:
    """What the tables beside one line's records hold, read at once: there is little of it."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.shares: dict[int, dict[int, str]] = defaultdict(dict)
        self.files: dict[int, dict[int, str]] = defaultdict(dict)
        mine = f"WHERE (record >> {LINE}) & 255 = %s"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT record, unit, kind FROM engine_share {mine}", [line.code])
            for record, unit, kind in cursor.fetchall():
                self.shares[record][unit] = kind
            cursor.execute(f"SELECT record, seq, sha256 FROM engine_attached {mine}", [line.code])
            for record, seq, sha256 in cursor.fetchall():
                self.files[record][seq] = sha256

    def compare(self, found: Found) -> Iterator[Broken]:
        """One record: who shares it, and which contents its attachments refer to."""
        key = found.row["id"]
        shared, referred = self.shares.pop(key, {}), self.files.pop(key, {})
        if len(found.history) == 1 and not shared and not referred:
            return
        told = shares.replayed(found.history)
        added = {one.seq: one.sha256 for one in attachments.of(key, found.history) if not one.erased}
        for what, expected, stands in (
            (Term("会办、抄送与日志不符", "the units that share it differ from the log"), told, shared),
            (Term("附件与日志不符", "the attachments differ from the log"), added, referred),
        ):
            if expected != stands:
                yield Broken(
                    place=f"{found.line.id} {identity(key)}", what=what, expected=expected, found=stands
                )

    def contents(self) -> Iterator[Broken]:
        """What belongs to no record, and contents that are gone or no longer what their hash says."""
        for key in sorted(self.shares.keys() | self.files.keys()):
            what = Term(
                "没有这条记录，却有会办、抄送或附件",
                "there is no such record, yet shares or attachments of it",
            )
            yield Broken(place=f"{self.line.id} {identity(key)}", what=what, expected=0, found=1)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT a.record, a.seq, a.sha256, encode(sha256(f.content), 'hex') FROM engine_attached a"
                " LEFT JOIN engine_file f USING (sha256)"
                f" WHERE (a.record >> {LINE}) & 255 = %s"
                " AND encode(sha256(f.content), 'hex') IS DISTINCT FROM a.sha256 ORDER BY 1, 2 LIMIT 10",
                [self.line.code],
            )
            for record, seq, expected, found in cursor.fetchall():
                what = Term(
                    f"第{seq}步附件的内容与其哈希不符",
                    f"the content of attachment {seq} is not what its hash says",
                )
                place = f"{self.line.id} {identity(record)}"
                yield Broken(place=place, what=what, expected=expected[:16], found=(found or "—")[:16])
