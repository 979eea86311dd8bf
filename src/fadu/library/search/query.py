"""Reads what people type into a search box; knows no index.

    养犬 罚款                  words: a document must contain both
    "信息公开申请"              quotation marks around a word: exactly so, nothing like it
    条例 -草案                  a minus before a word: without it
    信息公开条例 三十三条, 刑法264条   an article: the answer opens it
    国办发[2018]37号, 国令711     a document number, in any writing
    zfxxgk                    letters alone: also pinyin and its initials
    加强、改进                  what ends a clause parts words as a blank does

Everything else is read as it stands: 《》, brackets, width, case and traditional script make no difference (`tokens.fold`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

from fadu.auditor.numerals import chinese
from fadu.library.search import numbers
from fadu.library.search.terms import segmenter, terms
from fadu.library.search.tokens import BREAK, fold
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble

LONGEST = 200  # characters that are read; nobody types more, and a pasted page is no query

_QUOTED = re.compile(r'(?<!\S)(-?)(?:"([^"]+)"|“([^”]+)”)(?!\S)')
_WITHOUT = re.compile(r"[-－](?=[^\W\d])")
_N = "[零〇一二三四五六七八九十百千两]{1,9}|[0-9]{1,4}"
_ARTICLE = re.compile(
    rf"(?P<before>.*?)第?(?P<n>{_N})条(?:之(?P<of>{_N}))?(?:第?(?P<paragraph>{_N})款)?(?:第?(?P<item>{_N})项)?"
)
_LAW = re.compile(r"(?:法|法典|条例|规定|办法|细则|解释|规则)$")
_GLUED = re.compile(
    r"(?P<before>.*(?:法|法典|条例|规定|办法|细则|解释|规则))第?(?P<n>[1-9][0-9]{0,2}|1[0-2][0-9]{2})"
)
_BARE = re.compile(
    r"第?(?P<n>[1-9][0-9]{0,2}|1[0-2][0-9]{2})"
)  # no statute has more articles; 2018 is a year
_LETTERS = re.compile(r"[a-z]{2,40}")
_FILLERS = frozenset(
    "的 了 吗 呢 么 吧 啊 呀 嘛 和 与 及 或 在 是 有 对 把 被 从 到 为 以 于 之 其 这 那 个 "
    "我 你 他 她 我们 你们 他们 人家 别人 自己 大家 我家 家里 请问 怎么 怎样 怎么样 怎么办 怎 如何 "
    "什么 啥 为什么 为何 谁 哪 哪些 哪个 哪种 哪里 哪儿 多少 几 几个 几天 几年 几次 几倍 多 多久 "
    "多长 多大 多高 最长 最多 最少 时间 多长时间 是否 能否 可否 能不能 可不可以 有没有 要不要 是不是 "
    "该不该 可以 能 要 会 想 该 应该 需要 必须 得 关于 有关 相关 规定 法律 法规 政策 文件 最新 全文 "
    "内容 情况 问题 办 办理 算 给 让 时 时候 后 前 上 下 里 中 不 没 没有 都 也 还 就 才 又 再 "
    "只 一般 通常 现在 已经 还是 到底 究竟 具体 要求 有效 最".split()
)


class QueryTooLong(Trouble):
    code = "LS-002"
    title = Term("检索词过长", "Query too long")
    zh = "检索词有 {length} 个字符，最多 {most} 个。"
    en = "The query has {length} characters; at most {most} are read."
    remedy_zh = "请只输入要找的词句、标题或文号。"
    remedy_en = "Type the words, the title or the number that you look for."


@dataclass(frozen=True, slots=True)
class Part:
    """A word as the dictionary cuts it, and what means the same."""

    folded: str
    alike: tuple[str, ...] = ()
    filler: bool = False  # 怎么, 的, 规定: asked for only where the whole typed word is
    weak: bool = False  # a single character beside longer words: it raises, but nothing must contain it


@dataclass(frozen=True, slots=True)
class Word:
    """What stood between two blanks, folded."""

    folded: str
    exact: bool = False
    alike: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """信息公开条例第三十三条第二款: n=33, paragraph=2; the anchor of the article is a33, of 第一百二十条之一 a120b1."""

    n: int
    of: int = 0
    paragraph: int = 0
    item: int = 0

    @property
    def printed(self) -> str:
        """第三十三条, as statutes print it."""
        return f"第{chinese_number(self.n)}条" + (f"之{chinese_number(self.of)}" if self.of else "")

    @property
    def anchor(self) -> str:
        return f"a{self.n}" + (f"b{self.of}" if self.of else "")


@dataclass(frozen=True)
class Asked:
    """A query as it was read. `words` must all be contained; those that only point at an article are in `article`."""

    typed: str
    words: tuple[Word, ...] = ()
    without: tuple[str, ...] = ()
    article: Article | None = None
    letters: str = ""
    number: numbers.Typed = field(default_factory=numbers.Typed)

    @cached_property
    def joined(self) -> str:
        """All the words as one: what a title or a name is held against."""
        return "".join(word.folded for word in self.words)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """What the words are made of, each once; fillers only if there is nothing else."""
        every = {part.folded: part for word in self.words for part in word.parts}
        telling = [part for part in every.values() if not part.filler] or list(every.values())
        if any(len(part.folded) > 1 for part in telling):
            telling = [replace(part, weak=len(part.folded) == 1) for part in telling]
        return tuple(telling)

    @cached_property
    def strong(self) -> tuple[Part, ...]:
        """Those that a document is asked to contain."""
        return tuple(part for part in self.parts if not part.weak)


def read(typed: str) -> Asked:
    """Reads a query; an empty one has no words. Raises QueryTooLong."""
    if len(typed) > LONGEST:
        raise QueryTooLong(length=len(typed), most=LONGEST)
    exact: list[str] = []
    without: list[str] = []

    def lift(found: re.Match[str]) -> str:
        (without if found[1] else exact).append(fold(found[2] or found[3]).strip(BREAK))
        return " "

    rest = _QUOTED.sub(lift, typed)
    plain: list[str] = []
    for place, one in enumerate(rest.split()):
        if place and _WITHOUT.match(one):
            without.append(fold(one[1:]).strip(BREAK))
        else:
            plain.extend(part for part in fold(one).split(BREAK) if part)
    plain = [word.strip(".") or word for word in plain]
    plain, article = _article(plain, bool(exact))
    words = [Word(one, exact=True, parts=(Part(one),)) for one in exact if one] + [
        _word(one) for one in plain
    ]
    joined = "".join(plain)
    letters = joined if not exact and _LETTERS.fullmatch(joined) else ""
    kept = tuple(one for one in without if one)
    return Asked(typed.strip(), tuple(dict.fromkeys(words)), kept, article, letters, numbers.typed(typed))


def _article(plain: list[str], beside: bool) -> tuple[list[str], Article | None]:
    """Takes the article out of the words, if something else is left that can be the law."""
    for place, word in enumerate(plain):
        found = _ARTICLE.fullmatch(word) or _GLUED.fullmatch(word)
        before = found["before"].removesuffix("第") if found else ""
        if found is None and place and _LAW.search(plain[place - 1]):
            found = _BARE.fullmatch(word)
        if found is None:
            continue
        rest = [*plain[:place], *([before] if before else []), *plain[place + 1 :]]
        if rest or beside:
            given = found.groupdict()
            return rest, Article(*(number(given.get(name)) for name in ("n", "of", "paragraph", "item")))
    return plain, None


def number(printed: str | None) -> int:
    """33 and 三十三 are 33; nothing is 0."""
    if not printed:
        return 0
    value = int(printed) if printed.isascii() else chinese(printed)
    return int(value or 0)


def chinese_number(n: int) -> str:
    """三十三, 一百零二, 一千零四十三, from 1 to 9999: 十五, not 一十五."""
    said, naught = "", False
    for place, unit in enumerate(("千", "百", "十", "")):
        digit = n // 10 ** (3 - place) % 10
        if digit:
            said += ("零" if naught and said else "") + "一二三四五六七八九"[digit - 1] + unit
        naught = not digit
    return said.removeprefix("一") if said.startswith("一十") else said


def _word(folded: str) -> Word:
    alike = terms().alike
    parts = tuple(
        Part(part, alike.get(part, ()), filler=part in _FILLERS) for part in segmenter().asked(folded) if part
    )
    return Word(folded, alike=alike.get(folded, ()), parts=parts)
