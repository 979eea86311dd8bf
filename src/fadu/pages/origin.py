"""From which address a request comes, for limits of rate: what the connection says, or the one proxy that we know of."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str | None:
    """The caller's IP address; None where nothing usable is told.

    Behind a proxy (FADU_PROXY=1) it is the last entry of X-Forwarded-For, which that proxy wrote itself; what stands before
    it the caller may have invented. Without one the header is not read at all.
    """
    told = str(request.META.get("REMOTE_ADDR", ""))
    if getattr(settings, "BEHIND_PROXY", False):
        told = str(request.META.get("HTTP_X_FORWARDED_FOR", told)).rpartition(",")[2].strip()
    try:
        return str(ipaddress.ip_address(told))
    except ValueError:
        return None
