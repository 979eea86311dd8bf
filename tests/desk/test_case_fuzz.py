"""Anything typed into any form of a case: an answer, never a failure, and what was typed is still there."""

from __future__ import annotations

import html

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.desk.test_case import number_of, request_of

from fadu.engine import act
from fadu.engine.people import Officer

TYPED = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=40),
    st.sampled_from(["", "1", "2", "9" * 25, "-1", "2023-12-29", "2023年12月29日", "yes", "joint", "4001", "司法局", "天心区司法局",
                     "D10", "submit", "\0", "<script>", "{{ 7|add:7 }}", "%s", "../../etc"]),
)  # fmt: skip
FORMS = {
    "ask_correction": ("correction_days",), "answer": ("reply", "reply_no"), "extend": ("extension_days",),
    "consult": ("third_party",), "withdraw": (), "acts/note": ("text",), "acts/transfer": ("goal", "reason"),
    "acts/joint": ("goal", "reason"), "acts/copy": ("goal",), "acts/release": ("shared",), "acts/hand-back": ("reason",),
    "acts/correct": ("fact", "wanted", "opened", "applicant", "correction_reason"), "acts/attach": ("title", "open_to", "personal"),
}  # fmt: skip
COMMON = ("act_on", "seen", "do", "token", "remark", "prepared")


@settings(max_examples=60)
@given(data=st.data())
def test_any_form_takes_anything(city_year: int, data: st.DataObject) -> None:
    client = Client()
    client.force_login(Officer.objects.get(username=data.draw(st.sampled_from(["an", "bai", "si", "cheng"]))))
    key = request_of()
    form = data.draw(st.sampled_from(sorted(FORMS)))
    names = (*FORMS[form], *data.draw(st.lists(st.sampled_from(COMMON), unique=True)))
    sent: dict[str, object] = {name: data.draw(TYPED) for name in names}
    if data.draw(st.booleans()):
        sent["file"] = SimpleUploadedFile(data.draw(TYPED).strip() or "x", data.draw(st.binary(max_size=40)))
    answer = client.post(f"/desk/cases/{number_of(key)}/{form}", sent)
    assert answer.status_code in (200, 302, 400, 403, 404, 409, 422), answer.status_code
    if answer.status_code in (200, 422) and form in ("ask_correction", "extend", "consult"):
        shown = html.unescape(answer.content.decode())
        typed = str(sent[FORMS[form][0]])
        assert typed in shown or "\0" in typed or "\r" in typed
    assert act.find(int(key)).row["version"] >= 1


@settings(max_examples=20)
@given(data=st.data())
def test_any_address_is_answered(city_year: int, data: st.DataObject) -> None:
    client = Client()
    client.force_login(Officer.objects.get(username="an"))
    piece = st.one_of(st.text(st.characters(codec="utf-8"), min_size=1, max_size=20), st.sampled_from(
        ["2023-430105-012-0000001", "acts", "correct", "files", "1", "oversight.information_request", "receive", "9" * 40]))  # fmt: skip
    path = "/".join(data.draw(piece).replace("/", "") for _ in range(data.draw(st.integers(1, 3))))
    query = data.draw(st.dictionaries(st.sampled_from(["fact", "prepared", "lang"]), TYPED, max_size=2))
    for root in ("cases", "new", "signing"):
        answer = client.get(f"/desk/{root}/{path}", query)
        assert answer.status_code in (200, 301, 302, 400, 403, 404, 405, 409), (root, path)
