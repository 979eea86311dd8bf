"""Shorter stories of citizens: without scripts, by the keyboard alone, reconsideration, mediation, a comment, a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.stage import Site, fits, reader
from tests.stories.people import Citizen, Official

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]


def test_a_citizen_asks_is_asked_and_answers_without_any_script(browser: Browser, site: Site) -> None:
    """Today is Sunday 31 December 2023; 20 working days: 2-5 January → 4, 8-12 → 9, 15-19 → 14, 22-26 → 19, Mon 29 January."""
    with reader(browser, site, "phone", java_script_enabled=False) as phone:
        citizen = Citizen(phone, site)
        citizen.asks("演示：某路段工程的验收报告")
        expect(phone.locator(".promises").first).to_contain_text("2024年1月29日")
        with reader(browser, site, java_script_enabled=False) as desk:
            an = Official(desk, site)
            an.signs_in("an")
            an.begins(citizen.number, "告知补正")
            an.fills(correction_days="5", letter_words="请写明年度。")
            an.does("告知补正")
            expect(desk.get_by_role("status")).to_contain_text("已办理：告知补正")
        citizen.tracks()
        # Five working days to correct: 2, 3, 4, 5 and 8 January.
        assert citizen.due("补正期限") == "到 2024年1月8日"
        phone.locator(".own-step").get_by_role("link", name="补正申请").click()
        phone.locator("#q-wanted").fill("演示：2022年验收报告")
        phone.get_by_role("button", name="提交补正").click()
        expect(phone.locator("main")).to_contain_text("演示：2022年验收报告")
        assert citizen.due("答复期限") == "到 2024年1月29日"
        phone.get_by_role("button", name="退出查询").click()
        expect(phone.get_by_label("查询码")).to_be_visible()


def test_a_second_click_and_a_reload_send_one_request(browser: Browser, site: Site) -> None:
    with reader(browser, site, "phone") as phone:
        citizen = Citizen(phone, site)
        citizen.asks("演示：一件")
        phone.go_back()
        phone.goto(f"{site.address}/ask/receipt")
        expect(phone.locator(".record-number strong")).to_have_text(citizen.number)
        expect(phone.locator(".secret")).to_have_count(0)


def test_a_form_is_filled_in_with_the_keyboard_alone(browser: Browser, site: Site) -> None:
    """Tab and Enter from the number to the case; what is wrong is said where the eye and the reader are."""
    with reader(browser, site, told=("403",)) as page:
        citizen = Citizen(page, site)
        citizen.asks("演示：键盘")
        page.goto(f"{site.address}/track/?number={citizen.number}")
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.id") == "secret":
                break
        page.keyboard.type("22222-22222")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_be_visible()
        expect(page.locator("#number")).to_have_value(citizen.number)
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.id") == "secret":
                break
        page.keyboard.type(citizen.secret)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text("政府信息公开申请")
        assert page.url == f"{site.address}/track/case"


def test_a_refusal_leads_to_reconsideration_partly_filled_in(browser: Browser, site: Site) -> None:
    """Refused on 31 December 2023: 60 days are 31 in January and 29 in February, so 29 February 2024."""
    with reader(browser, site, "phone") as phone, reader(browser, site) as office:
        citizen, bai = Citizen(phone, site), Official(office, site)
        citizen.asks("演示：拟不公开的材料")
        bai.signs_in("bai")
        bai.begins(citizen.number, "答复")
        office.locator("#q-reply").select_option(value="D34")
        bai.fills(letter_words="该信息涉及第三方合法权益，不予公开。")
        bai.does("答复")
        citizen.tracks()
        expect(phone.locator(".promises").first).to_contain_text("2024年2月29日")
        phone.get_by_role("button", name="就此申请行政复议").click()
        expect(phone.locator("#answers")).to_contain_text(citizen.number)
        phone.locator(".warning").get_by_role("link").first.click()
        phone.locator("#q-claims").fill("演示：请求责令公开")
        citizen.go_on()
        asked = citizen.number
        citizen.sends()
        assert citizen.number != asked
        expect(phone.locator("main")).to_contain_text("开福区人民政府")
        citizen.tracks()
        expect(phone.get_by_role("heading", level=1)).to_contain_text("行政复议")


def test_a_committee_is_asked_to_mediate(browser: Browser, site: Site) -> None:
    typed = {
        "summary": "演示：楼上漏水",
        "other_party": "演示当事人丙",
        "parties": "2",
        "party": "演示当事人丁",
    }
    with reader(browser, site, "phone") as phone:
        citizen = Citizen(phone, site)
        phone.goto(f"{site.address}/mediation/")
        phone.locator("form[action$=begin] button").click()
        phone.locator("#q-district").select_option(value=site.staged.committee_at)
        citizen.go_on()
        phone.locator("main select, main input[type=radio]").first.wait_for()
        if phone.locator("main select").count():
            phone.locator("main select").select_option(value=site.staged.committee)
        else:
            phone.locator(f"main input[value='{site.staged.committee}']").check()
        citizen.go_on()
        phone.locator("main select[name=dispute], main input[name=dispute]").first.wait_for()
        if phone.locator("select[name=dispute]").count():
            phone.locator("select[name=dispute]").select_option(value="neighbours")
        else:
            phone.locator("input[name=dispute][value=neighbours]").check()
        citizen.go_on()
        for id, text in typed.items():
            phone.locator(f"#q-{id}").fill(text)
            citizen.go_on()
        citizen.sends()
        citizen.tracks()
        expect(phone.locator("main")).to_contain_text("演示：楼上漏水")
        fits(phone)


def test_a_clause_is_commented_on_and_the_reply_is_published(browser: Browser, site: Site) -> None:
    said, replied = "演示：建议把期限改为五个工作日。", "演示：已经采纳。"
    draft = site.staged.draft
    with reader(browser, site, "phone") as phone, reader(browser, site, who="si") as desk:
        phone.goto(f"{site.address}/drafts/")
        phone.locator(f'a[href="/drafts/{draft}"]').click()
        phone.locator("#a5").get_by_role("link", name="提意见").click()
        phone.locator("#q-said").fill(said)
        phone.locator("input[name=kind]").first.check()
        phone.get_by_role("button", name="提交意见").click()
        number = phone.locator("main strong").inner_text()
        phone.goto(f"{site.address}/drafts/{draft}")
        expect(phone.locator("main")).not_to_contain_text(said)
        desk.goto(f"{site.address}/desk/consultations/{draft}")
        card = desk.locator(f"#c{number}")
        expect(card).to_contain_text(said)
        card.locator(f"input[name=outcome-{number}]").first.check()
        card.locator(f"#q-reply-{number}").fill(replied)
        card.get_by_role("button", name="答复并公布").click()
        expect(desk.locator(f"#c{number}")).to_contain_text(replied)
        phone.reload()
        expect(phone.locator("#a5")).to_contain_text(said)
        expect(phone.locator("#a5")).to_contain_text(replied)


def test_the_library_is_searched_and_an_article_read_on_a_phone(browser: Browser, site: Site) -> None:
    with reader(browser, site, "phone") as phone:
        phone.goto(f"{site.address}/library/")
        phone.get_by_role("searchbox").fill("专用停车场")
        phone.get_by_role("searchbox").press("Enter")
        hit = phone.locator(".hit").first
        expect(hit.locator("mark").first).to_be_visible()
        hit.locator(".snippet a").click()
        expect(phone.locator("main")).to_contain_text("（二）专用停车场")
        fits(phone)
        phone.goto(f"{site.address}/library/{site.staged.law}")
        expect(phone.locator("article.law")).to_contain_text("市城市管理主管部门")
        phone.locator("#versions + ul").get_by_role("link", name="比上一版改了什么").first.click()
        expect(phone.locator("main")).to_contain_text("城市管理")
        phone.goto(f"{site.address}/library/{site.staged.law}?on=2020-01-01")
        expect(phone.locator("article.law")).to_contain_text("市交通主管部门")
