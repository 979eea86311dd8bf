"""The title at the top of a text, and whose signature stands at its end, where no table of fields says so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fadu.library import documentnumber
from fadu.library.structure import Part

_KINDS = re.compile(
    r"(?:通知|意见|办法|规定|方案|规划|决定|公告|函|批复|细则|指南|条例|计划|措施|政策|纲要|标准|制度|规则|答复|通报|命令|令|行动|解读|法|规程|规范|清单|"
    r"要点|目录|章程|决议|解释|通告|报告|声明|倡议|安排|工程|白皮书|预案|框架|体系|大纲|细则|导则|准则|说明|名单|公报|政策措施|若干措施|公约)"
    r"(?:[（(][^（）()]{1,20}[)）])*$"
)
_STOPS = re.compile(r"[。；;！？!?，：:]|[.．]{4}")
_NOT = re.compile(
    r"^(?:第[一二三四五六七八九十]+[章条节编]|[一二三四五六七八九十]+、|[（(]|附\s*件|各|\d|摘\s*要|目\s*录|为)"
)
_SENT = re.compile(
    r"(?:现将|现予以?印发|关于印发)\s*《([^《》\n]{4,80})》(?:\s*[（(]以下简称[^（）()]*[)）])?[^。\n《》]{0,12}?(?:印发|发布|公布|下发)"
)
_LONGEST, _MOST = 80, 3


@dataclass(frozen=True, slots=True)
class Headline:
    """A title; `printed` where it stands at the top as one, else it is taken from a sentence that names it."""

    title: str = ""
    printed: bool = False


def headline(text: str) -> Headline:
    """The first lines put together, if they end as titles do; else the title that the text is said to hand on."""
    lines = [line for line in text.split("\n")[:8] if line]
    for begin in range(min(2, len(lines))):
        if documentnumber.parse(lines[begin].strip("（）() ")):
            continue
        title = ""
        for line in lines[begin : begin + _MOST]:
            if _STOPS.search(line) or (not title and _NOT.match(line)) or len(title + line) > _LONGEST:
                break
            title += line.strip()
            if _KINDS.search(title) and len(title) >= 6:
                return Headline(re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", title), True)
        if title:
            break
    sent = _SENT.search(text[:1500])
    return Headline(sent[1]) if sent else Headline()


def signature(text: str, parts: list[Part]) -> tuple[str, ...]:
    """Who signed: the lines before the day in the first signature."""
    tail = next((part for part in parts if part.kind == "tail"), None)
    if tail is None:
        return ()
    names: list[str] = []
    for line in text[tail.start : tail.end].split("\n"):
        if re.search(r"\d{4}年|[一二][〇○零九]", line) or line.startswith(("（", "(")):
            break
        names += [name for name in re.split(r"[\s\u3000、]{1,}", line) if 2 <= len(name) <= 40]
    return tuple(
        name for name in names if re.search(r"(?:政府|厅|局|部|委|院|会|办公室|署|办|中心|行)$", name)
    )
