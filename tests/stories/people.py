"""The people of the stories at their browsers: a citizen with a phone, officials at their desks; each does what the pages offer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.browser.stage import Site

if TYPE_CHECKING:
    from playwright.sync_api import Page

ASKED = (
    "430105",
    "4001",
    "演示：某路段工程的验收报告",
    "电子文件",
    "natural",
    "演示申请人甲0001",
    "000-0000-0001",
)


@dataclass
class Citizen:
    """Somebody with a browser and, once they have asked, a number and a code."""

    page: Page
    site: Site
    number: str = ""
    secret: str = ""

    def go_on(self) -> None:
        self.page.get_by_role("button", name="继续", exact=True).click()

    def asks(self, wanted: str) -> None:
        """The whole errand: from the services to the receipt."""
        page = self.page
        page.goto(f"{self.site.address}/services/")
        page.get_by_role("link", name="申请政府信息公开").click()
        page.get_by_role("button", name="开始申请").click()
        page.get_by_label("地方").select_option(label="开福区")
        self.go_on()
        page.get_by_label("机构").select_option(label="开福区司法局")
        self.go_on()
        for id, typed in (("wanted", wanted), ("form_wanted", "电子文件")):
            page.locator(f"#q-{id}").fill(typed)
            self.go_on()
        page.get_by_label("自然人").check()
        self.go_on()
        for id, typed in (("applicant", "演示申请人甲0001"), ("contact", "000-0000-0001")):
            page.locator(f"#q-{id}").fill(typed)
            self.go_on()
        self.sends()

    def sends(self) -> None:
        """From the check of the answers to number and code."""
        self.page.get_by_role("button", name="确认并提交").click()
        self.number = self.page.locator(".record-number strong").inner_text()
        self.secret = self.page.locator(".secret").inner_text()

    def tracks(self) -> None:
        """Opens the case anew with number and code, as on another day."""
        page = self.page
        page.goto(f"{self.site.address}/track/?number={self.number}")
        page.get_by_label("查询码").fill(self.secret)
        page.get_by_role("button", name="查询", exact=True).click()

    def due(self, clock: str) -> str:
        """What the page says of a running clock's last day."""
        return (
            self.page.locator(".clock", has=self.page.get_by_role("heading", name=clock))
            .locator(".due")
            .inner_text()
        )


@dataclass
class Official:
    """Somebody of the cast who has signed in."""

    page: Page
    site: Site

    def signs_in(self, name: str) -> None:
        page = self.page
        page.goto(f"{self.site.address}/desk/")
        page.get_by_label("用户名").fill(name)
        page.get_by_label("密码").fill("fadu-demo")
        page.locator("main").get_by_role("button", name="登录").click()

    def opens(self, number: str) -> None:
        self.page.goto(f"{self.site.address}/desk/cases/{number}")

    def begins(self, number: str, step: str) -> None:
        """Opens the case and, from it, the form of a step that is offered there."""
        self.opens(number)
        self.page.locator("#next + ul").get_by_role("link", name=re.compile(f"^{step}")).click()

    def fills(self, **typed: str) -> None:
        for id, text in typed.items():
            self.page.locator(f"#q-{id}").fill(text)

    def previews(self) -> None:
        self.page.get_by_role("button", name="预览后果").click()

    def does(self, step: str) -> None:
        self.page.get_by_role("button", name=f"办理：{step}").click()

    def due(self, clock: str) -> str:
        """What the case's page says of a clock: its last day, or that it is paused."""
        return (
            self.page.locator(".clock-brief", has=self.page.get_by_role("heading", name=clock))
            .locator(".due")
            .inner_text()
        )
