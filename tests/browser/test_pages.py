"""Every page of the site, found by its address, for everybody who may open it: none may be forgotten here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from tests.browser import setting
from tests.browser.stage import Site, reader
from tests.browser.sweep import examined, examined_large_in_english

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]

FIGURE = "/figures/oversight.information_request.handled"

# Name of the address → one page of it. {…} is what stands on the stage.
PUBLIC = {
    "report": "/", "figures": "/figures/", "figure": FIGURE, "record": "/records/{request}", "published": "/published/2023",
    "editions": "/editions/", "edition": "/editions/2023/1", "open-data": "/data/", "disclosure": "/forms/disclosure",
    "enforcement": "/forms/enforcement", "drafts": "/drafts/", "draft": "/drafts/{draft}", "draft-comment": "/drafts/{draft}/comment",
    "draft-commented": "/drafts/{draft}/commented?number=1", "services": "/services/", "errand-start": "/ask/",
    "errand-return": "/ask/return", "track": "/track/", "library": "/library/?q=停车", "library-document": "/library/{law}",
    "library-version": "/library/{law}/{dated}", "library-place": "/library/{law}/{dated}/a2", "library-compare": "/library/{law}/compare",
    "library-cited-by": "/library/{law}/cited-by", "sign-in": "/desk/sign-in",
}  # fmt: skip
HANDLER = {
    "desk": "/desk/", "case": "/desk/cases/{request}", "case-step": "/desk/cases/{request}/ask_correction",
    "case-correct": "/desk/cases/{request}/acts/correct", "case-attach": "/desk/cases/{request}/acts/attach",
    "case-deed": "/desk/cases/{request}/acts/note", "new": "/desk/new/", "new-record": "/desk/new/oversight.information_request/receive",
    "desk-deadlines": "/desk/deadlines", "account": "/desk/account", "password": "/desk/account/password",
    "account-factor": "/desk/account/factor", "delegation": "/desk/delegation", "desk-consultations": "/desk/consultations/",
    "case-code": "/desk/cases/{request}/acts/code", "desk-ratings": "/desk/ratings",
}  # fmt: skip
HEAD = {
    "signing": "/desk/signing",
    "case-step": "/desk/cases/{request}/extend?prepared={prepared}",
    "case-deed": "/desk/cases/{request}/acts/transfer",
}
SUPERVISOR = {
    "desk": "/desk/", "supervision": "/desk/supervision", "supervision-warnings": "/desk/supervision/warnings",
    "supervision-criticism": "/desk/supervision/criticism", "readings": "/desk/readings",
    "supervision-records": "/desk/supervision/records?line=oversight.information_request&what=open",
    "desk-consultation": "/desk/consultations/{draft}", "desk-put-out": "/desk/consultations/new/{request}",
    "desk-clean-ups": "/desk/clean-ups/", "clean-up-new": "/desk/clean-ups/new", "clean-up": "/desk/clean-ups/{clean_up}",
    "desk-library": "/desk/library",
}  # fmt: skip
ADMINISTRATOR = {
    "admin": "/desk/admin/", "admin-person-new": "/desk/admin/people/new", "admin-person": "/desk/admin/people/an",
    "admin-units": "/desk/admin/units", "admin-unit-new": "/desk/admin/units/new", "admin-unit": "/desk/admin/units/430105-SF",
    "admin-roles": "/desk/admin/roles", "admin-log": "/desk/admin/log",
}  # fmt: skip
OPENED = {
    "public": ("", PUBLIC), "handler": ("an", HANDLER), "head": ("bai", HEAD), "supervisor": ("si", SUPERVISOR),
    "administrator": ("si", ADMINISTRATOR),
}  # fmt: skip

# Pages that are met only on the way; the tests below go there.
ON_THE_WAY = {
    "errand-question", "errand-saved", "errand-check", "errand-receipt", "track-case", "track-papers", "track-step",
    "case-personal", "sign-in-code",
}  # fmt: skip
NO_PAGES = {
    "an image": {"qr", "months-chart", "areas-chart", "supervision-chart", "account-factor-qr"},
    "a file to take along": {
        "records-file", "edition-json", "edition-csv", "data-catalogue", "figures-file", "register-file", "draft-json",
        "errand-receipt-file", "track-paper", "track-calendar", "deadlines", "readings-csv", "case-file", "case-letter",
        "new-letter", "library-file", "library-attachment", "library-export", "library-sitemap", "library-search-json",
    },
    "a feed": {"editions-feed", "register-feed", "drafts-feed", "library-feed"},
    "a form's address, which leads on": {
        "errand-begin", "errand-leave", "errand-send", "errand-renew", "track-leave", "track-rate", "track-object",
        "keep-filter", "sign-out", "sign-out-everywhere",
    },
    "leads to the last year's page": {"published-latest"},
    "a part of a page, for htmx": {"library-suggestions"},
}  # fmt: skip


def test_no_address_of_the_site_is_forgotten_here() -> None:
    known = ON_THE_WAY.union(*NO_PAGES.values(), *(pages for _, pages in OPENED.values()))
    assert known == set(_names(get_resolver()))


def _names(at: URLResolver) -> Iterator[str]:
    """Of every door but the machines'."""
    for one in at.url_patterns:
        if isinstance(one, URLPattern):
            if one.name:
                yield one.name
        elif str(one.pattern) != "api/":
            yield from _names(one)


@pytest.mark.parametrize("part", OPENED)
def test_every_page_is_sound_at_every_size_in_both_languages(browser: Browser, site: Site, part: str) -> None:
    who, pages = OPENED[part]
    wrong = []
    with reader(browser, site, "phone", who=who) as page:
        for name, path in pages.items():
            address = site.address + path.format(**vars(site.staged))
            answer = page.goto(f"{address}{'&' if '?' in address else '?'}lang=zh&type=usual")
            assert answer is not None
            assert answer.status == 200, address
            assert resolve(urlsplit(page.url).path).url_name == name
            wrong += examined(page)
            page.goto(f"{address}{'&' if '?' in address else '?'}lang=en&type=large")
            wrong += examined_large_in_english(page)
    _none(wrong)


def _none(wrong: list[str]) -> None:
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


def test_the_pages_of_an_errand_are_sound(browser: Browser, site: Site) -> None:
    wrong = []
    with reader(browser, site, "phone", told=("404",)) as page:
        page.goto(f"{site.address}/ask/")
        page.get_by_role("button", name="开始申请").click()
        for name, fill in ANSWERS.items():
            assert page.url.endswith(f"/ask/q/{name}")
            wrong += examined(page)
            fill(page)
            page.get_by_role("button", name="继续").click()
        assert page.url.endswith("/ask/check")
        wrong += examined(page)
        page.goto(f"{site.address}/ask/saved")
        wrong += examined(page)
        page.goto(f"{site.address}/ask/check")
        page.get_by_role("button", name="确认并提交").click()
        assert page.url.endswith("/ask/receipt")
        number, secret = (
            page.locator(".record-number strong").inner_text(),
            page.locator(".secret").inner_text(),
        )
        wrong += examined(page)
        page.goto(f"{site.address}/track/?number={number}")
        page.get_by_label("查询码").fill(secret)
        page.get_by_role("button", name="查询").click()
        for path in ("/track/case", "/track/papers", "/track/steps/withdraw"):
            page.goto(site.address + path)
            wrong += examined(page)
            page.goto(f"{site.address}{path}?lang=en&type=large")
            wrong += examined_large_in_english(page)
            page.goto(f"{site.address}{path}?lang=zh&type=usual")
        page.goto(f"{site.address}/nowhere")
        wrong += examined(page)
    _none(wrong)


ANSWERS = {
    "district": lambda page: page.locator("#q-district").select_option(label="开福区"),
    "body": lambda page: page.locator("#q-body").select_option(label="开福区司法局"),
    "wanted": lambda page: page.locator("#q-wanted").fill("演示：某路段工程的验收报告"),
    "form": lambda page: page.locator("#q-form_wanted").fill("电子文件"),
    "kind": lambda page: page.get_by_label("自然人").check(),
    "name": lambda page: page.locator("#q-applicant").fill("演示申请人甲0001"),
    "contact": lambda page: page.locator("#q-contact").fill("000-0000-0001"),
}


def test_what_is_met_at_the_desk_on_the_way_is_sound(browser: Browser, site: Site) -> None:
    wrong = []
    with reader(browser, site, who="an", told=("422",)) as page:
        page.goto(f"{site.address}/desk/cases/{site.staged.request}")
        page.get_by_role("button", name="显示个人信息").click()
        assert page.url.endswith("/acts/personal")
        wrong += examined(page)
        # A form with errors, and a letter that is previewed.
        page.goto(f"{site.address}/desk/cases/{site.staged.request}/ask_correction")
        page.get_by_role("button", name="办理：").click()
        wrong += examined(page)
        page.locator("#q-correction_days").fill("10")
        page.locator("#q-letter_words").fill("演示：请写明年度")
        page.get_by_role("button", name="预览后果").click()
        wrong += examined(page)
    site.aside(lambda: setting.give_a_second_factor("cheng"))
    with reader(browser, site) as page:
        page.goto(f"{site.address}/desk/sign-in")
        page.get_by_label("用户名").fill("cheng")
        page.get_by_label("密码").fill("fadu-demo")
        page.locator("main").get_by_role("button", name="登录").click()
        assert page.url.endswith("/desk/sign-in/code")
        wrong += examined(page)
    _none(wrong)
