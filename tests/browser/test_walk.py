"""A reader's walk: from the report to a figure, to a record, to its deadline; at two sizes, without a mouse, without scripts."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.browser.stage import Site, fits, reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_from_the_report_to_a_records_deadline(
    browser: Browser, site: Site, tmp_path: Path, size: str, scripts: bool
) -> None:
    with reader(browser, site, size, java_script_enabled=scripts) as page:
        page.goto(site.address)
        page.screenshot(path=tmp_path / f"{size}-report.png")
        assert "法治政府建设情况报告" in page.title()
        page.locator("a.figure", has_text="件").locator("visible=true").last.scroll_into_view_if_needed()
        page.locator('a.figure[href*="information_request.handled"]').click()
        page.screenshot(path=tmp_path / f"{size}-figure.png", full_page=True)
        value = page.locator(".value b").inner_text()
        assert page.locator("#records p strong").inner_text() == value
        assert page.locator(".agrees").is_visible()
        page.locator("#records tbody a").first.click()
        page.screenshot(path=tmp_path / f"{size}-record.png", full_page=True)
        clock = page.locator("#clock-answer_by")
        due = re.search(r"(\d{4})年(\d+)月(\d+)日", clock.locator(".due").inner_text())
        assert due is not None
        last = clock.locator("td.d-last")
        assert last.locator("b").inner_text() == f"{int(due[2])}-{int(due[3]):02d}"
        assert last.locator(".count").inner_text() == "20"
        assert "第三十三条" in clock.inner_text()
        if scripts:
            fits(page)


RATE = "/figures/people.mediation.success_rate"


@pytest.mark.parametrize(
    "address", ["/", RATE, "/forms/disclosure", "/published/2023", "/figures/", "/desk/sign-in", "/nowhere"]
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_page_is_wider_than_a_phone(browser: Browser, site: Site, address: str, lang: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{site.address}{address}?lang={lang}")
    fits(page)
    context.close()


def test_narrowing_a_list_replaces_the_list_alone_and_keeps_the_address(browser: Browser, site: Site) -> None:
    with reader(browser, site, "desktop") as page:
        page.goto(f"{site.address}/figures/oversight.information_request.handled")
        page.evaluate("window.stayed = true")
        page.select_option('select[name="by_reply"]', "D10")
        page.locator("#records form button").click()
        page.wait_for_url(re.compile("by_reply=D10"))
        page.wait_for_function("document.querySelector('#records select[name=by_reply]').value === 'D10'")
        assert page.evaluate("window.stayed === true"), "the whole page was loaded anew"
        assert page.locator("#records tbody tr").count() > 0
        granted = page.locator("#records p strong").inner_text()
        page.goto(f"{site.address}/figures/oversight.information_request.granted")
        assert page.locator(".value b").inner_text() == granted


def test_the_keyboard_alone_leads_past_the_head_to_the_content(browser: Browser, site: Site) -> None:
    with reader(browser, site, "desktop") as page:
        page.goto(site.address)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"


def test_every_control_has_a_name_and_headings_do_not_skip(browser: Browser, site: Site) -> None:
    with reader(browser, site, "desktop") as page:
        for address in ("/", RATE, "/forms/disclosure", "/desk/sign-in"):
            page.goto(site.address + address)
            nameless = page.evaluate(
                "[...document.querySelectorAll('input:not([type=hidden]), select, button, a[href], img')].filter(one => "
                "!(one.labels?.length || one.textContent.trim() || one.ariaLabel || one.hasAttribute('alt'))).map(one => one.outerHTML)"
            )
            assert nameless == []
            levels = page.evaluate(
                "[...document.querySelectorAll('h1, h2, h3, h4')].map(one => +one.tagName[1])"
            )
            assert levels.count(1) == 1
            assert all(after - before <= 1 for before, after in pairwise(levels)), (address, levels)


def test_an_official_finds_the_next_deadline_at_the_desk(
    browser: Browser, site: Site, tmp_path: Path
) -> None:
    with reader(browser, site, "desktop") as page:
        page.goto(f"{site.address}/desk/")
        page.fill("#id_username", "si")
        page.fill("#id_password", "fadu-demo")
        page.locator("main button").click()
        page.screenshot(path=tmp_path / "desktop-desk.png")
        due = page.locator("#docket tbody time").first.inner_text()
        page.locator("#docket tbody a").first.click()
        assert page.url.partition("#clock-")[2]
        assert due in page.locator(f"#{page.url.partition('#')[2]}").inner_text()


def test_a_printed_report_has_no_controls(browser: Browser, site: Site) -> None:
    with reader(browser, site, "desktop") as page:
        page.goto(site.address)
        page.emulate_media(media="print")
        for hidden in (".masthead nav", ".visitor", ".contents"):
            assert not page.locator(hidden).first.is_visible()
        assert page.locator(".title-page h1").is_visible()
        assert page.locator(".rehearsed").is_visible()
