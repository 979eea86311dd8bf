"""The settings that guard an installation: cookies, transport, passwords, sign-in; worked out from a few variables."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from fadu.config import environment

FACTORS = ("off", "optional", "required")
_YEAR = 365 * 24 * 3600
_COOL_OFF = timedelta(minutes=15)


def settings(environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Django's settings by name. With FADU_HTTPS=1 and a host of its own, `check --deploy` finds nothing to say."""
    https = environment.switch("FADU_HTTPS", False, environ)
    return {
        **_everywhere(environ),
        **_sign_in(),
        **(_encrypted() if https else {}),
        # Only a proxy that we were told of may say who calls and by which scheme.
        "BEHIND_PROXY": (behind := environment.switch("FADU_PROXY", False, environ)),
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if https and behind else None,
    }


def _everywhere(environ: Mapping[str, str]) -> dict[str, Any]:
    return {
        "X_FRAME_OPTIONS": "DENY",
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
        "SECURE_REFERRER_POLICY": "same-origin",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_SAMESITE": "Lax",
        # A day at the desk: whoever is idle for longer than `SESSION_IDLE` is signed out before.
        "SESSION_COOKIE_AGE": 12 * 3600,
        "SESSION_IDLE": 60 * environment.whole("FADU_IDLE_MINUTES", 60, least=5, most=720, environ=environ),
        "SECOND_FACTOR": environment.one_of("FADU_SECOND_FACTOR", "optional", FACTORS, environ),
    }


def _encrypted() -> dict[str, Any]:
    return {
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": _YEAR,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
        "SECURE_HSTS_PRELOAD": True,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        # The prefix makes the browser refuse a cookie that another host or plain HTTP has set.
        "SESSION_COOKIE_NAME": "__Host-sessionid",
        "CSRF_COOKIE_NAME": "__Host-csrftoken",
    }


def _sign_in() -> dict[str, Any]:
    validation = "django.contrib.auth.password_validation"
    return {
        "AUTHENTICATION_BACKENDS": [
            "axes.backends.AxesStandaloneBackend",
            "django.contrib.auth.backends.ModelBackend",
        ],
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": f"{validation}.UserAttributeSimilarityValidator"},
            {"NAME": f"{validation}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
            {"NAME": f"{validation}.CommonPasswordValidator"},
            {"NAME": f"{validation}.NumericPasswordValidator"},
        ],
        "PASSWORD_HASHERS": [
            "django.contrib.auth.hashers.ScryptPasswordHasher",
            "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        ],
        "OTP_TOTP_ISSUER": "Fadu",
        "AXES_FAILURE_LIMIT": 5,
        "AXES_COOLOFF_TIME": _COOL_OFF,
        # Each with a weight of its own: see the handler.
        "AXES_LOCKOUT_PARAMETERS": [["username", "ip_address"], "username", "ip_address"],
        "AXES_HANDLER": "fadu.desk.lockout.Handler",
        "AXES_LOCKOUT_CALLABLE": "fadu.desk.lockout.told",
        "AXES_CLIENT_IP_CALLABLE": "fadu.pages.origin.address_of",
        "AXES_RESET_ON_SUCCESS": True,
        "AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT": False,
        "AXES_ENABLE_ADMIN": False,
        "AXES_VERBOSE": False,
        "AXES_SENSITIVE_PARAMETERS": ["username", "password", "csrfmiddlewaretoken", "ip_address"],
    }
