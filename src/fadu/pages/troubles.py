"""Troubles as pages: code, reason and remedy in the reader's language, under the right status."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from fadu.cities import UnknownCity, UnknownEdition, UnknownUnit
from fadu.engine.identity import BadRecordNumber
from fadu.engine.line import NoSuchLine, NoSuchWord
from fadu.engine.people import NoSuchUnit
from fadu.engine.troubles import NoSuchRecord, NotYourStep, StaleVersion
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble


class NoSuchPage(Trouble):
    code = "PG-002"
    title = Term("没有这个页面", "No such page")
    zh = "没有地址为“{path}”的页面。"
    en = "There is no page at “{path}”."
    remedy_zh = "请核对网址，或从首页进入。"
    remedy_en = "Check the address, or start from the front page."


class FormRefused(Trouble):
    code = "PG-003"
    title = Term("提交未被接受", "The submission was not accepted")
    zh = "提交的内容没有通过安全校验（{reason}），没有写入任何内容。"
    en = "The submission did not pass the safety check ({reason}); nothing was written."
    remedy_zh = "请返回上一页，刷新后重新提交；浏览器须允许本站的 Cookie。"
    remedy_en = "Go back, reload and submit again; the browser must allow this site's cookies."


class Unexpected(Trouble):
    code = "PG-004"
    title = Term("程序出错", "Something went wrong")
    zh = "程序遇到没有预料到的情况，没有写入任何内容。"
    en = "The program met something it did not expect; nothing was written."
    remedy_zh = "请稍后重试；仍然出错时，请把操作步骤告诉系统管理员。"
    remedy_en = "Try again later; if it stays, tell the administrator what you did."


class NotOpen(Trouble):
    code = "PG-005"
    title = Term("不对外公开", "Not open to the public")
    zh = "“{what}”的单条记录不对外公开；公开的是它的数字。"
    en = "Single records of “{what}” are not open to the public; its numbers are."
    remedy_zh = "有权查看的工作人员请先登录。"
    remedy_en = "Officials who may see them sign in first."


_STATUS: dict[type[Trouble], int] = {
    NoSuchLine: 404, NoSuchWord: 404, NoSuchUnit: 404, NoSuchRecord: 404, BadRecordNumber: 404, UnknownCity: 404,
    UnknownEdition: 404, UnknownUnit: 404, NoSuchPage: 404, NotYourStep: 403, FormRefused: 403, NotOpen: 403,
    StaleVersion: 409, Unexpected: 500,
}  # fmt: skip


def status_of(trouble: Trouble) -> int:
    """What the reader asked for is not there, not theirs, has moved on, or was asked wrongly."""
    own = getattr(trouble, "status", None)
    return own if isinstance(own, int) else _STATUS.get(type(trouble), 400)


def page(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    return render(request, "pages/trouble.html", {"trouble": trouble}, status=status_of(trouble))


class TroublePages:
    """Turns a Trouble that a view raises into its page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return page(request, exception) if isinstance(exception, Trouble) else None


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, NoSuchPage(path=request.path[:200]))


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    return page(request, FormRefused(reason=reason))


def unexpected(_: HttpRequest) -> HttpResponse:
    """Without a database: what went wrong may be just that."""
    return HttpResponse(render_to_string("pages/unexpected.html", {"trouble": Unexpected()}), status=500)
