"""Failures that the database server reports in the middle of work, recognised as troubles."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg

from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble


class DiskFilled(Trouble):
    code = "IN-050"
    title = Term("写入时磁盘已满", "Disk full while writing")
    zh = "数据库在写入时磁盘已满：{reason}。这一步未提交，之前提交的都在。"
    en = "The database's disk filled up while it was writing: {reason}. This step was not committed; all before it was."
    remedy_zh = "请在数据库所在磁盘腾出空间，再做一次。"
    remedy_en = "Free space on the database's disk and do it again."


class ConnectionLost(Trouble):
    code = "IN-051"
    title = Term("与数据库的连接中断", "Connection to the database lost")
    zh = "与数据库的连接中断：{reason}。未提交的一步已撤销，之前提交的都在。"
    en = "The connection to the database was lost: {reason}. The open step was rolled back; all that was committed is kept."
    remedy_zh = "请再运行一次；若再发生，请查看数据库的记录（FADU_HOME/postgres/server.log）。"
    remedy_en = (
        "Run the command again; if it happens again, read the server's log (FADU_HOME/postgres/server.log)."
    )


def recognised(error: BaseException) -> Trouble | None:
    """The trouble behind an exception of Django's or psycopg's; None for what is a fault of the program."""
    for cause in _chain(error):
        reason = " ".join(str(cause).split())
        if isinstance(cause, psycopg.errors.DiskFull):
            return DiskFilled(reason=reason)
        if isinstance(cause, psycopg.OperationalError) and (
            cause.sqlstate is None or cause.sqlstate[:2] in ("08", "57")
        ):
            return ConnectionLost(reason=reason)
    return None


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
