"""The pictures of the README: `python -m tests.browser.pictures ADDRESS` photographs a running `fadu up` into docs/pictures."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
QUIET = ["--disable-background-networking", "--disable-sync", "--disable-component-update", "--no-first-run"]
FIGURE = "/figures/people.mediation.success_rate"
REQUESTS = "/figures/oversight.information_request.extensions"


def main(site: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        sys.exit("There is no Chromium: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        flags = [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        for lang, locale in (("zh", "zh-CN"), ("en", "en-GB")):
            _desktop(browser, site, lang, locale)
            _phone(browser, site, lang, locale)
        browser.close()
    for path in FOLDER.glob("*.png"):
        _small(path)


def _desktop(browser: Browser, site: str, lang: str, locale: str) -> None:
    page = _page(browser, locale, width=1280, height=860)
    _take(page, f"{site}/?lang={lang}", named("report", lang))
    _take(page, f"{site}{FIGURE}?lang={lang}", named("figure", lang))
    _take(page, f"{site}/forms/disclosure?lang={lang}", named("form", lang))
    _take(page, f"{site}/published/2023?lang={lang}", named("published", lang))
    page.goto(f"{site}{REQUESTS}?lang={lang}")
    _take(
        page, site + str(page.locator("#records tbody a").nth(3).get_attribute("href")), named("facts", lang)
    )
    page.locator("#clock-answer_by").screenshot(path=FOLDER / f"{named('record', lang)}.png")
    page.goto(f"{site}/desk/sign-in?lang={lang}")
    page.fill("#id_username", "si")
    page.fill("#id_password", "fadu-demo")
    page.locator("main button").click()
    page.wait_for_url(re.compile("/desk/$"))
    page.screenshot(path=FOLDER / f"{named('desk', lang)}.png")
    _take(page, f"{site}/desk/supervision?lang={lang}", named("supervision", lang))
    page.context.close()


def _phone(browser: Browser, site: str, lang: str, locale: str) -> None:
    page = _page(browser, locale, width=390, height=844)
    _take(page, f"{site}/?lang={lang}", named("phone", lang))
    _take(page, f"{site}/ask/?lang={lang}", named("ask", lang))
    page.context.close()


def named(picture: str, lang: str) -> str:
    """Chinese comes first and needs no ending."""
    return picture if lang == "zh" else f"{picture}-{lang}"


def _page(browser: Browser, locale: str, *, width: int, height: int) -> Page:
    return browser.new_context(viewport={"width": width, "height": height}, locale=locale).new_page()


def _take(page: Page, address: str, name: str) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=FOLDER / f"{name}.png")


def _small(path: Path) -> None:
    """Pages have few colours: a palette of them is a third of the size and looks the same."""
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(96, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/") if len(sys.argv) > 1 else "http://127.0.0.1:8000")
