"""Signing in: limits of rate, the second factor, recovery codes, passwords, sessions that end."""

from __future__ import annotations

import re
import time

import pytest
from django.test import Client, override_settings
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from fadu.desk import factor
from fadu.desk.changes import Change
from fadu.desk.sittings import PasswordDue, Sitting
from fadu.engine.people import Officer

GOOD = {"username": "an", "password": "fadu-demo"}
WRONG = {"username": "an", "password": "wrong"}


@pytest.fixture(autouse=True)
def _quickly(quick_hashing: None) -> None:
    """Every test here checks passwords."""


def _fail(times: int, *, username: str = "an", address: str = "10.0.0.1") -> int:
    """The status of the last of so many failures."""
    client = Client(REMOTE_ADDR=address)
    return [
        client.post("/desk/sign-in", {"username": username, "password": "wrong"}).status_code
        for _ in range(times)
    ][-1]


def _code(officer: Officer) -> str:
    """The six digits that an authenticator shows now."""
    device = TOTPDevice.objects.get(user=officer)
    return f"{totp(device.bin_key):06d}"


def _enrol(client: Client, officer: Officer) -> list[str]:
    """Sets up an authenticator as anybody would; → the recovery codes."""
    client.post("/desk/account/factor", {"do": "begin"})
    page = client.post("/desk/account/factor", {"do": "confirm", "code": _code(officer)}).content.decode()
    # Nobody waits half a minute in a test for the digits to change: the code just used may be used once more.
    TOTPDevice.objects.filter(user=officer).update(last_t=-1)
    return re.findall(r"<code>([a-z0-9]{5}-[a-z0-9]{5})</code>", page)


def test_five_failures_lock_the_account_for_their_address_only(city_year: int) -> None:
    assert _fail(4) == 200
    response = Client(REMOTE_ADDR="10.0.0.1").post("/desk/sign-in", WRONG, headers={"accept-language": "zh"})
    assert response.status_code == 429
    told = response.content.decode()
    assert "SI-001" in told
    assert re.search(r"已暂停登录；\d\d:\d\d（约15分钟后）解除", told)
    # The right password does not open it either, and a try does not put the end off.
    assert Client(REMOTE_ADDR="10.0.0.1").post("/desk/sign-in", GOOD).status_code == 429
    assert Client(REMOTE_ADDR="10.0.0.2").post("/desk/sign-in", GOOD).status_code == 302


def test_the_lock_is_told_in_english_too(city_year: int) -> None:
    _fail(5)
    client = Client(REMOTE_ADDR="10.0.0.1", headers={"accept-language": "en"})
    assert "signing in is paused until" in client.post("/desk/sign-in", GOOD).content.decode()


def test_failures_from_many_addresses_lock_the_account_everywhere_only_at_twenty_five(city_year: int) -> None:
    for number in range(6):
        assert _fail(4, address=f"10.0.1.{number}") == 200
    assert _fail(1, address="10.0.1.9") == 429
    assert Client(REMOTE_ADDR="10.9.9.9").post("/desk/sign-in", GOOD).status_code == 429


def test_fifty_failures_from_one_address_lock_it_for_every_account(city_year: int) -> None:
    for number in range(12):
        assert _fail(4, username=f"nobody{number}") == 200
    assert _fail(2, username="nobody-else") == 429
    assert Client(REMOTE_ADDR="10.0.0.1").post("/desk/sign-in", GOOD).status_code == 429


def test_a_success_clears_the_account_but_not_the_address(city_year: int) -> None:
    _fail(4)
    _fail(4, username="bai")
    assert Client(REMOTE_ADDR="10.0.0.1").post("/desk/sign-in", GOOD).status_code == 302
    assert _fail(4) == 200
    assert _fail(1, username="bai") == 429


def test_a_forwarded_address_is_believed_only_behind_a_proxy(city_year: int) -> None:
    def fail(times: int) -> int:
        client, status = Client(REMOTE_ADDR="127.0.0.1"), 0
        for number in range(times):
            forwarded = {"x-forwarded-for": f"1.2.3.{number}, 10.0.0.7"}
            status = client.post("/desk/sign-in", WRONG, headers=forwarded).status_code
        return status

    assert fail(5) == 429
    with override_settings(BEHIND_PROXY=True):
        assert fail(4) == 200
        assert fail(1) == 429


def test_the_second_factor_is_asked_for_and_each_recovery_code_opens_once(signed_in) -> None:
    officer = Officer.objects.get(username="bai")
    codes = _enrol(signed_in("bai"), officer)
    assert len(codes) == len(set(codes)) == 10
    client = Client()
    assert client.post("/desk/sign-in", {**GOOD, "username": "bai"})["Location"] == "/desk/sign-in/code"
    assert client.get("/desk/").status_code == 302, "the password alone opens nothing"
    assert client.post("/desk/sign-in/code", {"code": _code(officer)})["Location"] == "/desk/"
    assert client.get("/desk/").status_code == 200
    for expected in (302, 200):
        other = Client()
        other.post("/desk/sign-in", {**GOOD, "username": "bai"})
        assert other.post("/desk/sign-in/code", {"code": codes[0]}).status_code == expected
    assert factor.codes_left(officer) == 9


def test_a_wrong_code_makes_the_next_one_wait(signed_in) -> None:
    officer = Officer.objects.get(username="bai")
    _enrol(signed_in("bai"), officer)
    client = Client(headers={"accept-language": "zh"})
    client.post("/desk/sign-in", {**GOOD, "username": "bai"})
    wrong = "0" * 6 if _code(officer) != "0" * 6 else "1" * 6
    assert "之后再试" in client.post("/desk/sign-in/code", {"code": wrong}).content.decode()
    assert client.post("/desk/sign-in/code", {"code": _code(officer)}).status_code == 200
    assert client.get("/desk/").status_code == 302


def test_a_code_without_a_password_before_it_leads_back(city_year: int) -> None:
    assert Client().post("/desk/sign-in/code", {"code": "123456"})["Location"] == "/desk/sign-in"


def test_an_open_desk_is_not_enough_to_give_the_factor_up(signed_in) -> None:
    officer = Officer.objects.get(username="bai")
    client = signed_in("bai")
    _enrol(client, officer)
    for do in ("remove", "codes", "begin"):
        client.post("/desk/account/factor", {"do": do, "password": "wrong"})
    assert factor.device_of(officer) is not None
    assert factor.pending_of(officer) is None
    client.post("/desk/account/factor", {"do": "remove", "password": "fadu-demo"})
    assert factor.device_of(officer) is None


def test_the_secret_is_an_image_for_its_owner_only(signed_in) -> None:
    client = signed_in("an")
    assert client.get("/desk/account/factor/qr.svg").status_code == 404
    client.post("/desk/account/factor", {"do": "begin"})
    response = client.get("/desk/account/factor/qr.svg")
    assert response["Content-Type"].startswith("image/svg+xml")
    assert "no-store" in response["Cache-Control"]
    assert Client().get("/desk/account/factor/qr.svg").status_code == 302
    assert signed_in("bai").get("/desk/account/factor/qr.svg").status_code == 404


def test_where_it_is_required_heads_and_supervisors_are_nobody_before_they_have_it(signed_in) -> None:
    head, handler = signed_in("bai"), signed_in("an")
    with override_settings(SECOND_FACTOR="required"):
        assert handler.get("/desk/").status_code == 200
        assert head.get("/desk/")["Location"] == "/desk/account/factor"
        assert not head.get("/").context["visit"].official
        _enrol(head, Officer.objects.get(username="bai"))
        assert head.get("/desk/").status_code == 200
        assert head.get("/").context["visit"].official
        page = head.get("/desk/account/factor").content.decode()
        assert 'value="remove"' not in page


def test_where_it_is_off_nobody_is_asked(signed_in) -> None:
    _enrol(signed_in("bai"), Officer.objects.get(username="bai"))
    with override_settings(SECOND_FACTOR="off"):
        client = signed_in("bai")
        assert client.get("/desk/account/factor").status_code == 404


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(signed_in) -> None:
    here, there = signed_in("an"), signed_in("an")
    refused = here.post("/desk/account/password", {
        "old_password": "fadu-demo", "new_password1": "1234567890", "new_password2": "1234567890",
    })  # fmt: skip
    assert refused.status_code == 200
    assert 'role="alert"' in refused.content.decode()
    new = "纸上得来终觉浅-2023"
    assert here.post("/desk/account/password", {
        "old_password": "fadu-demo", "new_password1": new, "new_password2": new,
    }).status_code == 302  # fmt: skip
    assert here.get("/desk/").status_code == 200
    assert there.get("/desk/").status_code == 302
    assert Sitting.objects.filter(officer__username="an").count() == 1
    assert Client().post("/desk/sign-in", {"username": "an", "password": new}).status_code == 302
    assert Change.objects.get(kind="password", subject="an").after == {"by": "self"}


def test_signing_out_everywhere_leaves_only_this_session(signed_in) -> None:
    here, there = signed_in("an"), signed_in("an")
    other = signed_in("bai")
    assert len(here.get("/desk/account").context["sittings"]) == 2
    here.post("/desk/account/sign-out-everywhere")
    assert here.get("/desk/").status_code == 200
    assert there.get("/desk/").status_code == 302
    assert other.get("/desk/").status_code == 200
    assert len(here.get("/desk/account").context["sittings"]) == 1


def test_a_password_that_somebody_else_set_is_changed_first(city_year: int) -> None:
    PasswordDue.objects.create(officer=Officer.objects.get(username="an"))
    client = Client()
    client.post("/desk/sign-in", GOOD)
    assert client.get("/desk/")["Location"] == "/desk/account/password"
    assert not client.get("/").context["visit"].official
    new = "绝知此事要躬行-2023"
    client.post(
        "/desk/account/password", {"old_password": "fadu-demo", "new_password1": new, "new_password2": new}
    )
    assert client.get("/desk/").status_code == 200


@pytest.mark.parametrize(("key", "idle"), [("desk_seen", 61 * 60), ("desk_began", 12 * 3600 + 1)])
def test_an_idle_or_an_old_session_ends(signed_in, key: str, idle: int) -> None:
    client = signed_in("an")
    session = client.session
    session[key] = time.time() - idle
    session.save()
    response = client.get("/desk/?shelf=soon")
    assert response["Location"] == "/desk/sign-in?over=1&next=%2Fdesk%2F%3Fshelf%3Dsoon"
    assert client.get("/desk/").status_code == 302


def test_a_part_of_a_page_takes_the_whole_page_to_signing_in(signed_in) -> None:
    client = signed_in("an")
    session = client.session
    session["desk_seen"] = time.time() - 3601
    session.save()
    fetched = {"hx-request": "true", "hx-current-url": "http://testserver/desk/?shelf=soon"}
    response = client.get("/desk/?shelf=soon&after=x", headers=fetched)
    assert response["HX-Redirect"] == "/desk/sign-in?over=1&next=%2Fdesk%2F%3Fshelf%3Dsoon"


def test_what_is_sent_after_the_end_is_told_to_be_lost(signed_in) -> None:
    client = signed_in("an")
    session = client.session
    session["desk_seen"] = time.time() - 3601
    session.save()
    response = client.post("/desk/account/sign-out-everywhere", headers={"accept-language": "zh"})
    assert response.status_code == 403
    assert "刚才提交的内容没有写入" in response.content.decode()


def test_a_disabled_account_neither_signs_in_nor_goes_on(signed_in) -> None:
    client = signed_in("an")
    Officer.objects.filter(username="an").update(is_active=False)
    assert client.get("/desk/").status_code == 302
    assert Client().post("/desk/sign-in", GOOD).status_code == 200
