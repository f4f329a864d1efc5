"""Twice the same command, fifty at once, and what one opinion costs."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.engine import Engine

from app.kit.db import db, transaction
from app.kit.idempotency import KeyUsedForSomethingElse
from app.people.models import Person
from app.review import actions, errors
from app.review.models import Opinion, Step
from app.review.opinion import OpinionGiven

MANY = 50


def opinions_in(chain, node_id):
    statement = select(func.count()).select_from(Opinion).join(Opinion.step)
    return db.session.scalar(
        statement.where(Step.node_id == node_id, Step.review_id == chain.review.id)
    )


def test_the_same_command_again_changes_nothing(chain):
    chain.open()
    step = chain.step("unit_review")
    person = chain.people["unit_review"]
    actions.claim(step.id, by=person, at=chain.tick())
    given = chain.opinion("unit_review")
    actions.complete_step(step.id, by=person, opinion=given, at=chain.tick())

    again = actions.complete_step(step.id, by=person, opinion=given, at=chain.tick())

    assert again.id == chain.review.id
    assert opinions_in(chain, "unit_review") == 1


def test_a_key_stands_for_one_command(chain):
    chain.open()
    step, person = chain.step("unit_review"), chain.people["unit_review"]
    actions.claim(step.id, by=person, at=chain.tick())
    given = chain.opinion("unit_review")
    actions.complete_step(step.id, by=person, opinion=given, at=chain.tick())
    other = OpinionGiven(verdict="return", digest=given.digest, key=given.key, text="改主意了吧")

    with pytest.raises(KeyUsedForSomethingElse):
        actions.complete_step(step.id, by=person, opinion=other, at=chain.tick())


def test_opening_twice_with_one_key_opens_one_review(chain):
    first = actions.open_review(
        chain.subject(), by=chain.people["draft"], at=chain.at, key="opening"
    )

    second = actions.open_review(
        chain.subject(), by=chain.people["draft"], at=chain.at, key="opening"
    )

    assert first.id == second.id


def test_a_second_opinion_is_told_who_and_when(chain):
    chain.open()
    given = chain.opinion("unit_review")
    step = chain.decide("unit_review")

    with pytest.raises(errors.StepClosed) as told:
        actions.complete_step(step.id, by=chain.people["unit_review"], opinion=given, at=chain.at)

    assert "赵建国" in str(told.value)
    assert "2026-11-23 09:" in str(told.value)


def attempt(app, person_id, step_id, given, *, at):
    """One thread's try, in a session of its own: what became of it, in words."""
    with app.app_context():
        person = db.session.get_one(Person, person_id)
        db.session.commit()
        try:
            with transaction():
                actions.complete_step(step_id, by=person, opinion=given, at=at)
        except errors.StepClosed as late:
            return str(late)
        finally:
            db.session.remove()
        return "won"


def test_of_fifty_opinions_at_once_one_wins(chain, app):
    chain.open()
    person, step_id = chain.people["unit_review"], chain.step("unit_review").id
    actions.claim(step_id, by=person, at=chain.tick())
    at, given = chain.tick(), [chain.opinion("unit_review") for _ in range(MANY)]
    db.session.commit()

    with ThreadPoolExecutor(MANY) as pool:
        tries = [pool.submit(attempt, app, person.id, step_id, each, at=at) for each in given]
        results = Counter(each.result(timeout=120) for each in tries)

    assert results.pop("won") == 1
    [(late, times)] = results.items()
    assert (times, "赵建国" in late) == (MANY - 1, True)
    assert opinions_in(chain, "unit_review") == 1


def test_an_opinion_takes_at_most_twenty_statements(chain, app):
    chain.open()
    person = chain.people["unit_review"]
    actions.claim(chain.step("unit_review").id, by=person, at=chain.tick())
    given, step_id = chain.opinion("unit_review"), chain.step("unit_review").id
    db.session.commit()
    seen = []

    def note(_connection, _cursor, statement, *_rest):
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        with transaction():
            actions.complete_step(step_id, by=person, opinion=given, at=chain.at)
    finally:
        event.remove(Engine, "before_cursor_execute", note)

    assert len(seen) <= 20, "\n\n".join(seen)


@pytest.mark.parametrize("broken", ["opinion", "assignment", "step", "passage", "trail"])
def test_what_fails_in_the_middle_leaves_nothing(chain, app, broken):
    chain.open()
    person, step_id = chain.people["unit_review"], chain.step("unit_review").id
    actions.claim(step_id, by=person, at=chain.tick())
    given = chain.opinion("unit_review")
    db.session.commit()
    tables = {
        "opinion": "INSERT INTO review_opinion",
        "assignment": "UPDATE review_assignment",
        "step": "INSERT INTO review_step",
        "passage": "INSERT INTO review_passage",
        "trail": "INSERT INTO audit_entry",
    }

    def fail(_connection, _cursor, statement, *_rest):
        if statement.startswith(tables[broken]):
            raise RuntimeError("the power went")

    event.listen(Engine, "before_cursor_execute", fail)
    try:
        with pytest.raises(RuntimeError), transaction():
            actions.complete_step(step_id, by=person, opinion=given, at=chain.at)
    finally:
        event.remove(Engine, "before_cursor_execute", fail)

    db.session.expire_all()
    assert chain.open_nodes() == ["unit_review"]
    assert opinions_in(chain, "unit_review") == 0
    chain.decide("unit_review")
