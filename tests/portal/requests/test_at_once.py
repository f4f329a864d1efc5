"""The public at the same moment: one form sent by a double click, a code guessed by many."""

from concurrent.futures import ThreadPoolExecutor

from app.kit.db import db
from tests.portal.requests.conftest import FORM, requests_there

MANY = 6


def at_once(send):
    """What ``MANY`` threads are answered."""
    db.session.commit()
    with ThreadPoolExecutor(MANY) as threads:
        return sorted(threads.map(send, range(MANY)))


def test_a_double_click_is_one_request_with_one_receipt(app, applicant):
    def send(_number):
        return app.test_client().post(f"{applicant.here}/send", data=FORM).status_code

    assert at_once(send) == [303] * MANY
    assert len(requests_there()) == 1


def test_different_requests_at_once_have_numbers_without_a_gap(app, applicant):
    def send(number):
        form = FORM | {"key": f"k{number}", "description": f"第{number}件申请的内容描述"}
        return app.test_client().post(f"{applicant.here}/send", data=form).status_code

    assert at_once(send) == [303] * MANY
    assert [each.sequence for each in requests_there()] == [1, 2, 3, 4, 5, 6]


def test_parallel_guesses_count_as_well(app, applicant):
    number, _code = applicant.applied()

    def guess(_number):
        form = {"number": number, "code": "2222-2222-2222"}
        return app.test_client().post("/follow", data=form).status_code

    assert at_once(guess) == [422] * 5 + [429]
