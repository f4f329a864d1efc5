"""What no form would send, at requests in every state, with the ids of their own papers: no 500."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import cycle
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule

from app.audit.verify import verify
from app.kit.db import db
from app.kit.time import standing_at
from app.law.fees import Tariff
from app.law.receipt import Channel
from app.notices.letters.models import Letter
from app.people.models import Lane, Person
from app.requests import actions
from app.requests.fees import actions as fees
from app.requests.models import RemedyKind, RequestFile, RequestRemedy
from app.requests.opinions.models import SoughtOpinion
from app.requests.remedies import actions as remedies
from app.requests.remedies.values import Filed
from tests import factories
from tests.faults.test_garbage import FORM, GARBAGE, QUERIES, address, forms_full_of
from tests.faults.town import sign_in
from tests.requests.office import Office, key
from tests.requests.opinions.conftest import Seeking

pytestmark = pytest.mark.slow
OF_REQUESTS = {
    "letter_id": (Letter.id, Letter.subject_id),
    "file_id": (RequestFile.id, RequestFile.request_id),
    "opinion_id": (SoughtOpinion.id, SoughtOpinion.request_id),
    "remedy_id": (RequestRemedy.id, RequestRemedy.request_id),
}
"""Which rows belong to a request."""


class Counter:
    """An office with a request in each state, and the people who work on them."""

    def __init__(self) -> None:
        self.office = office = Office()
        factories.post(office.clerk, Lane.DRAFTER)
        by = office.clerk
        fees.set_fees(office.organ.id, is_on=True, way_to_pay="专户", by=office.head, at=office.at)
        self.unconfirmed = office.taken_in(Channel.WEB, description="尚未确认")
        charged = office.assigned(description="收取费用")
        fees.reckon_fee(charged.id, Tariff.PAGES, 119, by=by, at=office.at)
        awaited = office.registered(description="要求补正")
        office.decide(awaited, "examine", "correct", by=by, text="所需信息不明确")
        asking = Seeking(office, description="征求意见")
        asking.send(asking.organ())
        served = office.served(description="已经答复")
        filed = Filed(RemedyKind.RECONSIDERATION, "云川市人民政府", "撤销", office.day)
        remedies.add_remedy(served.id, filed, by=by, key=key(), at=office.at)
        written = office.collected(description="正在拟写")
        extended = office.assigned(description="提出延期")
        actions.propose_extension(
            extended.id, days=20, reason="涉及多年档案", by=by, key=key(), at=office.at
        )
        states = (
            self.unconfirmed, charged, awaited, asking.request, served, written, extended,
        )  # fmt: skip
        self.requests = [each.id for each in states]
        self.people = [each.id for each in (office.clerk, office.drafter)]
        db.session.commit()


@pytest.fixture
def counter(app: Flask) -> Iterator[Counter]:
    found = Counter()
    with standing_at(found.office.at + timedelta(days=1)):
        yield found


def rules(app: Flask, method: str) -> list[Rule]:
    """Everything the slice of requests answers."""
    found = (each for each in app.url_map.iter_rules() if each.endpoint.startswith("requests."))
    return [each for each in found if method in (each.methods or ())]


def addresses(rule: Rule, request_id: UUID) -> Iterator[str]:
    """``rule`` for one request, with each of the rows that belong to it."""
    known = {"request_id": request_id} if "request_id" in rule.arguments else {}
    for name in rule.arguments & OF_REQUESTS.keys():
        column, owner = OF_REQUESTS[name]
        rows = db.session.scalars(select(column).where(owner == request_id).limit(3)).all()
        for row in rows:
            yield address(rule, **known, **{name: row})
        return
    yield address(rule, **known)


def test_garbage_breaks_nothing_in_any_state(app: Flask, counter: Counter) -> None:
    turns = forms_full_of(GARBAGE.values())

    for who in counter.people:
        client = sign_in(app.test_client(), db.session.get_one(Person, who))
        for rule in rules(app, "POST"):
            for request_id in counter.requests:
                for target in addresses(rule, request_id):
                    answer = client.post(target, data=next(turns), content_type=FORM)
                    assert answer.status_code < 500, (who, target)
    assert verify().is_sound


@pytest.mark.databases("sqlite")
def test_odd_questions_break_no_page_in_any_state(app: Flask, counter: Counter) -> None:
    client = sign_in(app.test_client(), db.session.get_one(Person, counter.people[0]))
    odd, opened = cycle(QUERIES), 0

    for rule in rules(app, "GET"):
        for request_id in counter.requests:
            for target in addresses(rule, request_id):
                answer = client.get(target + next(odd))
                assert answer.status_code < 500, target
                opened += answer.status_code == 200

    assert opened > 100
