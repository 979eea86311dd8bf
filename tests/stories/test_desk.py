"""Shorter stories of officials: two at one case, a second factor, supervision down to a record, a clean-up published."""

from __future__ import annotations

from base64 import b32decode
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from django_otp.oath import hotp
from playwright.sync_api import expect
from tests.browser.stage import Site, reader
from tests.stories.people import Citizen, Official

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]


def test_the_second_of_two_officials_keeps_what_was_typed(browser: Browser, site: Site) -> None:
    with (
        reader(browser, site, "phone") as phone,
        reader(browser, site, who="an") as desk,
        reader(browser, site, who="bai", told=("409",)) as office,
    ):
        citizen, an, bai = Citizen(phone, site), Official(desk, site), Official(office, site)
        citizen.asks("演示：两人同时")
        bai.begins(citizen.number, "答复")
        office.locator("#q-reply").select_option(value="D10")
        bai.fills(letter_words="演示：草稿说明")
        an.begins(citizen.number, "征求第三方意见")
        an.fills(third_party="演示第三方乙0002", letter_words="演示：请提出意见。")
        an.does("征求第三方意见")
        bai.does("答复")
        expect(office.locator("#since")).to_contain_text("征求第三方意见")
        expect(office.locator("#since")).not_to_contain_text("演示第三方乙0002")
        expect(office.locator("#q-letter_words")).to_have_value("演示：草稿说明")
        expect(office.locator("#q-reply")).to_have_value("D10")


def test_signing_in_with_a_second_factor(
    browser: Browser, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The authenticator's clock is the test's: it is set up in one half minute and asked for in the next."""
    at = [1_000_000]
    monkeypatch.setattr("django_otp.plugins.otp_totp.models.time", SimpleNamespace(time=lambda: at[0]))
    with reader(browser, site) as page:
        official = Official(page, site)
        official.signs_in("cheng")
        page.goto(f"{site.address}/desk/account/factor")
        page.get_by_role("button", name="开始启用").click()
        key = b32decode(page.locator("main code").inner_text().replace(" ", ""))
        page.locator("#id_code").fill(f"{hotp(key, at[0] // 30):06d}")
        page.get_by_role("button", name="完成启用").click()
        expect(page.locator(".recovery li")).to_have_count(10)
        page.get_by_role("button", name="退出", exact=True).click()
        official.signs_in("cheng")
        expect(page.get_by_role("heading", level=1)).to_contain_text("第二步")
        at[0] += 30
        page.locator("#id_code").fill(f"{hotp(key, at[0] // 30):06d}")
        page.locator("main").get_by_role("button", name="登录").click()
        expect(page).to_have_url(f"{site.address}/desk/")


def test_supervision_opens_down_to_a_record(browser: Browser, site: Site) -> None:
    with reader(browser, site, who="si") as page:
        page.goto(f"{site.address}/desk/supervision")
        cell = page.locator(".heat tbody td:not(.sum) a").first
        count = cell.inner_text()
        cell.click()
        expect(page.locator("main p strong").first).to_have_text(count)
        page.locator("main tbody a").first.click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator("#log")).to_be_visible()


def test_a_clean_up_is_decided_and_published(browser: Browser, site: Site) -> None:
    with reader(browser, site, who="si") as page, reader(browser, site, "phone") as phone:
        phone.goto(f"{site.address}/library/{site.staged.notice}")
        expect(phone.locator(".standing")).not_to_contain_text("废止")
        page.goto(f"{site.address}/desk/clean-ups/")
        page.get_by_role("link", name="演示：演练类文件清理").click()
        for left in (1, 0):
            card = page.locator("section.card", has=page.locator(".tag-wait")).first
            card.locator("input[type=radio][value=repeal]").check()
            card.locator("textarea").first.fill("演示：任务已经完成。")
            card.get_by_role("button", name="作出结论").click()
            expect(page.locator("section.card .tag-wait")).to_have_count(left)
        page.get_by_role("button", name="公布清理结果").click()
        expect(page.locator("main")).to_contain_text("清理结果已公布")
        phone.reload()
        expect(phone.locator(".standing")).to_contain_text("废止")
