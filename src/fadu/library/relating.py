"""What a text does to other texts, and others to it, as far as it says so: repeals, amendments, implementation, interpretation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fadu.library import dates, documentnumber, force
from fadu.library.fields import Fields
from fadu.library.kinds import Kind, Link
from fadu.library.titles import title_key

_TITLE = re.compile(r"《((?:[^《》\n]|《[^《》\n]*》){3,200})》(?:[（(]([^（()）《》]{4,120})[)）])?")
_AMENDING = re.compile(
    r"关于(?:修改|修正|修订)(?:部分|个别)?[《〈<](.{3,200})[》〉>](?:等.{1,20})?的(?:决定|决议)$"
)
_ENDING = re.compile(
    r"关于.{0,40}(?:废止|宣布失效|失效|修改和废止).{0,60}的(?:决定|通知|公告|决议|命令|通告)$"
)
_KEEPING = re.compile(r"(?:继续有效|保留)的?.{0,20}(?:规范性文件|文件).{0,10}(?:目录|清单|公告|通知|决定)$")
_IMPLEMENTING = re.compile(
    r"^(?P<of>.{4,80}?(?:法|条例|办法|规定))(?:实施|施行)(?:细则|条例|办法|规定)(?:[（(].{2,6}[)）])?$"
)
_LOCAL = re.compile(
    r"(?:实施|执行)[《〈](.{3,80}?)[》〉](?:的)?(?:办法|若干规定|细则|规定|条例)(?:[（(].{2,6}[)）])?$"
)
_APPLYING = re.compile(
    r"关于(?:适用|执行|贯彻执行)[《〈](.{3,80}?)[》〉].{0,60}(?:解释|规定|意见|批复|解答)(?:（.{1,8}）)*$"
)
_READING = re.compile(
    r"[《〈]([^《》〈〉]{4,200})[》〉](?:的)?(?:政策)?(?:解读|一图读懂|图解|问答)|(?:解读|一图读懂|图解)[：:]?[《〈]([^《》〈〉]{4,200})[》〉]"
)
_FORMS = (
    ("图解", "图解"),
    ("一图", "图解"),
    ("视频", "视频"),
    ("发布会", "发布会"),
    ("访谈", "访谈"),
    ("答记者问", "访谈"),
)


@dataclass(frozen=True, slots=True)
class Tie:
    """One relation between this text and another that it names; `outward`: this text acts on the other."""

    link: Link
    title: str
    outward: bool = True
    number: str = ""  # the key of the other's number
    on: date | None = None
    made_on: date | None = None  # when the other was made, as printed
    form: str = ""
    quote: str = ""

    @property
    def key(self) -> str:
        return title_key(self.title)[:500]


def ties(text: str, fields: Fields) -> list[Tie]:
    """Every relation that the text or its title tells, each once."""
    found: dict[tuple[Link, str, bool, date | None], Tie] = {}
    for tie in (*_ended(text, fields), *_amended(fields), *_of_title(fields)):
        named = tie.key and (tie.key != title_key(fields.title) or tie.made_on is not None)
        if named or not tie.outward:
            found.setdefault((tie.link, tie.key, tie.outward, tie.on), tie)
    return list(found.values())


def _ended(text: str, fields: Fields) -> Iterator[Tie]:
    on = fields.effective_from or fields.published_on or fields.written_on
    if _ENDING.search(fields.title) or _KEEPING.search(fields.title):
        yield from _listed(text, fields, on)
        return
    for end in force.endings(text):
        yield Tie(
            end.link,
            end.title,
            number=documentnumber.key(end.number),
            on=on,
            made_on=min(end.adopted, default=None),
            quote=end.words,
        )


def _listed(text: str, fields: Fields, on: date | None) -> Iterator[Tie]:
    """A decision that is a list: what it says last before a title (废止, 失效, 继续有效) is what befalls it."""
    titled = fields.title
    link = (
        Link.KEEPS
        if _KEEPING.search(titled)
        else Link.LAPSES
        if "失效" in titled and "废止" not in titled
        else Link.REPEALS
    )
    for line in text.split("\n")[1:]:
        if re.search(r"继续有效", line):
            link = Link.KEEPS
        elif re.search(r"宣布?失效", line):
            link = Link.LAPSES
        elif re.search(r"废止", line) and not re.search(r"修改", line):
            link = Link.REPEALS
        elif re.search(r"修改|修正", line):
            return
        if re.search(r"根据|依照|按照", line[:12]):
            continue
        for match in _TITLE.finditer(line):
            number = documentnumber.key(match[2] or "")
            yield Tie(
                link, match[1], number=number, on=on, made_on=dates.day(match[2] or ""), quote=line[:600]
            )


def _amended(fields: Fields) -> Iterator[Tie]:
    """The decisions by which this text was amended, as its opening lines tell them."""
    for step in fields.steps:
        if step.act == "修改":
            yield Tie(
                Link.AMENDS,
                step.decision,
                outward=False,
                on=step.on,
                quote=step.words,
            )


def _of_title(fields: Fields) -> Iterator[Tie]:
    title, on = fields.title, fields.effective_from or fields.written_on
    amending = _AMENDING.search(title)
    if amending:
        yield Tie(Link.AMENDS, amending[1], on=on, quote=title)
        return
    implementing = _IMPLEMENTING.match(title) or _LOCAL.search(title)
    if implementing:
        yield Tie(Link.IMPLEMENTS, implementing[1], on=on, quote=title)
    applying = _APPLYING.search(title)
    if applying:
        yield Tie(
            Link.INTERPRETS,
            applying[1],
            on=on,
            form="司法解释" if fields.kind is Kind.JUDICIAL_INTERPRETATION else "",
            quote=title,
        )
    reading = _READING.search(title)
    if reading and fields.kind is Kind.READING:
        form = next((form for word, form in _FORMS if word in title), "文字")
        yield Tie(Link.INTERPRETS, reading[1] or reading[2], on=fields.written_on, form=form, quote=title)
