"""Save and return; nothing typed is lost; a draft expires and says so; the day of every clock of the server is given."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django.utils.html import escape
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.portal.errands.citizen import ASKED, AT, HANDLER, TODAY, Citizen, secret_in

from fadu.engine import act
from fadu.engine.identity import read_identity
from fadu.portal.errands import kept, throttle
from fadu.portal.errands.catalogue import ERRANDS
from fadu.portal.errands.tables import Draft
from fadu.portal.errands.troubles import DraftExpired, NoSuchDraft, TooManyTries

pytestmark = pytest.mark.usefixtures("city_year")


def _code(citizen: Citizen) -> str:
    code = secret_in(citizen.get("/ask/saved"))
    assert code is not None
    return code


def test_a_draft_is_found_again_on_another_device_by_its_code() -> None:
    here, there = Citizen(), Citizen()
    here.begin("ask")
    here.answer("ask", {name: ASKED[name] for name in ("district", "body", "wanted")})
    assert here.post("/ask/q/form", {"form_wanted": "电子文件", "then": "save"}) == "/ask/saved"
    code = _code(here)
    # Thirty days from 31 December.
    assert "2024年1月30日" in here.seen[-1]
    typed = code.lower().replace("-", " ")
    assert there.post("/ask/return", {"code": typed}) == "/ask/q/kind"
    assert "电子文件" in there.get("/ask/q/form")
    assert there.post("/ask/return", {"code": "2222-2222-2222-2222"}, 404)
    # The code opens a draft of its own errand only.
    there.post("/mediation/return", {"code": code}, 404)


def test_two_tabs_keep_what_each_typed_and_what_is_wrong_is_kept_too() -> None:
    citizen = Citizen()
    citizen.begin("ask")
    citizen.post("/ask/q/wanted", {"wanted": "演示：甲"})
    citizen.post("/ask/q/contact", {"contact": "000"})
    assert "演示：甲" in citizen.get("/ask/q/wanted")
    wrong = citizen.post("/ask/q/body", {"body": "999999"}, 422)
    assert 'id="errors"' in wrong
    assert Draft.objects.get().answers["body"] == "999999"


def test_an_unfinished_draft_is_not_sent_and_says_what_is_missing() -> None:
    citizen = Citizen()
    citizen.begin("ask")
    citizen.answer("ask", {"district": ASKED["district"]})
    page = citizen.post("/ask/send", expect=422)
    assert "还没有填好的" in page
    assert "您想要什么信息？" in page
    assert Draft.objects.get().record is None


def test_changing_the_place_asks_for_the_body_again() -> None:
    citizen = Citizen()
    citizen.begin("ask")
    citizen.answer("ask", ASKED)
    moved = citizen.post("/ask/q/district", {"district": "430103", "search": "", "then": "check"})
    assert moved == "/ask/q/body"


def test_leaving_closes_it_here_and_deleting_it_everywhere() -> None:
    citizen = Citizen()
    citizen.begin("ask")
    code = _code(citizen)
    assert citizen.post("/ask/leave") == "/ask/"
    citizen.get("/ask/check", 409)
    assert citizen.post("/ask/return", {"code": code}) == "/ask/q/district"
    citizen.post("/ask/leave", {"forget": "1"})
    citizen.post("/ask/return", {"code": code}, 404)
    assert not Draft.objects.exists()


def test_a_draft_expires_after_thirty_days_and_says_so() -> None:
    code = kept.begin("ask", AT)
    assert kept.opened(code, "ask", AT + timedelta(days=30)).errand == "ask"
    with pytest.raises(DraftExpired) as expired:
        kept.opened(code, "ask", AT + timedelta(days=30, seconds=1))
    assert "2023年12月31日" in expired.value.sentence("zh")
    with pytest.raises(NoSuchDraft):
        kept.opened(code, "ask", AT)
    kept.begin("ask", AT)
    kept.begin("ask", AT + timedelta(days=31))
    assert Draft.objects.count() == 1


def test_a_sealed_code_opens_with_the_draft_code_alone() -> None:
    box = kept.sealed("2345-6789-ABCD-EFGH", "AVN79-JVPG3")
    assert b"AVN79" not in box
    assert kept.unsealed("2345 6789 abcd efgh", box) == "AVN79-JVPG3"
    assert kept.sealed("2345-6789-ABCD-EFGH", "AVN79-JVPG3") != box


# -------------------------------------------------------------------------------------------------------- guessing


def test_guessing_is_paused_kindly_and_the_pause_ends() -> None:
    now, number = timezone.now(), throttle.of_number("演示")
    for _ in range(4):
        throttle.failed((number,), now)
    throttle.check((number,), now)
    throttle.failed((number,), now)
    with pytest.raises(TooManyTries) as paused:
        throttle.check((number,), now + timedelta(minutes=4, seconds=30))
    # Fifteen minutes less four and a half, rounded up.
    assert "11分钟" in paused.value.reason("zh")
    throttle.check((number,), now + timedelta(minutes=15, seconds=1))
    throttle.failed((number,), now + timedelta(minutes=16))
    throttle.check((number,), now + timedelta(minutes=16))


def test_after_five_wrong_codes_even_the_right_one_waits() -> None:
    citizen = Citizen()
    number, secret = citizen.send("ask", ASKED)
    for _ in range(5):
        assert "PE-006" not in citizen.post("/track/", {"number": number, "secret": "22222-22222"}, 403)
    # Another writing of the same number earns no further tries.
    key = str(Draft.objects.get().record)
    assert "PE-005" in citizen.post("/track/", {"number": key, "secret": secret}, 429)
    # Somebody else's number is not paused with it.
    other = Citizen()
    number, secret = other.send("ask", ASKED)
    other.track(number, secret)


def test_one_place_of_the_net_that_guesses_at_many_numbers_is_paused_as_a_whole() -> None:
    citizen = Citizen()
    for turn in range(30):
        citizen.post("/track/", {"number": f"2023-430105-012-{turn:07d}", "secret": "x"}, 403)
    citizen.post("/track/", {"number": "2023-430105-012-0009999", "secret": "x"}, 429)
    elsewhere = Citizen(REMOTE_ADDR="192.0.2.7")
    elsewhere.post("/track/", {"number": "2023-430105-012-0009999", "secret": "x"}, 403)


# ------------------------------------------------------------------------------------------------------------ fuzz


@pytest.fixture
def case() -> Citizen:
    """A citizen who is asked to correct a request."""
    citizen = Citizen()
    number, secret = citizen.send("ask", ASKED)
    key = read_identity(number).key
    act.take(key, "ask_correction", actor=HANDLER, on=TODAY, at=AT, facts={"correction_days": 5})
    citizen.track(number, secret)
    return citizen


_TYPED = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["", "2023-02-30", "9" * 400, "４３０１０５", "430105", "anywhere", "<script>", "'; --", "\0", "一百"]
    ),
)
_PAGES = [(errand.name, page.name, page.facts) for errand in ERRANDS.values() for page in errand.pages]


@settings(max_examples=40)
@given(page=st.sampled_from(_PAGES), data=st.data())
def test_whatever_is_typed_is_answered_and_kept(
    page: tuple[str, str, tuple[str, ...]], data: st.DataObject
) -> None:
    errand, name, facts = page
    typed = {fact: data.draw(_TYPED, label=fact) for fact in facts}
    citizen = Citizen()
    citizen.begin(errand)
    response = citizen.client.post(f"/{errand}/q/{name}", typed)
    assert response.status_code in (302, 422)
    draft = Draft.objects.get(token=kept.token_of(citizen.client.cookies[f"fadu-{errand}"].value))
    for fact in facts:
        assert draft.answers[fact] == typed[fact].replace("\0", ""), fact
    # Whatever is in the draft, every page of it still opens.
    assert citizen.client.get(f"/{errand}/q/{name}").status_code == 200
    assert citizen.client.get(f"/{errand}/check").status_code == 200
    assert citizen.client.post(f"/{errand}/send").status_code == 422


@settings(max_examples=30)
@given(number=st.text(max_size=60), secret=st.text(max_size=60), code=st.text(max_size=60))
def test_whatever_number_and_code_are_tried(number: str, secret: str, code: str) -> None:
    client = Citizen().client
    assert client.post("/track/", {"number": number, "secret": secret}).status_code in (403, 429)
    assert client.post("/ask/return", {"code": code}).status_code in (404, 429)
    assert client.get("/track/", {"number": number}).status_code == 200


@settings(max_examples=15)
@given(typed=_TYPED, score=_TYPED)
def test_whatever_is_typed_while_following_a_case(case: Citizen, typed: str, score: str) -> None:
    with transaction.atomic():
        response = case.client.post("/track/steps/take_correction", {"wanted": typed})
        assert response.status_code in (302, 422)
        if response.status_code == 422:
            assert escape(typed.replace("\0", "")) in response.content.decode().replace("\0", "")
        assert case.client.post("/track/rate", {"score": score, "comment": typed}).status_code == 409
        assert case.client.get("/track/case").status_code == 200
        transaction.set_rollback(True)


def test_a_page_that_is_too_long_is_kept_on_the_page() -> None:
    citizen = Citizen()
    citizen.begin("ask")
    long = "字" * 210_000
    page = citizen.post("/ask/q/wanted", {"wanted": long}, 422)
    assert long in page
    assert Draft.objects.get().answers == {}
