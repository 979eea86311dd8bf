"""Coverage-guided fuzzing of the auditor: `python tests/fuzz/readers.py -max_total_time=300`; needs the package atheris.

Not part of the tests. Whatever bytes come, a document is read or a Trouble says why not; every rule then runs on it, and
every finding lies within the text. The corpus starts from small synthetic files of each format.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["fadu.auditor"]):
    from fadu.auditor.audit import audit
    from fadu.auditor.read import Limits, read

from fadu.measure.trouble import Trouble

LIMITS = Limits(file_bytes=1 << 20, unpacked_bytes=1 << 20, characters=100_000, cells=5_000)
NAMES = ("a.txt", "a.html", "a.docx")


def one(data: bytes) -> None:
    """The first byte chooses how the rest is named; PDF is left to its own process and its own fuzzers."""
    if len(data) < 2 or b"%PDF-" in data[:1100]:
        return
    try:
        document = read(data[1:], name=NAMES[data[0] % len(NAMES)], limits=LIMITS)
        report = audit(document)
    except Trouble:
        return
    for finding in report.findings:
        assert 0 <= finding.start <= finding.end <= len(document.text), finding
    for claim in report.claims:
        assert document.text[claim.start : claim.end] == claim.text, claim


def seeds() -> str:
    """A folder with something of each kind to begin with."""
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from tests.auditor import producers as make

    folder = Path(tempfile.mkdtemp(prefix="fadu-fuzz-"))
    text = "某市2023年法治政府建设情况报告\n受理52840件，其中调处成功51232件，成功率97.1%。3.5万余人，增长12.3%。\n"
    (folder / "text").write_bytes(b"\x00" + text.encode())
    (folder / "gbk").write_bytes(b"\x00" + text.encode("gbk"))
    (folder / "page").write_bytes(
        b"\x01" + make.html(f"<div><p>{text}</p><table><tr><td>1<td>2</table></div>").encode()
    )
    (folder / "docx").write_bytes(b"\x02" + make.docx_by_hand(make.paragraph(text)))
    return str(folder)


if __name__ == "__main__":
    atheris.Setup([*sys.argv, seeds()], one)
    atheris.Fuzz()
