"""Following a request by number and code, and what its applicant may do and fetch there."""

import io
from datetime import timedelta

import pytest

from app.files.models import CleanedFile, Cleaning
from app.kit.db import db
from app.kit.time import legal_day, now, standing_at
from app.law.receipt import Channel
from app.portal.requests.attempts import forget_old
from app.portal.requests.models import PublicAttempt
from app.portal.requests.reasons import GOES_ON, TURN
from app.requests import actions, answers, numbers
from app.requests.models import AnswerState, FileRole, RequestState
from app.requests.values import Upload
from tests.markup import without_tokens
from tests.portal.requests.conftest import NAME, requests_there
from tests.requests.office import IDENTITY


def test_number_and_code_open_the_request(applicant):
    number, code = applicant.applied()
    applicant.client.post("/follow/leave")

    assert applicant.follow(number, code).status_code == 303
    page = applicant.client.get("/follow/request")
    assert "您的申请已提交。" in page.text
    assert "等待工作机构办理" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert "noindex" in page.headers["X-Robots-Tag"]


@pytest.mark.parametrize(
    "typed", ["云商依申[2026]1号", " 云商依申（2026）1号 ", "云商依申【2026】1 号"]
)
def test_brackets_and_small_letters_make_no_difference(applicant, typed):
    number, code = applicant.applied()
    typed = typed.replace("2026", number[5:9])

    assert applicant.follow(typed, f" {code.lower().replace('-', ' ')}").status_code == 303


def test_a_wrong_code_and_an_absent_number_are_answered_alike(applicant):
    number, _code = applicant.applied()
    applicant.client.post("/follow/leave")

    wrong = applicant.follow(number, "2222-2222-2222")
    absent = applicant.follow("云商依申〔2026〕9号", "2222-2222-2222")

    assert wrong.status_code == absent.status_code == 422
    said = without_tokens(wrong.text.replace(number, ""))
    assert said == without_tokens(absent.text.replace("云商依申〔2026〕9号", ""))


def test_the_code_is_guessed_five_times_and_no_more(applicant):
    number, code = applicant.applied()
    for _ in range(5):
        assert applicant.follow(number, "2222-2222-2222").status_code == 422

    page = applicant.follow(number, code)
    assert page.status_code == 429
    assert "之后再试" in page.text
    with standing_at(now() + timedelta(minutes=16)):
        assert applicant.follow(number, code).status_code == 303


def test_a_number_nobody_has_is_refused_after_as_many_guesses(applicant):
    for _ in range(5):
        applicant.follow("云商依申〔2026〕99号", "2222-2222-2222")

    assert applicant.follow("云商依申〔2026〕99号", "2222-2222-2222").status_code == 429


def test_one_address_guesses_twenty_numbers_and_no_more(applicant):
    for number in range(20):
        assert applicant.follow(f"云商依申〔2026〕{number}号", "x").status_code == 422

    assert applicant.follow("云商依申〔2026〕21号", "x").status_code == 429


def test_who_knows_the_code_may_come_as_often_as_he_likes(applicant):
    number, code = applicant.applied()

    assert {applicant.follow(number, code).status_code for _ in range(8)} == {303}


def test_attempts_are_forgotten_after_a_day(applicant):
    applicant.follow("云商依申〔2026〕99号", "x")

    forget_old(at=now() + timedelta(days=2))

    assert db.session.query(PublicAttempt).count() == 0
    db.session.rollback()


def test_after_thirty_minutes_of_quiet_the_code_is_asked_for_again(applicant):
    applicant.applied()

    with standing_at(now() + timedelta(minutes=31)):
        page = applicant.client.get("/follow/request")

    assert page.status_code == 401
    assert NAME not in page.text


def test_without_a_code_nothing_is_shown(applicant):
    for path in ("/follow/request", "/follow/receipt"):
        assert applicant.client.get(path).status_code == 401
    assert applicant.client.post("/follow/confirm", data={"key": "k"}).status_code == 401


def test_a_new_code_shuts_out_who_has_the_old_one(applicant):
    number, code = applicant.applied()
    (taken,) = requests_there()

    actions.renew_code(taken.id, paper_number=f" {IDENTITY} ", by=applicant.office.clerk, at=now())
    db.session.commit()

    assert applicant.client.get("/follow/request").status_code == 401
    assert applicant.follow(number, code).status_code == 422
    assert applicant.follow(number, numbers.code_of(taken)).status_code == 303


def test_the_pages_tell_no_names_of_staff(applicant, office):
    taken = office.collected(channel=Channel.COUNTER)
    office.answered(taken)
    db.session.commit()
    applicant.follow(taken.number, numbers.code_of(taken))

    page = applicant.client.get("/follow/request")

    assert "等待行政机关办理" in page.text
    assert "2026-03-30" in page.text
    for person in (office.clerk, office.drafter, office.leader):
        assert person.name not in page.text


def test_who_faxed_a_request_confirms_it_here_and_the_later_day_counts(applicant, office):
    # given a request by fax
    taken = office.taken_in(Channel.FAX, handed_in_on=None)
    db.session.commit()
    applicant.follow(taken.number, numbers.code_of(taken))
    assert "请在下方确认" in applicant.client.get("/follow/request").text

    # when the applicant confirms on a later day than the office writes down
    assert applicant.client.post("/follow/confirm", data={"key": "k"}).status_code == 303
    actions.confirm_receipt(taken.id, by=office.clerk, on=taken.handed_in_on, how="电话", at=now())

    # then the request was received on the applicant's day
    assert taken.received_on == legal_day(now())
    db.session.commit()
    assert applicant.client.post("/follow/confirm", data={"key": "k"}).status_code == 409


def test_the_served_answer_is_fetched_and_nothing_else(applicant, office):
    # given an answer with an enclosure, and a file that stays inside
    taken = office.collected()
    given, inside = (
        actions.add_file(
            taken.id, Upload(io.BytesIO(text.encode()), name), role=FileRole.COLLECTED,
            by=office.drafter, at=office.at,
        )
        for name, text in (("名单.txt", "名单"), ("内部.txt", "内部意见"))
    )  # fmt: skip
    office.answered(taken, "D5", discretion_reason="内部工作流程信息")
    answer = answers.current(taken.id)
    answer.enclosures = [str(given.file_id)]
    db.session.commit()
    applicant.follow(taken.number, numbers.code_of(taken))
    assert applicant.client.get(f"/follow/files/{given.id}").status_code == 404

    # when it is served
    answer.signed_at, answer.served_on = office.at, office.at.date()
    answer.state, taken.state = AnswerState.SERVED, RequestState.ANSWERED
    taken.answered_on = office.at.date()
    db.session.commit()

    # then the enclosure is there, and the other file is not
    assert "名单.txt" in applicant.client.get("/follow/request").text
    assert "内部.txt" not in applicant.client.get("/follow/request").text
    assert applicant.client.get(f"/follow/files/{inside.id}").status_code == 404
    assert applicant.client.get(f"/follow/files/{given.id}").text == "名单"

    # and while its copy for release is being made, it is not given out as it came
    copy = db.session.get_one(CleanedFile, given.file.sha256)
    copy.state, copy.copy_sha256, copy.copy_size, copy.done_at = Cleaning.WAITING, None, None, None
    db.session.commit()
    assert applicant.client.get(f"/follow/files/{given.id}").status_code == 409


def test_files_of_another_applicant_are_not_there(applicant, office):
    other = office.collected(description="另外一件申请的内容")
    file = actions.add_file(
        other.id, Upload(io.BytesIO(b"a"), "a.txt"), role=FileRole.COLLECTED,
        by=office.drafter, at=office.at,
    )  # fmt: skip
    file.role = FileRole.FROM_APPLICANT
    db.session.commit()
    applicant.applied()

    assert applicant.client.get(f"/follow/files/{file.id}").status_code == 404


def test_whatever_state_a_request_is_in_there_is_a_sentence_for_its_applicant():
    assert set(TURN) | GOES_ON == set(RequestState)
