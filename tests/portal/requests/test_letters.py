"""What applicants find of their letters: every one they were served, and no other."""

import re
from io import BytesIO
from urllib.parse import quote

import pytest

from app.files.queries import content_of
from app.kit.db import db
from app.kit.time import now
from app.notices.letters.models import Way
from app.notices.letters.values import Service
from app.requests import actions, answers, numbers
from app.requests.models import AnswerState
from app.requests.values import Upload
from tests.files import samples
from tests.requests.office import PRINTED, key


@pytest.fixture
def today(office):
    office.at = now()
    return office


def followed(applicant, taken):
    """The page of the request, and where each letter is to be had."""
    db.session.commit()
    applicant.follow(taken.number, numbers.code_of(taken))
    page = applicant.client.get("/follow/request").text
    return page, re.findall(r"/follow/letters/[0-9a-f-]+", page)


def test_a_letter_on_the_way_is_listed_with_its_day_and_way(today, applicant):
    taken = today.assigned()
    letter = actions.draw_reasons(taken.id, by=today.clerk, key=key(), at=today.at)
    posted = Service(Way.POST, today.day, "人民路1号", posting_number="XA12345678933")
    today.sent(letter, posted)

    page, links = followed(applicant, taken)

    assert f"政府信息公开申请说明理由告知书 {letter.number_text}" in page
    assert f"{today.day} 邮寄送达" in page
    assert applicant.client.get(links[0]).data == content_of(letter.pdf).read_bytes() == PRINTED


def test_beside_the_scan_of_a_stamped_letter_its_text_is_to_be_had(today, applicant):
    taken = today.assigned()
    letter = actions.draw_reasons(taken.id, by=today.clerk, key=key(), at=today.at)
    scan = Upload(BytesIO(samples.png()), "盖章扫描件.png")
    actions.stamp(taken.id, letter.id, scan, by=today.clerk, key=key(), at=today.at)
    today.sent(letter)

    _, links = followed(applicant, taken)

    whole, text = (applicant.client.get(f"{links[0]}{end}") for end in ("", "/text"))
    assert (whole.mimetype, text.mimetype) == ("image/png", "application/pdf")
    assert quote(letter.number_text) in whole.headers["Content-Disposition"]
    assert quote("盖章扫描件") not in whole.headers["Content-Disposition"]


def test_what_was_not_served_or_was_annulled_is_not_to_be_had(today, applicant):
    taken = today.registered()
    receipt = actions.draw_receipt(
        taken.id, follow_at="https://a.example/follow", by=today.clerk, key=key(), at=today.at
    )

    page, links = followed(applicant, taken)

    assert links == []
    assert receipt.number_text not in page
    assert applicant.client.get(f"/follow/letters/{receipt.id}").status_code == 404


def test_a_letter_to_somebody_else_is_not_to_be_had(today, applicant):
    taken = today.registered()
    letter = actions.draw_receipt(
        taken.id, follow_at="https://a.example/follow", by=today.clerk, key=key(), at=today.at
    )
    proof = actions.draw_proof(
        taken.id, letter.id, receiver="王建军", by=today.clerk, key=key(), at=today.at
    )
    other = today.registered(description="另外一件申请的内容")
    today.sent(letter)

    _, links = followed(applicant, other)

    assert links == []
    for each in (letter, proof):
        assert applicant.client.get(f"/follow/letters/{each.id}").status_code == 404


def test_the_letter_of_an_annulled_answer_is_gone(today, applicant):
    taken = today.collected()
    today.answered(taken)
    today.decide(taken, "sign", "approve", by=today.leader)
    today.handed_over(taken)
    _, links = followed(applicant, taken)
    assert len(set(links)) == 1

    answer = answers.shown(taken.id)
    answer.state, answer.annulled_why = AnswerState.ANNULLED, "复议撤销"

    _, links = followed(applicant, taken)
    assert links == []
