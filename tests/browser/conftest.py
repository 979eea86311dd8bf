"""The site and the browser for everything in this folder."""

from tests.browser.stage import _on_the_last_day, browser, site  # noqa: F401 - fixtures
