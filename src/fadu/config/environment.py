"""The environment variables of an installation: every one that exists, and readers that refuse nonsense."""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping

from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble

PREFIX = "FADU_"
KNOWN = {
    "FADU_HOME": Term(
        "安装的状态所在文件夹（默认 ./.fadu）", "folder of the installation's state (default ./.fadu)"
    ),
    "FADU_DATABASE_URL": Term(
        "改用外部 PostgreSQL 服务器", "use this PostgreSQL server instead of the embedded one"
    ),
    "FADU_SERVER_ROOT": Term("以 root 运行时数据库所在文件夹", "where the database lies when run as root"),
    "FADU_DURABLE": Term("0：不等待写盘，仅供测试", "0: do not wait for the disk, for tests only"),
    "FADU_PORT": Term("网页服务端口（默认 8000）", "port of the pages (default 8000)"),
    "FADU_HOSTS": Term("允许的主机名，逗号分隔", "host names that are served, separated by commas"),
    "FADU_DEBUG": Term("1：显示调试页面", "1: show debugging pages"),
    "FADU_HTTPS": Term(
        "1：只经 HTTPS 服务（HSTS、加密 Cookie）", "1: served over HTTPS only (HSTS, secure cookies)"
    ),
    "FADU_PROXY": Term(
        "1：前面有一台可信的反向代理（读取它写的来源地址与协议）",
        "1: one trusted reverse proxy stands before it (its forwarded address and scheme are read)",
    ),
    "FADU_SECOND_FACTOR": Term(
        "第二验证：off 不用、optional 自愿（默认）、required 负责人、主管部门和管理员必须",
        "second factor: off, optional (default), required of heads, supervisors and administrators",
    ),
    "FADU_IDLE_MINUTES": Term(
        "无操作多少分钟后退出登录（默认 60）", "minutes without a click until signed out (default 60)"
    ),
    "FADU_LANG": Term("命令行语言 zh 或 en", "language of the command line, zh or en"),
    "FADU_CITY": Term("演示年度的城市（默认 changsha）", "city of the rehearsal year (default changsha)"),
    "FADU_SITE_ID": Term("政府网站标识码（默认 0000000000）", "the site's official identification code"),
    "FADU_YEAR": Term("演示年度（默认 2023）", "year that is rehearsed (default 2023)"),
    "FADU_SCALE": Term("演示规模，0 至 1（默认 1）", "size of the rehearsal, above 0 to 1 (default 1)"),
    "FADU_SEED": Term("演示的随机种子（默认 1）", "seed of the rehearsal (default 1)"),
    "FADU_SHARED": Term("测试所用参考资料文件夹", "folder of reference material for tests"),
}


class UnknownVariable(Trouble):
    code = "IN-001"
    title = Term("环境变量不存在", "Unknown environment variable")
    zh = "环境变量 {name} 不是法度认识的设置，若放过它，您的设定会悄悄失效。"
    en = "The environment variable {name} is no setting of Fadu; passing over it would silently drop what you meant."
    remedy_zh = "请改正拼写或取消它；相近的有：{near}。"
    remedy_en = "Correct or unset it; near names: {near}."


class BadValue(Trouble):
    code = "IN-002"
    title = Term("环境变量的值不可用", "Environment variable with a useless value")
    zh = "环境变量 {name} 的值“{value}”不可用：应为{wanted}。"
    en = "The environment variable {name} has the value “{value}”, which cannot be used: it must be {wanted}."
    remedy_zh = "请改正 {name} 或取消它。"
    remedy_en = "Correct {name} or unset it."


def refuse_unknown(environ: Mapping[str, str] = os.environ) -> None:
    """A misspelt setting is an error, never a default."""
    for name in sorted(environ):
        if name.startswith(PREFIX) and name not in KNOWN:
            near = difflib.get_close_matches(name, KNOWN, n=3) or sorted(KNOWN)
            raise UnknownVariable(name=name, near=near)


def text(name: str, default: str, environ: Mapping[str, str] = os.environ) -> str:
    assert name in KNOWN, name
    # An empty value is what `VARIABLE= make up` leaves behind: it means "not set".
    return environ.get(name, "").strip() or default


def whole(name: str, default: int, *, least: int, most: int, environ: Mapping[str, str] = os.environ) -> int:
    given = text(name, str(default), environ)
    if not given.isascii() or not given.isdigit() or not least <= int(given) <= most:
        wanted = Term(f"{least} 至 {most} 的整数", f"a whole number from {least} to {most}")
        raise BadValue(name=name, value=given, wanted=wanted)
    return int(given)


def share(name: str, default: float, environ: Mapping[str, str] = os.environ) -> float:
    """A number above 0, at most 1."""
    given = text(name, str(default), environ)
    try:
        value = float(given)
    except ValueError:
        value = 0.0
    if not 0 < value <= 1:
        raise BadValue(
            name=name, value=given, wanted=Term("大于 0、不超过 1 的数", "a number above 0 and at most 1")
        )
    return value


def switch(name: str, default: bool, environ: Mapping[str, str] = os.environ) -> bool:
    given = text(name, "1" if default else "0", environ)
    if given not in ("0", "1"):
        raise BadValue(name=name, value=given, wanted=Term("0 或 1", "0 or 1"))
    return given == "1"


def one_of(name: str, default: str, allowed: tuple[str, ...], environ: Mapping[str, str] = os.environ) -> str:
    given = text(name, default, environ)
    if given not in allowed:
        raise BadValue(name=name, value=given, wanted=Term(" 或 ".join(allowed), " or ".join(allowed)))
    return given


def words(name: str, default: str, environ: Mapping[str, str] = os.environ) -> list[str]:
    return [word.strip() for word in text(name, default, environ).split(",") if word.strip()]
