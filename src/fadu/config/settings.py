"""Django's settings: from FADU_HOME and a few environment variables, nothing secret in the repository."""

from __future__ import annotations

from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path

from fadu.config import environment, roles, security
from fadu.config.address import address
from fadu.config.home import home


def _apps_below(package: str) -> list[str]:
    """The packages directly below that are Django apps: each announces itself by its `apps.py`."""
    spec = find_spec(package)
    folders = [Path(folder) for folder in spec.submodule_search_locations or []] if spec else []
    return sorted(f"{package}.{path.parent.name}" for folder in folders for path in folder.glob("*/apps.py"))


environment.refuse_unknown()
HOME = home()
_ADDRESS = address(HOME)

DEBUG = environment.switch("FADU_DEBUG", False)
SECRET_KEY = HOME.secret
ALLOWED_HOSTS = environment.words("FADU_HOSTS", "127.0.0.1,localhost,[::1]")

INSTALLED_APPS = [
    *_apps_below("fadu"),
    *_apps_below("fadu.work"),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
]
AUTH_USER_MODEL = "engine.Officer"
LOGIN_URL = "sign-in"
CSRF_FAILURE_VIEW = "fadu.pages.troubles.refused"
# The city whose report the pages show: a folder of fadu.cities.
CITY = environment.text("FADU_CITY", "changsha")
# 网站标识码: given to each government site; a row of noughts until it has been.
SITE_ID = environment.text("FADU_SITE_ID", "0000000000")

DATABASES = {
    # The application acts as a role that owns nothing; only migrations go through `owner`.
    "default": _ADDRESS.django(roles.APP),
    "owner": _ADDRESS.django(roles.OWNER),
    "reader": _ADDRESS.django(roles.READER, options="-c default_transaction_read_only=on"),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "fadu.config.headers.ContentPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "fadu.config.reader.ReaderChoices",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "fadu.config.office.AtTheOffice",
    "fadu.desk.watch.Watch",
    "fadu.pages.troubles.TroublePages",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "fadu.config.urls"
WSGI_APPLICATION = "fadu.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "fadu.pages.context.shell",
            ]
        },
    }
]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "static/"
# Served from where they lie in the packages: no step of collecting that could be forgotten.
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 300

# Cookies, transport, passwords, sign-in.
_GUARDS = security.settings()
globals().update(_GUARDS)
# Those that our own pages read, told with their types.
BEHIND_PROXY: bool = _GUARDS["BEHIND_PROXY"]
SECOND_FACTOR: str = _GUARDS["SECOND_FACTOR"]
SESSION_IDLE: int = _GUARDS["SESSION_IDLE"]
AXES_FAILURE_LIMIT: int = _GUARDS["AXES_FAILURE_LIMIT"]
AXES_COOLOFF_TIME: timedelta = _GUARDS["AXES_COOLOFF_TIME"]
