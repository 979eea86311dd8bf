"""Checks one exported record against sealed roots that were kept elsewhere; needs nothing but Python's standard library.

    fadu seal --record 2023-430105-012-0000001 > record.json     (from the system that is to be checked)
    fadu seal --export > roots.json                              (kept by somebody else since it was made)
    python scripts/check_record.py record.json roots.json

It repeats every hash from the facts shown: salted commitments, the record's chain, the path of each event to its root,
and looks the root up in the file that was kept elsewhere. Exit code 0: everything holds; 1: it does not, with the reason.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path


def canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def commitment(salt: str, name: str, value: object) -> str:
    framed = b"fadu fact 1\n" + bytes.fromhex(salt) + canonical(name) + b":" + canonical(value)
    return hashlib.sha256(framed).hexdigest()


def event_hash(previous: str, event: dict) -> str:
    facts = {name: commitment(event["salts"][name], name, value) for name, value in event["facts"].items()}
    body = {"facts": {**facts, **event["erased"]}, "header": event["header"], "prev": previous}
    return hashlib.sha256(b"fadu event 1\n" + canonical(body)).hexdigest()


def root_above(leaf: str, path: list) -> str:
    found = hashlib.sha256(b"\x00" + bytes.fromhex(leaf)).digest()
    for on_the_left, sibling in path:
        other = bytes.fromhex(sibling)
        found = hashlib.sha256(b"\x01" + (other + found if on_the_left else found + other)).digest()
    return found.hex()


def check(record: dict, roots: list) -> list[str]:
    """Everything that does not hold, in sentences."""
    wrong = []
    kept = {seal["root"] for seal in roots}
    previous = bytes(32).hex()
    for number, event in enumerate(record["events"], start=1):
        head = event["header"]
        if head["seq"] != number or head["record"] != int(record["id"]):
            wrong.append(
                f"event {number}: belongs to another place (record {head['record']}, number {head['seq']})"
            )
        found = event_hash(previous, event)
        if found != event["hash"]:
            wrong.append(f"event {number}: its facts give the hash {found}, it claims {event['hash']}")
        if event["path"] is None:
            wrong.append(f"event {number}: not sealed yet")
        elif root_above(event["hash"], event["path"]) != event["root"]:
            wrong.append(f"event {number}: its path does not lead to the root it names")
        elif event["root"] not in kept:
            wrong.append(f"event {number}: its root {event['root']} is not among the roots kept elsewhere")
        previous = event["hash"]
    return wrong


def main() -> int:
    if len(sys.argv) != 3:
        sys.stdout.write(__doc__ or "")
        return 2
    record, roots = (json.loads(Path(path).read_text("utf-8")) for path in sys.argv[1:])
    wrong = check(record, roots)
    for sentence in wrong:
        sys.stdout.write(sentence + "\n")
    if not wrong:
        sys.stdout.write(f"record {record['record']}: {len(record['events'])} events, all as sealed\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
