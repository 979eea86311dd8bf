"""Tampering and hygiene: what was injected or hidden is found, and lawful words are left alone."""

from __future__ import annotations

import json

import pytest
from tests.auditor import producers as make
from tests.auditor.corpus import shared

from fadu.auditor.domains import lookalike
from fadu.auditor.identity import bank_card, citizen_number, luhn, mobile
from fadu.auditor.model import Document, Finding
from fadu.auditor.read import read
from fadu.auditor.rules import Case, hidden, hygiene, tampering

RULES = (*tampering.RULES, *hidden.RULES, *hygiene.RULES)


def found(document: Document | str) -> list[Finding]:
    case = Case(Document("t", document) if isinstance(document, str) else document)
    return [finding for rule in RULES for finding in rule(case)]


def quotes(text: str) -> list[str]:
    return [finding.quote for finding in found(text)]


def test_the_five_injections_of_changsha_and_nothing_else() -> None:
    seed = [json.loads(line) for line in shared("corpus/seed_tamper.jsonl").read_text("utf-8").splitlines()]
    document = read(shared("corpus/reports/120.txt"))
    findings = found(document)
    assert [(f.start, f.end) for f in findings] == [(row["start"], row["end"]) for row in seed]
    assert {f.severity for f in findings} == {"error"}
    assert len(found(read(shared("seed/changsha-2023.txt")))) == 5


@pytest.mark.parametrize("folder", ["work_reports", "disclosure", "reports", "budget"])
def test_no_alarm_on_real_texts(folder: str) -> None:
    alarms = [
        (path.name, finding.rule, finding.quote)
        for path in sorted(shared(f"corpus/{folder}").glob("*.txt"))
        if path.name != "120.txt"
        for finding in found(read(path))
        if finding.severity != "note"
    ]
    assert alarms == []


@pytest.mark.parametrize(
    ("text", "alien"),
    [
        ("坚持以开云体育官网入口新时代中国特色社会主义思想为指导，", "开云体育官网入口"),
        ("坚持以某某娱乐网新时代中国特色社会主义思想为指导，", "某某娱乐网"),
        ("深入学习贯彻www.bet.example法治思想，", "www.bet.example"),
        ("全市受理矛盾纠纷百家乐在线开户52840件。", "百家乐在线开户"),
        ("组织在线普法活动免费观看成人视频在线观看300余场。", "免费观看成人视频在线观看"),
        ("全市受理矛盾某某体育官网app纠纷52840件。", "体育官网app"),
        ("坚持以彩神8新时代中国特色社会主义思想为指导。", "彩神8"),
        ("增强“四个意识”、坚定“四个自倍”、做到“两个维护”。", "四个自倍"),
        ("紧密团结在以刁近平同志为核心的党中央周围。", "刁近平"),
    ],
)
def test_injected_phrases(text: str, alien: str) -> None:
    assert quotes(text) == [alien]


@pytest.mark.parametrize(
    "text",
    [
        "坚持以习近平新时代中国特色社会主义思想为指导，深入贯彻习近平法治思想。",
        "坚持以习近\n平新时代中国特色社会\n主义思想为指导。",
        "全面贯彻新时代中国特色社会主义思想，加快三亚新机场建设。",
        "侦破网上开设百家乐赌博案件12起，打击六合彩违法犯罪。",
        "关停黄色网站、成人视频平台12个，整治发布约炮app等违法信息的账号。",
        "侦破“开云体育”APP网络赌博案3起，涉嫌在百家乐平台开户注册的人员一并查处。",
        "广州万博商务区、金沙县、九游山、体育彩票公益金、福利彩票。",
        "牢固树立社会主义法治思想，推进依法行政。",
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”，深刻领悟“两个确立”的决定性意义。",
        "救援交通事故伤员，共9540370次，联系电话0731-88666114，总额13912345678元。",
        "建设体育公共服务平台、视频直播平台，提供电影下载、免费观看和在线登录服务，加强彩票开奖管理。",
        "网址www.changsha.gov.cn，邮箱hazwgkc@163.com，登录http://zwfw.hunan.gov.cn办理。",
    ],
)
def test_lawful_words_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_miswritten_expression_is_likely_not_certain() -> None:
    (finding,) = found("以习近平新时代中国特色社会注意思想为指导")
    assert (finding.rule, finding.severity) == ("tampering.expression", "likely")
    assert "应为" in finding.message_zh


def page(body: str, head: str = "", title: str = "某市2023年法治政府建设情况报告") -> list[Finding]:
    text = f"<h1>某市2023年法治政府建设情况报告</h1><p>{'我市法治政府建设取得明显成效。' * 20}</p>"
    links = '<a href="http://www.mou.gov.cn/a">一</a><a href="http://www.mou.gov.cn/b">二</a>'
    return found(
        read(make.html(f"<div>{text}{links}{body}</div>", head=head, title=title).encode(), name="p.html")
    )


@pytest.mark.parametrize(
    ("body", "head", "severity"),
    [
        ('<a style="display:none" href="http://www.bet.example">足彩app下载</a>', "", "error"),
        (
            '<div style="position:absolute;left:-3000px"><a href="http://shop.example.com">某商城</a></div>',
            "",
            "likely",
        ),
        ('<span style="color:#ffffff">博彩平台开户</span>', "", "error"),
        ('<iframe width="0" height="0" src="http://x.example.net/"></iframe>', "", "likely"),
        ("", "<script>document.title='足彩app哪个是正规的'</script>", "error"),
        (
            "",
            "<script>if(/baidu|sogou/.test(document.referrer)){location.href='http://x.example.net'}</script>",
            "likely",
        ),
        ("", '<meta name="description" content="皇冠体育官网">', "error"),
    ],
)
def test_hidden_things_of_a_page(body: str, head: str, severity: str) -> None:
    assert [(f.rule, f.severity) for f in page(body, head)] == [("tampering.hidden", severity)]


@pytest.mark.parametrize(
    "body",
    [
        '<div style="display:none"><a href="http://www.mou.gov.cn/c">站内</a></div>',
        '<div style="display:none">扫一扫在手机打开当前页</div>',
        '<script src="https://hm.baidu.com/hm.js?1"></script>',
        '<div style="display:none"><a href="https://bszs.conac.cn/sitename">事业单位标识</a></div>',
    ],
)
def test_ordinary_hidden_things_are_left_alone(body: str) -> None:
    assert page(body) == []


def test_cloaked_titles() -> None:
    assert [f.rule for f in page("", title="欧洲杯直播在哪里收看")] == ["tampering.title"]
    assert page("", title="某市人民政府门户网站-某市2023年法治政府建设情况报告") == []
    (finding,) = page("", title="某市2023年法治政府建设情况报告_六合彩开奖")
    assert (finding.rule, finding.severity) == ("tampering.injected", "error")


@pytest.mark.parametrize(
    "host",
    [
        "www.changsha-gov.cn",
        "changsha.g0v.cn",
        "www.changsha.gov.cn.xyz.com",
        "gov-cn.com",
        "zhengfu.cn.com",
        "xn--80ak6aa92e.com",
    ],
)
def test_lookalike_domains(host: str) -> None:
    assert lookalike(host)


@pytest.mark.parametrize(
    "host", ["www.changsha.gov.cn", "gov.cn", "www.gov.hk", "example.com", "governance.org", "www.gov.uk"]
)
def test_true_domains(host: str) -> None:
    assert not lookalike(host)


# GB 11643: 11010519491231002X is the specimen number of the standard itself.
def test_identity_numbers_by_their_check_digit() -> None:
    assert citizen_number("11010519491231002X")
    assert not citizen_number("110105194912310021")
    assert not citizen_number("11010519490231002X")
    assert luhn("79927398713")
    assert not luhn("79927398710")
    assert not mobile("13888888888")  # repeated digits: a specimen, not a person
    assert not bank_card("4111111111111111")


def test_personal_data_is_reported_masked() -> None:
    (finding,) = found("申请人身份证号11010519491231002X。")
    assert finding.severity == "error"
    assert "11010519491231002X" not in finding.message_zh + finding.quote + finding.message_en
    assert [f.severity for f in found("张某，13987654321，男")] == ["likely"]
    assert found("统一社会信用代码：11010519491231002X") == []


def test_broken_characters_and_mixed_encodings() -> None:
    document = read("第一行\n".encode() + "第二行\n".encode("gbk") + "三\n".encode(), name="m.txt")
    assert [f.rule for f in found(document)] == ["hygiene.encoding"]
    assert [f.rule for f in found("前文\ufffd\ufffd后文")] == ["hygiene.broken"]
    assert [f.rule for f in found("锟斤拷锟斤拷")] == ["hygiene.broken"]
    assert [f.rule for f in found("法治政府".encode().decode("latin-1"))] == ["hygiene.garbled"]
