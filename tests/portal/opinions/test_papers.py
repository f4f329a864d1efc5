"""The letters a party was served are to be had on its page, by its code, and no others are."""

import re
from datetime import timedelta

from app.kit.db import db
from app.kit.time import now, standing_at
from app.requests import actions as requests
from app.requests.actions import sending
from app.requests.opinions import actions, codes
from app.requests.opinions.words import Stance, Weighing
from tests.requests.office import PRINTED, key
from tests.requests.opinions.test_telling import decided


def papers_on(party) -> list[str]:
    page = party.client.get("/opinion/letter").text
    return re.findall(r"/opinion/papers/[0-9a-f-]+", page)


def test_the_letter_that_asks_is_fetched_as_it_was_served(party):
    party.open()

    (link,) = papers_on(party)

    assert party.number in party.client.get("/opinion/letter").text
    assert party.client.get(link).data == PRINTED


def test_without_the_code_no_letter_is_given_out(party):
    party.open()
    (link,) = papers_on(party)
    party.client.post("/opinion/leave")

    assert party.client.get(link).status_code == 401


def test_letters_to_others_are_not_there(party):
    # given letters to the applicant and to another party of the same request
    office, seeking = party.seeking.office, party.seeking
    told = actions.draw_notice(seeking.request.id, by=office.clerk, key=key(), at=office.at)
    office.sent(told)
    other = type(seeking)(office, description="另外一件申请的内容")
    (another,) = other.send()
    receipt = requests.draw_receipt(
        seeking.request.id, follow_at="https://a.example", by=office.clerk, key=key(), at=office.at
    )
    db.session.commit()
    party.open()

    # then the party finds its own, and none of them
    assert papers_on(party) == [f"/opinion/papers/{party.letter.letter_id}"]
    for each in (told.id, another.letter_id, receipt.id):
        assert party.client.get(f"/opinion/papers/{each}").status_code == 404


def test_it_stays_to_be_had_while_the_receipt_is_shown(party):
    party.open()
    party.send()

    (link,) = papers_on(party)

    assert party.client.get(link).data == PRINTED


def test_a_letter_that_was_taken_back_is_not_to_be_had(party):
    party.open()
    (link,) = papers_on(party)
    seeking = party.seeking
    sending.annul(
        seeking.request.id, party.letter.letter_id, reason="当事人有误", by=seeking.office.clerk,
        key=key(), at=seeking.office.at,
    )  # fmt: skip
    db.session.commit()

    assert papers_on(party) == []
    assert party.client.get(link).status_code == 401


def test_after_its_term_the_letter_that_asked_is_closed_like_the_page(party):
    party.open()
    (link,) = papers_on(party)

    with standing_at(now() + timedelta(days=60)):
        party.open()
        assert papers_on(party) == []
        assert party.client.get(link).status_code == 404


def test_what_is_disclosed_against_its_will_it_reads_there_too(party):
    # given an objection on paper, which leaves the code as it is, overruled by the office
    seeking = party.seeking
    seeking.paper_answer(party.letter, Stance.REFUSES)
    seeking.weigh(party.letter, Weighing.DISCLOSE, "涉及重大公共利益")
    seeking.close()
    letter = decided(seeking, party.letter)
    db.session.commit()
    party.open(code=codes.code_of(party.row))
    assert f"/opinion/papers/{letter.id}" not in papers_on(party)

    # when it has been told
    seeking.office.sent(letter)
    db.session.commit()

    # then the letter is beside the one that asked, and named as what it is
    assert "行政机关已决定公开" in party.client.get("/opinion/letter").text
    assert f"/opinion/papers/{letter.id}" in papers_on(party)
