"""A case that never reached a unit is closed by the office itself, and signed by somebody else."""

import pytest

from app.kit.db import db
from app.people.models import Lane
from app.requests import actions, answers
from app.requests.models import EventKind
from app.requests.terms import last_of
from app.requests.values import AnswerDraft, NoticeSent
from app.review import actions as review
from app.review.errors import DutiesAreSeparate
from app.review.models import Trouble
from tests import factories
from tests.requests.office import key


def closing_letter(office, taken, *, by, code="O1"):
    """What was filled in is handed in as it stands."""
    answer = answers.current(taken.id)
    facts = {**answer.facts, "notice_number": "补〔2026〕1号"}
    draft = AnswerDraft(code=code, text="", facts=facts)
    saved = actions.save_answer(taken.id, draft, by=by, seen=answer.saved, at=office.at)
    return actions.hand_in(taken.id, by=by, seen=saved.saved, key=key(), at=office.at)


@pytest.fixture
def lapsed(office):
    """Asked to correct at the examination; the applicant stayed silent."""
    taken = office.registered()
    office.decide(taken, "examine", "correct", by=office.clerk, text="所需信息不明确")
    asked = NoticeSent("请明确年度", office.day)
    actions.ask_correction(taken.id, asked, by=office.clerk, key=key(), at=office.at)
    office.later(days=22)
    office.ring(taken)
    office.decide(taken, "correction_lapse", "lapsed", by=office.clerk, text="无正当理由逾期")
    return taken


def test_nobody_is_missing_though_no_drafter_sits_in_the_office(office, lapsed):
    step = office.step(lapsed, "answer")

    assert (step.lane, step.nobody) == (Lane.DISCLOSURE_OFFICE, False)
    assert db.session.query(Trouble).count() == 0


def test_the_office_closes_the_case_and_a_leader_signs(office, lapsed):
    review.claim(office.step(lapsed, "answer").id, by=office.clerk, at=office.at)
    closing_letter(office, lapsed, by=office.clerk)
    office.decide(lapsed, "sign", "approve", by=office.leader)
    office.handed_over(lapsed)

    assert lapsed.decision == "O1"
    assert last_of(lapsed, EventKind.SERVED).details["code"] == "O1"


def test_who_wrote_the_letter_does_not_sign_it(office, lapsed):
    review.claim(office.step(lapsed, "answer").id, by=office.clerk, at=office.at)
    closing_letter(office, lapsed, by=office.clerk)
    office.give(office.clerk, "leader")

    with pytest.raises(DutiesAreSeparate):
        review.claim(office.step(lapsed, "sign").id, by=office.clerk, at=office.at)
    db.session.rollback()


def test_where_the_office_has_a_drafter_it_is_for_him(office):
    person = factories.person(None, organ=office.organ, unit=office.clerk.unit, name="周萍")
    factories.post(person, "drafter", unit_id=office.clerk.unit_id)
    taken = office.registered()
    office.decide(taken, "examine", "direct", by=office.clerk)

    assert office.step(taken, "answer").lane is Lane.DRAFTER


def test_what_is_answered_at_once_is_written_by_the_office_too(office):
    taken = office.registered()
    office.decide(taken, "examine", "direct", by=office.clerk)
    review.claim(office.step(taken, "answer").id, by=office.clerk, at=office.at)

    office.drafter = office.clerk
    office.answered(taken, "A1", link="https://example.gov.cn/a")

    assert office.open_steps(taken) == ["签发"]


def test_what_a_unit_was_assigned_is_not_written_by_the_office(office):
    empty = factories.unit(office.organ, "空岗科")
    taken = office.assigned(empty)

    actions.ask_reasons(
        taken.id,
        NoticeSent("一年内申请四十次", office.day),
        by=office.clerk,
        key=key(),
        at=office.at,
    )
    actions.give_reasons(
        taken.id, text="为研究需要", on=office.day, by=None, key=key(), at=office.at
    )
    office.decide(taken, "weigh_reasons", "unreasonable", by=office.clerk, text="明显超过合理范围")
    office.set_aside(taken)

    step = office.step(taken, "answer")
    assert (step.lane, step.nobody) == (Lane.DRAFTER, True)


def test_the_page_offers_the_letter_to_the_office(office, lapsed, client, sign_in):
    db.session.commit()

    page = sign_in(client, office.clerk).get(f"/requests/{lapsed.id}")

    assert f"/requests/{lapsed.id}/answer" in page.text
