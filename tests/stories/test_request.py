"""A request for information from the first question to the figure that counts it, by the pages alone.

The holiday notice for 2023 (国办发明电〔2022〕16号): 29 September to 6 October off, Sat 7 and Sun 8 October worked.

- Mon 11 September, asked. 20 working days: 12-15 → 4; 18-22 → 9; 25-28 → 13; 7, 8 October → 15; 9-13 → 20: Fri 13 October.
- Wed 13 September, a correction is asked for, within 10 working days: 14, 15 → 2; 18-22 → 7; 25-27 → 10: Wed 27 September.
- Mon 18 September, corrected: the clock starts anew. 19-22 → 4; 25-28 → 8; 7, 8 October → 10; 9-13 → 15; 16-20 → 20: Fri 20 October.
- Thu 21 September, a third party is asked: the clock stands still (19, 20 September are 2). It has 15 working days: 22 → 1; 25-28 → 5;
  7, 8 October → 7; 9-13 → 12; 16-18 → 15: Wed 18 October.
- Thu 28 September, it answers; neither day nor what lies between counts. 7, 8 October → 4; 9-13 → 9; 16-20 → 14; 23-27 → 19;
  30 → 20: Mon 30 October.
- Mon 16 October, the head extends by 10 working days: 31 October → 1; 1-3 November → 4; 6-10 → 9; 13 → 10: Mon 13 November.
- Wed 1 November, the reply. 60 days: 29 in November, 31 in December: Sun 31 December, a rest day, as is 1 January: Tue 2 January 2024.
  Six months: 1 May 2024, in the Labour Day holiday (1-5 May): Mon 6 May 2024.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.stage import LAST_DAY, Site, reader
from tests.stories.people import Citizen, Official

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]

WANTED, CLEARER = "演示：某路段工程的验收报告", "演示：芙蓉路二期工程2022年竣工验收报告"
HANDLED = "/figures/oversight.information_request.handled"


def test_from_the_question_to_the_figure(browser: Browser, site: Site, tmp_path: Path) -> None:
    site.follow()
    with (
        reader(browser, site, "phone", accept_downloads=True) as phone,
        reader(browser, site) as desk,
        reader(browser, site) as office,
    ):
        before = _counted(desk, site)
        site.today = date(2023, 9, 11)
        citizen, an, bai = Citizen(phone, site), Official(desk, site), Official(office, site)
        an.signs_in("an")
        bai.signs_in("bai")
        citizen.asks(WANTED)
        expect(phone.locator(".promises").first).to_contain_text("2023年10月13日")
        _corrected(citizen, an, site)
        _consulted(citizen, an, site)
        _extended(citizen, an, bai, site)
        _answered(citizen, an, bai, site, tmp_path)
        site.today = LAST_DAY
        site.follow()
        assert _counted(desk, site) == before + 1
        _opened_from_the_figure(desk, citizen.number)


def _counted(page: Page, site: Site) -> int:
    page.goto(site.address + HANDLED)
    return int(page.locator(".value b").inner_text().replace(",", ""))


def _corrected(citizen: Citizen, an: Official, site: Site) -> None:
    site.today = date(2023, 9, 13)
    an.begins(citizen.number, "告知补正")
    an.fills(correction_days="10", letter_words="请写明工程名称和年度。")
    an.previews()
    letter = an.page.locator("#letter")
    expect(letter).to_contain_text("政府信息公开申请补正告知书")
    expect(letter).to_contain_text("请写明工程名称和年度。")
    expect(an.page.locator("#what-if")).to_contain_text("2023年9月27日")
    an.does("告知补正")
    expect(an.page.get_by_role("status")).to_contain_text("已办理：告知补正")
    citizen.tracks()
    assert citizen.due("补正期限") == "到 2023年9月27日"
    site.today = date(2023, 9, 18)
    citizen.page.locator(".own-step").get_by_role("link", name="补正申请").click()
    expect(citizen.page.locator("#q-wanted")).to_have_value(WANTED)
    citizen.page.locator("#q-wanted").fill(CLEARER)
    citizen.page.get_by_role("button", name="提交补正").click()
    assert citizen.due("答复期限") == "到 2023年10月20日"
    an.opens(citizen.number)
    assert an.due("答复期限") == "2023年10月20日"


def _consulted(citizen: Citizen, an: Official, site: Site) -> None:
    site.today = date(2023, 9, 21)
    an.begins(citizen.number, "征求第三方意见")
    an.fills(third_party="演示第三方乙0002", letter_words="涉及你单位的验收报告。")
    an.does("征求第三方意见")
    assert an.due("答复期限") == "暂停中"
    assert an.due("第三方意见期限") == "2023年10月18日"
    citizen.tracks()
    expect(citizen.page.locator("main")).to_contain_text("2023年9月21日因“征求第三方意见”暂停")
    expect(citizen.page.locator("main")).not_to_contain_text("演示第三方乙0002")
    site.today = date(2023, 9, 28)
    an.begins(citizen.number, "收到第三方意见")
    an.page.get_by_label("同意公开", exact=True).check()
    an.does("收到第三方意见")
    assert an.due("答复期限") == "2023年10月30日"


def _extended(citizen: Citizen, an: Official, bai: Official, site: Site) -> None:
    site.today = date(2023, 10, 16)
    an.begins(citizen.number, "延长答复期限")
    an.fills(extension_days="10")
    an.page.get_by_label("送签说明").fill("演示：材料较多")
    an.page.get_by_role("button", name="送负责人签批").click()
    an.opens(citizen.number)
    assert an.due("答复期限") == "2023年10月30日"
    bai.page.goto(f"{site.address}/desk/signing")
    bai.page.locator("tr", has_text=citizen.number).get_by_role("link", name="延长答复期限").click()
    expect(bai.page.locator("main")).to_contain_text("演示：材料较多")
    expect(bai.page.locator("#what-if")).to_contain_text("2023年11月13日")
    bai.does("延长答复期限")
    assert bai.due("答复期限") == "2023年11月13日"
    citizen.tracks()
    assert citizen.due("答复期限") == "到 2023年11月13日"


def _answered(citizen: Citizen, an: Official, bai: Official, site: Site, folder: Path) -> None:
    site.today = date(2023, 11, 1)
    bai.begins(citizen.number, "答复")
    bai.page.locator("#q-reply").select_option(label="部分公开")
    bai.fills(letter_words="现将验收报告向你公开，其中涉及商业秘密的内容已作区分处理。")
    bai.previews()
    expect(bai.page.locator("#letter")).to_contain_text("政府信息公开申请答复书")
    bai.does("答复")
    number = re.search(r"开司信复〔2023〕\d+号", bai.page.locator("main").inner_text())
    assert number is not None
    phone = citizen.page
    citizen.tracks()
    expect(phone.locator("#result + dl")).to_contain_text("部分公开")
    expect(phone.locator("#result + dl")).to_contain_text(number[0])
    with phone.expect_download() as coming:
        phone.locator(".papers li", has_text="答复书").filter(has_text="PDF").get_by_role("link").click()
    file = folder / "reply.pdf"
    coming.value.save_as(file)
    said = _words_of(file)
    assert number[0] in said
    assert "区分处理" in said
    routes = phone.locator(".promises").first
    expect(routes).to_contain_text("2024年1月2日")
    expect(routes).to_contain_text("2024年5月6日")
    phone.screenshot(path=folder / "phone-answered.png", full_page=True)
    phone.get_by_label("4 ").check()
    phone.get_by_role("button", name="提交评价").click()
    expect(phone.locator("main")).to_contain_text("您已经评价：4 分")


def _words_of(file: Path) -> str:
    import pypdfium2

    pages = pypdfium2.PdfDocument(file.read_bytes())
    return "".join(page.get_textpage().get_text_range() for page in pages).replace("\r\n", "")


def _opened_from_the_figure(page: Page, number: str) -> None:
    """The figure lists the record, and the record's page says of itself that the figure counts it."""
    page.locator("#records").get_by_role("link", name=number).click()
    expect(page.locator("#counted").locator("..")).to_contain_text("办理政府信息依申请公开")
