"""What a text says of its own making: the lines under the title (通过, 批准, 公布, 修正, 修订, 施行), each with day, organ and decision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fadu.library import dates
from fadu.library.documentnumber import find as find_numbers

_LEAD = re.compile(rf"^[（(]?(?:根据)?\s*{dates.DAY}\s*")
_MORE = re.compile(
    rf"(?:根据|；|;|，|、|\s|(?<=通过)|(?<=批准)|(?<=公布)|(?<=修正)|(?<=修订))(?:并经)?{dates.DAY}"
)
_ACTS = ("通过", "批准", "公布", "发布", "修正", "修订", "修改", "施行", "废止", "印发")
_WEEKS = 60  # days
_DECISION = re.compile(r"《([^《》]{4,120}(?:《[^《》]*》[^《》]*)?)》")


@dataclass(frozen=True, slots=True)
class Step:
    """One step in the making of a text: what was done on a day, by whom, by which decision, under which number."""

    on: date
    act: str  # one of 通过 批准 公布 修改 施行 废止
    organ: str
    decision: str
    number: str  # as printed
    words: str


def steps(head: str) -> list[Step]:
    """Every dated step that the lines before the first article tell, in their order."""
    told: list[Step] = []
    for line in _joined(head.split("\n")):
        told += _steps_of(line)
    return _amended_again(told)


def orders(told: Sequence[Step]) -> list[str]:
    """The numbers under which the text was published: at first, and each time that it was made anew (修订)."""
    return [
        step.number
        for step in told
        if step.number
        and (step.act in ("公布", "通过", "批准") or (step.act == "修改" and not step.decision))
    ]


def _amended_again(told: list[Step]) -> list[Step]:
    """The same organ passes a text once; when it does so again, weeks later, it has changed it."""
    first: dict[str, Step] = {}
    again = []
    for step in told:
        if step.act == "通过":
            before = first.setdefault(step.organ, step)
            if (step.on - before.on).days > _WEEKS:
                step = replace(step, act="修改")
        again.append(step)
    return again


def _joined(lines: list[str]) -> Iterator[str]:
    """A line that opens a title 《 and does not close it goes on in the next."""
    waiting = ""
    for line in lines:
        whole = waiting + line
        if whole.count("《") > whole.count("》") and len(whole) < 300:
            waiting = whole
            continue
        waiting = ""
        yield whole
    if waiting:
        yield waiting


def _steps_of(line: str) -> Iterator[Step]:
    if not _LEAD.match(line):
        return
    starts = [0, *(found.start() for found in _MORE.finditer(line) if _outside_title(line, found.start()))]
    for start, end in zip(starts, [*starts[1:], len(line)], strict=True):
        step = _step(line[start:end].lstrip("；;，、并经 \u3000"))
        if step is not None:
            yield step


def _outside_title(line: str, at: int) -> bool:
    before = line[:at]
    return at > 0 and before.count("《") == before.count("》")


def _step(words: str) -> Step | None:
    lead = _LEAD.match(words)
    on = dates.of_match(lead) if lead else None
    if lead is None or on is None:
        return None
    rest = words[lead.end() :]
    decision = _DECISION.search(rest)
    bare = _DECISION.sub("", rest)
    act = max(((bare.rfind(act), act) for act in _ACTS if act in bare), default=(-1, ""))[1]
    act = {"修正": "修改", "修订": "修改", "发布": "公布", "印发": "公布"}.get(act, act)
    if (
        decision
        and act in ("通过", "批准", "公布", "")
        and re.search(r"关于.*(?:修改|修正|修订)", decision[1])
    ):
        act = "修改"
    if not act:
        return None
    number = next((rest[start:end] for start, end, _ in find_numbers(rest)), "")
    return Step(on, act, organ_of(rest), decision[1] if decision else "", number, words[:300])


def organ_of(words: str) -> str:
    """Who acted: 第十三届全国人民代表大会常务委员会第七次会议 → 全国人民代表大会常务委员会, …国务院令第306号公布 → 国务院."""
    plain = re.sub(r"^(?:并?经(?!济)|由)", "", words.split("《")[0].strip()).replace("常委会", "常务委员会")
    plain = re.sub(r"第[零〇一二三四五六七八九十百\d]+(?:届|次)", "|", plain)
    plain = re.sub(r"^中华人民共和国(?=国务院)", "", plain.strip(" |"))
    found = re.match(
        r"^(.{0,30}?\|?.{0,30}?(?:人民代表大会(?:常务委员会)?|国务院(?!.{1,12}(?:部|委员会|局|署))|法院|检察院|人民政府|委员会|部|局|署|院))"
        r"(?=\||会议|令|公告|常务会议|发布|公布|批准|通过|审判|检察委|主任|第|党组|$|、|\s)",
        plain,
    )
    organ = found[1].replace("|", "") if found else ""
    return re.sub(r"(审判委员会|检察委员会|常务会议)$", "", organ)
