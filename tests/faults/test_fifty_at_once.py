"""Fifty opinions at the same moment from the browsers of the one who claimed the step."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.audit.verify import verify
from app.kit.db import db
from app.kit.time import now
from app.people.actions import sessions
from app.people.models import Person
from app.review import actions
from app.review.models import Opinion
from tests.client import Client
from tests.review import chain as chains
from tests.review.chain import ANSWERS, Chain, Papers, key

MANY = 50


@pytest.fixture
def papers():
    with chains.papers() as connected:
        yield connected


@pytest.fixture
def claimed(app: Flask, papers: Papers) -> Chain:
    chain = chains.chain()
    chain.open()
    step = chain.step("unit_review")
    actions.claim(step.id, by=chain.people["unit_review"], at=chain.tick())
    db.session.commit()
    return chain


def browsers(app: Flask, person: Person) -> list[Client]:
    """Many tabs of one session."""
    token = sessions.open_session(person, address="127.0.0.1", agent="test", at=now())
    db.session.commit()
    made = []
    for _ in range(MANY):
        client = app.test_client()
        with client.session_transaction() as cookie:
            cookie["_user_id"], cookie["_fresh"] = token, True
        made.append(client)
    return made


def sent_at_once(app: Flask, chain: Chain, keys: list[str]) -> list[tuple[int, str, str]]:
    """Status, address and page that each of ``keys`` was answered with."""
    tabs = browsers(app, chain.people["unit_review"])
    address = f"/steps/{chain.step('unit_review').id}/opinion"
    form = {"digest": chain.review.digest, "verdict": "approve", "text": "同意上报审批"}
    form |= {name: str(value) for name, value in ANSWERS["review"].items()}
    db.session.commit()
    start = Barrier(MANY)

    def send(number: int) -> tuple[int, str, str]:
        start.wait()
        answer = tabs[number].post(address, data=form | {"key": keys[number]})
        return answer.status_code, answer.location or "", answer.get_data(as_text=True)

    with ThreadPoolExecutor(MANY) as threads:
        return list(threads.map(send, range(MANY)))


def opinions(chain: Chain) -> int:
    db.session.rollback()
    given = select(func.count()).select_from(Opinion).where(Opinion.review_id == chain.review.id)
    return db.session.scalar(given.where(Opinion.verdict == "approve")) or 0


def test_with_fifty_keys_one_wins_and_the_others_are_told_who_and_when(app, claimed):
    answers = sent_at_once(app, claimed, [key() for _ in range(MANY)])

    assert Counter(status for status, _, _ in answers) == {303: 1, 409: MANY - 1}
    told = [page for status, _, page in answers if status == 409]
    assert all("赵建国" in page and f"{now():%Y-}" in page for page in told)
    assert opinions(claimed) == 1
    assert claimed.open_nodes() == ["office_review"]
    assert verify().is_sound


def test_with_one_key_all_get_the_same_answer_to_one_opinion(app, claimed):
    answers = sent_at_once(app, claimed, [key()] * MANY)

    assert {(status, address) for status, address, _ in answers} == {(303, "/inbox")}
    assert opinions(claimed) == 1
    assert verify().is_sound
