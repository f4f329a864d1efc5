"""A command sent twice, or fifty times at once, is carried out once."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.audit.verify import verify
from app.kit.db import db
from app.kit.time import now
from app.publishing.models import Document
from app.review import actions
from app.review.models import Opinion, Step
from tests.api.program import Program, new_key
from tests.review.chain import ANSWERS

MANY = 50


@pytest.fixture
def drafter(app, office):
    return Program.of(app, office.drafter)


def documents() -> int:
    return db.session.scalar(select(func.count()).select_from(Document)) or 0


def test_a_command_without_a_key_is_refused(app, office, drafter):
    for key in ({}, {"Idempotency-Key": ""}, {"Idempotency-Key": "x" * 101}):
        answer = drafter.send("POST", "/documents", {"title": "标题"}, headers=key)
        assert answer.status_code == 422
        assert answer.json["errors"][0]["field"] == "Idempotency-Key"
    assert documents() == 0


def test_the_second_sending_is_answered_like_the_first(drafter):
    first, second = (drafter.post("/documents", {"title": "标题"}, key="k") for _ in "12")

    assert (second.status_code, second.json) == (first.status_code, first.json)
    assert documents() == 1


def test_one_key_stands_for_one_command(drafter):
    drafter.post("/documents", {"title": "标题"}, key="k")

    answer = drafter.post("/documents", {"title": "另一标题"}, key="k")

    assert (answer.status_code, answer.json["code"]) == (409, "key-used-for-something-else")
    assert documents() == 1


def test_a_command_that_was_refused_may_be_sent_again(app, office, drafter):
    document = office.draft(title="")
    path, body = f"/documents/{document.id}", {"seen": 1}
    assert drafter.post(f"{path}/submission", body, key="k").status_code == 422

    assert drafter.put(path, {"seen": 1, "title": "标题"}, key="k").status_code == 200


def test_the_keys_of_two_people_do_not_meet(app, office, drafter):
    drafter.post("/documents", {"title": "标题"}, key="k")
    Program.of(app, office.colleague).post("/documents", {"title": "标题"}, key="k")

    assert documents() == 2


def test_what_is_kept_of_an_answer_names_no_text(app, drafter):
    kept = drafter.post("/documents", {"title": "不得留存的标题", "body": "不得留存的正文"})

    assert "不得留存" not in kept.get_data(as_text=True)


@pytest.fixture
def claimed(app: Flask, way) -> Step:
    """A step that the unit head has claimed."""
    way.submit(way.office.draft())
    step = db.session.scalars(select(Step).where(Step.closed_at.is_(None))).one()
    actions.claim(step.id, by=way.office.head, at=way.at)
    db.session.commit()
    return step


def sent_at_once(app: Flask, step: Step, person, keys: list[str]) -> list[tuple[int, dict]]:
    """Status and answer that each of ``keys`` got."""
    program = Program.of(app, person)
    clients = [app.test_client(use_cookies=False) for _ in keys]
    body = {"verdict": "approve", "digest": step.review.digest, "answers": ANSWERS["review"]}
    start, address = Barrier(MANY), f"/api/v1/steps/{step.id}/opinion"
    db.session.commit()

    def send(number: int) -> tuple[int, dict]:
        headers = program.headers | {"Idempotency-Key": keys[number]}
        start.wait()
        answer = clients[number].post(address, json=body, headers=headers, csrf=False)
        return answer.status_code, answer.json

    with ThreadPoolExecutor(MANY) as threads:
        return list(threads.map(send, range(MANY)))


def opinions(step: Step) -> int:
    db.session.rollback()
    given = select(func.count()).select_from(Opinion).where(Opinion.step_id == step.id)
    return db.session.scalar(given) or 0


@pytest.mark.slow
def test_of_fifty_opinions_one_wins_and_the_others_are_told_who_and_when(app, claimed, office):
    answers = sent_at_once(app, claimed, office.head, [new_key() for _ in range(MANY)])

    assert Counter(status for status, _ in answers) == {200: 1, 409: MANY - 1}
    problems = [told for status, told in answers if status == 409]
    assert {told["code"] for told in problems} == {"step-closed"}
    assert all("赵建国" in told["detail"] for told in problems)
    assert all(f"{now():%Y-}" in told["detail"] for told in problems)
    assert opinions(claimed) == 1
    assert verify().is_sound


@pytest.mark.slow
def test_of_fifty_with_one_key_all_get_the_answer_to_one_opinion(app, claimed, office):
    answers = sent_at_once(app, claimed, office.head, [new_key()] * MANY)

    assert {status for status, _ in answers} == {200}
    assert len({str(told) for _, told in answers}) == 1
    assert opinions(claimed) == 1
