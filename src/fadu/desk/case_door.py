"""Who comes to a form: somebody signed in. Where their session has ended meanwhile, what they typed is given back to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fadu.engine.identity import identity
from fadu.engine.line import line, line_with_code
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble
from fadu.pages.course import key_of

View = Callable[..., HttpResponse]


def typing(request: HttpRequest) -> bool:
    """Does the page ask while somebody types? Then only what would follow is answered, and nothing is done."""
    return request.headers.get("HX-Request") == "true"


def signed_in(view: View) -> View:
    """As `login_required`; but the sign-in page is never answered into the middle of another, nor instead of what was typed."""
    asked = login_required(view)

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.user.is_authenticated or request.method != "POST":
            return asked(request, *args, **kwargs)
        if typing(request):
            return HttpResponse(status=401)
        return render(request, "desk/case_kept.html", {"typed": list(_typed(request, kwargs))}, status=401)

    return guarded


def _typed(request: HttpRequest, address: Mapping[str, object]) -> Iterator[tuple[Term, str]]:
    """What was typed, by what it answers."""
    titles = _titles(address)
    for name, values in request.POST.lists():
        if name not in _OURS and any(value.strip() for value in values):
            yield titles.get(name, _COMMON.get(name, Term(name, name))), "\n".join(values)


def _titles(address: Mapping[str, object]) -> dict[str, Term]:
    """The titles of the facts of the line that the address names; the line is no secret, the record is not read."""
    try:
        home = (
            line(str(address["id"]))
            if "id" in address
            else line_with_code(identity(key_of(str(address["number"]))).line)
        )
    except Trouble:
        return {}
    return {name: note.title for name, note in home.facts.items()}


_OURS = frozenset({"csrfmiddlewaretoken", "token", "seen", "do", "prepared", "fact"})
_COMMON = {
    "act_on": Term("办理日期", "Day of the act"), "remark": Term("说明", "Note"), "reason": Term("理由", "Reason"),
    "text": Term("批注", "Note"), "goal": Term("单位", "Unit"), "title": Term("名称", "Title"),
    "correction_reason": Term("更正理由", "Reason for the correction"), "letter_words": Term("文书说明", "The letter's own words"),
}  # fmt: skip
