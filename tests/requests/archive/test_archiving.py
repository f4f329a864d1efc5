"""What a case needs before it goes into the archive."""

from datetime import date

import pytest

from app.kit.db import db
from app.requests import ledger
from app.requests.archive.errors import ProofMissing, RemedyRunning, RetentionNeeded
from app.requests.models import EventKind, RemedyKind, RemedyOutcome, RequestState
from app.requests.remedies import actions as remedies
from app.requests.remedies.values import Filed, Ruling
from tests.requests.office import key


def test_without_proof_of_service_nothing_is_archived(office):
    taken = office.served()

    with pytest.raises(ProofMissing, match="政府信息不予公开告知书"):
        office.archived(taken)
    db.session.rollback()


def test_while_a_reconsideration_runs_nothing_is_archived(office):
    taken = office.proved(office.served())
    filed = Filed(RemedyKind.RECONSIDERATION, "云川市人民政府", "撤销", date(2026, 3, 3))
    remedies.add_remedy(taken.id, filed, by=office.clerk, key=key(), at=office.at)

    with pytest.raises(RemedyRunning, match="行政复议（云川市人民政府）"):
        office.archived(taken)
    db.session.rollback()


def test_after_it_has_ended_the_case_is_archived(office):
    taken = office.proved(office.served())
    filed = Filed(RemedyKind.RECONSIDERATION, "云川市人民政府", "撤销", date(2026, 3, 3))
    remedy = remedies.add_remedy(taken.id, filed, by=office.clerk, key=key(), at=office.at)

    upheld = Ruling(RemedyOutcome.UPHELD, date(2026, 3, 3), date(2026, 3, 3))
    remedies.settle_remedy(remedy.id, upheld, by=office.clerk, key=key(), at=office.at)
    office.archived(taken)

    assert taken.state is RequestState.CLOSED


def test_how_long_it_is_kept_is_chosen_with_the_step(office):
    taken = office.proved(office.served())

    with pytest.raises(RetentionNeeded):
        office.decide(taken, "archive", "archived", by=office.clerk)
    db.session.rollback()


def test_the_ledger_says_for_how_long(office):
    taken = office.archived(office.proved(office.served()))

    (archived,) = [each for each in ledger.events_of(taken.id) if each.kind is EventKind.ARCHIVED]
    assert archived.details == {"retention": "30"}


def test_the_proof_of_an_annulled_answer_does_not_prove_the_new_one(office):
    taken = office.archived(office.proved(office.served()))
    filed = Filed(RemedyKind.RECONSIDERATION, "云川市人民政府", "撤销", date(2026, 3, 3))
    remedy = remedies.add_remedy(taken.id, filed, by=office.clerk, key=key(), at=office.at)
    ordered = Ruling(RemedyOutcome.CORRECTED, date(2026, 3, 3), date(2026, 3, 3), orders_anew=True)
    remedies.settle_remedy(remedy.id, ordered, by=office.clerk, key=key(), at=office.at)
    office.later(days=1)
    office.answered_again(taken)

    with pytest.raises(ProofMissing):
        office.archived(taken)
    db.session.rollback()
    assert taken.state is RequestState.ANSWERED
