"""Searching and reading in the browser: suggestions, a citation opened in place, what changed; at two sizes, also without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.browser.stage import Site, fits, reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_from_a_few_letters_to_a_cited_article(browser: Browser, site: Site, size: str) -> None:
    with reader(browser, site, size) as page:
        page.goto(f"{site.address}/library/")
        page.locator("#q").press_sequentially("停车管理")
        page.locator("#suggestions a", has_text="演示市停车管理办法").click()
        page.wait_for_url(f"**/library/{site.staged.law}")
        here = page.url
        page.locator("#a3 a.ref").click()
        opened = page.locator("#a3 .peeked")
        opened.wait_for()
        assert "停车场分为" in opened.inner_text()
        assert page.url == here
        opened.locator("summary").click()  # and closed again
        assert not opened.locator("p").first.is_visible()
        fits(page)
        page.goto(f"{site.address}/library/{site.staged.law}/compare")
        added = page.locator(".row .new ins", has_text="城市").first
        removed = page.locator(".row .new del, .row .old del", has_text="交通").locator("visible=true").first
        assert added.is_visible()
        assert removed.is_visible()
        # Side by side where there is room, one below the other's place where there is none.
        assert page.locator(".row .old").first.is_visible() is (size == "desktop")


def test_without_scripts_a_citation_is_a_link_and_filters_work(browser: Browser, site: Site) -> None:
    with reader(browser, site, "phone", java_script_enabled=False) as page:
        page.goto(f"{site.address}/library/?q=停车")
        page.get_by_text("筛选和排序").first.click()
        page.locator('input[name="kind"]').first.check()
        page.locator("#filters button").click()
        assert "kind=" in page.url
        page.locator(".hit h3 a", has_text="演示市停车管理办法").click()
        page.locator("#a3 a.ref").click()
        assert page.url.endswith(f"/library/{site.staged.law}/a2-1-1")
        assert "停车场分为" in page.locator("article.law").inner_text()
