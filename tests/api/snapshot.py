"""Writes docs/openapi.json anew: what the machines' door promises, kept under review."""

from __future__ import annotations

import json
import os
import tempfile


def main() -> None:
    os.environ.setdefault("FADU_HOME", tempfile.mkdtemp())
    os.environ["DJANGO_SETTINGS_MODULE"] = "fadu.config.settings"
    import django

    django.setup()
    from tests.api.test_api import SNAPSHOT

    import fadu.config.urls  # noqa: F401 - the doors add their routes
    from fadu.api import urls  # noqa: F401
    from fadu.api.door import api

    made = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/")))
    SNAPSHOT.write_text(json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
