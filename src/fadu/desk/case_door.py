"""Who comes to a form: somebody signed in. What is asked while somebody types is refused quietly when their session has ended."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def typing(request: HttpRequest) -> bool:
    """Does the page ask while somebody types? Then only what would follow is answered, and nothing is done."""
    return request.headers.get("HX-Request") == "true"


def signed_in(view: View) -> View:
    """As `login_required`; but the sign-in page is never answered into the middle of another."""
    asked = login_required(view)

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if typing(request) and not request.user.is_authenticated:
            return HttpResponse(status=401)
        return asked(request, *args, **kwargs)

    return guarded
