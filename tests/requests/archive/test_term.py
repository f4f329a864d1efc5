"""The step that archives has no last day for what the law forbids: it begins afterwards."""

from datetime import date

import pytest

from app.kit.db import db
from app.notices.actions.reminding import remind
from app.notices.models import Notice
from app.requests import actions
from app.requests.models import RemedyKind, RemedyOutcome
from app.requests.remedies import actions as remedies
from app.requests.remedies.values import Filed, Ruling
from app.review.models import Assignment
from tests.requests.office import key


def attacked(office, taken):
    filed = Filed(RemedyKind.RECONSIDERATION, "云川市人民政府", "撤销", office.day)
    return remedies.add_remedy(taken.id, filed, by=office.clerk, key=key(), at=office.at)


def upheld(office, remedy):
    ruling = Ruling(RemedyOutcome.UPHELD, office.day, office.day)
    return remedies.settle_remedy(remedy.id, ruling, by=office.clerk, key=key(), at=office.at)


def days_of(office, taken):
    """The last day of the step and that of the part in it, which lists sort by."""
    step = office.step(taken, "archive")
    part = db.session.query(Assignment).filter_by(step_id=step.id).one()
    db.session.refresh(part)
    assert step.due_on == part.due_on
    return step.due_on


def test_a_refusal_is_archived_ten_working_days_after_the_sixty_to_have_it_reconsidered(office):
    taken = office.served()  # on the third of March: sixty days end on the sixth of May

    assert days_of(office, taken) == date(2026, 5, 19)


def test_what_may_be_taken_to_court_is_archived_after_six_months(office):
    taken = office.collected()
    office.answered(taken, "A1", link="https://example.gov.cn/a")
    office.decide(taken, "sign", "approve", by=office.leader)
    office.handed_over(taken)

    assert days_of(office, taken) == date(2026, 9, 16)


def test_a_request_that_was_withdrawn_is_archived_at_once(office):
    taken = office.assigned()
    actions.withdraw(taken.id, on=office.day, how="来电", by=office.clerk, key=key(), at=office.at)
    office.decide(taken, "withdrawal", "confirmed", by=office.clerk)

    assert days_of(office, taken) == date(2026, 3, 16)


def test_while_a_reconsideration_runs_the_step_has_no_last_day_and_nobody_is_reminded(office):
    taken = office.served()
    attacked(office, taken)
    assert days_of(office, taken) is None

    office.later(days=200)
    remind(at=office.at)

    late = db.session.query(Notice).filter_by(kind="step overdue").all()
    assert [each for each in late if each.values["step"] == "归档"] == []


def test_once_it_is_upheld_the_days_begin_after_the_time_to_go_on_to_court(office):
    taken = office.served()
    remedy = attacked(office, taken)
    office.later(days=30)  # the second of April; fifteen days end on the seventeenth

    upheld(office, remedy)

    assert days_of(office, taken) == date(2026, 5, 6)


def test_a_second_one_that_still_runs_keeps_the_step_without_a_day(office):
    taken = office.served()
    remedy = attacked(office, taken)
    attacked(office, taken)

    upheld(office, remedy)

    assert days_of(office, taken) is None


@pytest.fixture
def clerk_sees(office, client, sign_in):
    def sees(taken):
        db.session.commit()
        return sign_in(client, office.clerk).get(f"/requests/{taken.id}").text

    return sees


def test_the_page_says_why_the_step_has_no_last_day(office, clerk_sees):
    taken = office.served()
    attacked(office, taken)

    assert "本环节在其审结之前不计期限" in clerk_sees(taken)
