"""The words of the pages of administration, delegation and reads of personal data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms, template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from fadu.desk.changes import Change, Kind
from fadu.engine.access import Role
from fadu.engine.identity import identity
from fadu.engine.line import Step
from fadu.engine.people import units
from fadu.measure.cite import Lang, Term

register = template.Library()

FIELDS = {
    "username": Term("登录名", "sign-in name"), "name_zh": Term("名称", "name"), "name_en": Term("英文名称", "name in English"),
    "unit": Term("单位", "unit"), "roles": Term("职责", "roles"), "territory": Term("区划", "territory"),
    "system": Term("条线", "system"), "administers": Term("系统管理员", "administrator"), "active": Term("在用", "active"),
    "code": Term("代码", "code"), "kind": Term("类别", "kind"), "parent": Term("上级单位", "unit above"),
    "by": Term("由谁", "by whom"), "ended": Term("结束的登录", "sessions ended"), "unlocked": Term("解除锁定", "unlocked"),
    "authenticator": Term("第二验证", "second factor"), "codes": Term("新恢复码", "new recovery codes"),
    "taker": Term("代理人", "taken by"), "since": Term("自", "from"), "until": Term("至", "to"), "reason": Term("理由", "reason"),
}  # fmt: skip
"""What the fields of forms and of the log are called."""
_SAID = {
    True: Term("是", "yes"), False: Term("否", "no"), None: Term("—", "—"), "self": Term("本人", "themselves"),
    "administrator": Term("管理员", "administrator"),
}  # fmt: skip
_ERRORS = {
    "required": Term("须填写", "is needed"), "invalid_choice": Term("不在可选范围内", "is not among the choices"),
    "max_length": Term("太长", "is too long"), "taken": Term("已有人使用", "is taken already"),
}  # fmt: skip
_WRONG = Term("格式不对", "is not of the right form")


def _lang(context: Context) -> Lang:
    return "en" if context.get("lang") == "en" else "zh"


@register.simple_tag(takes_context=True)
def role_names(context: Context, roles: Sequence[str]) -> str:
    """The roles of a person in words."""
    lang = _lang(context)
    return _joined([Role(role).term.said(lang) for role in roles], lang) or "—"


@register.simple_tag(takes_context=True)
def step_names(context: Context, steps: Sequence[Step]) -> str:
    """Steps in words."""
    lang = _lang(context)
    return _joined([step.title.said(lang) for step in steps], lang) or "—"


@register.simple_tag(takes_context=True)
def form_errors(context: Context, form: forms.Form) -> SafeString:
    """The summary of what is wrong, each a link to its field; nothing where nothing is."""
    lang = _lang(context)
    told = [
        (
            name,
            FIELDS[name].said(lang),
            "" if lang == "zh" else " ",
            _ERRORS.get(error.code or "", _WRONG).said(lang),
        )
        for name, errors in form.errors.as_data().items()
        for error in errors
        if name in FIELDS
    ]
    if not told:
        return SafeString("")
    head = Term("没有保存，请改正：", "Nothing was saved; correct this:").said(lang)
    listed = format_html_join("", '<li><a href="#id_{}">{}{}{}</a></li>', told)
    return format_html(
        '<div class="errors" role="alert" tabindex="-1"><p>{}</p><ul>{}</ul></div>', head, listed
    )


@register.simple_tag(takes_context=True)
def change_kind(context: Context, change: Change) -> SafeString:
    """What was changed, as a mark."""
    return format_html('<span class="tag">{}</span>', Kind(change.kind).term.said(_lang(context)))


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a change; `before` is None where the thing was made."""

    name: str
    before: str | None
    after: str


@register.simple_tag(takes_context=True)
def differences(context: Context, change: Change) -> list[Difference]:
    """The fields of a change in words."""
    lang = _lang(context)
    after = change.after or {}
    return [
        Difference(
            FIELDS[name].said(lang) if name in FIELDS else name,
            None if change.before is None else _said(name, change.before.get(name), lang),
            _said(name, value, lang),
        )
        for name, value in after.items()
    ]


@register.simple_tag
def record_of(key: int | None) -> str:
    """A record's number as it is shown; empty where there is none."""
    return str(identity(key)) if key is not None else ""


def _said(name: str, value: Any, lang: Lang) -> str:
    if name in ("unit", "parent") and isinstance(value, int):
        found = units().get(value)
        return found.named(lang) if found else str(value)
    if name == "roles" and isinstance(value, list):
        return _joined([Role(role).term.said(lang) for role in value], lang) or "—"
    if isinstance(value, bool | None) or (isinstance(value, str) and value in _SAID):
        return _SAID[value].said(lang)
    return str(value) if value != "" else "*"


def _joined(parts: Sequence[str], lang: Lang) -> str:
    return ("、" if lang == "zh" else ", ").join(parts)
