"""What an applicant does on the page of the request: correct, give reasons, withdraw."""

import io
from datetime import timedelta

import pytest

from app.kit.db import db
from app.kit.time import standing_at
from app.requests import actions, numbers
from app.requests.models import DisclosureRequest, RequestState
from app.requests.values import NoticeSent
from tests.requests.office import key

POINTS = "请写明名单所属的年度"


@pytest.fixture
def followed(applicant, office):
    """``followed(taken)``: the applicant's browser, let in, on the office's day."""
    with standing_at(office.at):

        def let_in(taken: DisclosureRequest):
            db.session.commit()
            assert applicant.follow(taken.number, numbers.code_of(taken)).status_code == 303
            return applicant.client

        yield let_in


@pytest.fixture
def awaiting(office):
    """A request whose applicant was asked for a correction."""
    taken = office.registered()
    office.decide(taken, "examine", "correct", by=office.clerk, text="所需信息不明确")
    return actions.ask_correction(
        taken.id, NoticeSent(POINTS, office.day), by=office.clerk, key=key(), at=office.at
    )


def test_what_took_longer_than_half_an_hour_to_write_is_given_back(awaiting, followed, office):
    client = followed(awaiting)
    answer = {"key": "c", "text": "一、2025年度的名单。二、发放日期。"}

    with standing_at(office.at + timedelta(minutes=31)):
        page = client.post("/follow/correct", data=answer, content_type="multipart/form-data")

    assert page.status_code == 401
    assert answer["text"] in page.text
    assert awaiting.correction == ""


def test_the_notice_of_correction_is_answered_with_text_and_files(awaiting, followed):
    # given the notice, with its last day
    client = followed(awaiting)
    page = client.get("/follow/request").text
    assert POINTS in page
    assert "请于 2026-03-23（含当日）前" in page

    # when the applicant answers, twice in one breath
    for _ in range(2):
        answer = {"key": "c", "text": "2025年度", "files": (io.BytesIO(b"a"), "补充.txt")}
        sent = client.post("/follow/correct", data=answer, content_type="multipart/form-data")
        assert sent.status_code == 303

    # then it is in hand again, with one file, and the term begins anew
    page = client.get("/follow/request").text
    assert "2025年度" in page
    assert page.count("补充.txt") == 1
    assert "答复期限重新计算" in page
    assert awaiting.state is RequestState.IN_HAND


def test_an_empty_correction_and_a_bad_file_are_told_beside_the_field(awaiting, followed):
    client = followed(awaiting)

    empty = client.post("/follow/correct", data={"key": "c", "text": ""})
    bad = client.post(
        "/follow/correct",
        data={"key": "c", "text": "2025年度", "files": (io.BytesIO(b"MZ"), "virus.exe")},
        content_type="multipart/form-data",
    )

    assert empty.status_code == bad.status_code == 422
    assert "virus.exe" in bad.text
    assert "2025年度" in bad.text
    assert awaiting.state is RequestState.AWAITING_APPLICANT


def test_a_correction_nobody_asked_for_is_refused(office, followed):
    client = followed(office.registered())

    assert POINTS not in client.get("/follow/request").text
    assert client.post("/follow/correct", data={"key": "c", "text": "更正"}).status_code == 409


def test_the_request_is_withdrawn_with_open_eyes(office, followed):
    taken = office.assigned()
    client = followed(taken)
    assert "撤回申请" in client.get("/follow/request").text

    assert client.post("/follow/withdraw", data={"key": "w"}).status_code == 422
    assert client.post("/follow/withdraw", data={"key": "w", "sure": "y"}).status_code == 303

    page = client.get("/follow/request").text
    assert "您已撤回该申请，工作机构正在办理终止手续。" in page
    assert "撤回申请</summary>" not in page


def test_reasons_are_given_where_the_office_asked_for_them(office, followed):
    taken = office.registered()
    actions.ask_reasons(
        taken.id, NoticeSent("本月已提出四十件申请", office.day), by=office.clerk, key=key(),
        at=office.at,
    )  # fmt: skip
    client = followed(taken)
    assert "本月已提出四十件申请" in client.get("/follow/request").text

    sent = client.post("/follow/reasons", data={"key": "r", "text": "各件事项不同"})

    assert sent.status_code == 303
    assert taken.reasons == "各件事项不同"
    assert "各件事项不同" in client.get("/follow/request").text
