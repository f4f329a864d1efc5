"""Separation of duties over random histories (AUZ-4): people hold every post they can."""

from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select

from app.kit.db import db
from app.kit.errors import ProductError
from app.people.models import Lane
from app.people.queries import lanes_of
from app.review import actions, separation
from app.review.models import Step
from app.review.queries import standing
from tests import factories
from tests.review.chain import ANSWERS, NOTHING_FOUND, key

STEPS = 90


def greedy_people(chain):
    """Everybody holds every lane, so that only the system keeps duties apart."""
    people = [*chain.people.values()]
    for person in people:
        held = {lane for lane, _ in lanes_of(person)}
        for lane in set(Lane) - held:
            factories.post(person, lane, unit_id=person.unit_id)
    return people


def random_act(chain, people, dice):
    """One try of somebody at something; many are refused."""
    node = dice.choice(chain.open_nodes())
    waiting = chain.confirmations()
    if node == "draft":
        chain.people["draft"] = dice.choice(people)
        chain.hand_on(text=dice.choice(["first", key()]))
    elif waiting and dice.random() < 0.6:
        verdict = dice.choice(["confirm", "confirm", "confirm", "return"])
        chain.confirm(dice.choice(sorted(waiting)), verdict, text="重新看过")
    elif dice.random() < 0.1:
        recall(chain, dice)
    else:
        decide(chain, chain.step(node), people, dice)


def recall(chain, dice):
    closed = db.session.scalars(
        select(Step).where(Step.review_id == chain.review.id, Step.closed_by_id.is_not(None))
    ).all()
    step = dice.choice(closed[-2:])
    actions.recall_step(step.id, by=step.closed_by, reason="重新考虑", at=chain.tick(), key=key())


def decide(chain, step, people, dice):
    holder = step.claimed_by if dice.random() < 0.8 else None
    verdicts = [outcome["id"] for outcome in step.outcomes]
    forwards = [each for each in verdicts if each in ("approve", "open", "release")]
    chain.decide(
        step.node_id,
        dice.choice(forwards or verdicts) if dice.random() < 0.7 else dice.choice(verdicts),
        by=holder or dice.choice(people),
        answers={**ANSWERS.get(step.form, {}), **NOTHING_FOUND},
        straight=dice.random() < 0.5,
        chosen_id=dice.choice(people).id,
        release_at=chain.at + timedelta(days=1),
    )


@pytest.mark.parametrize("seed", range(12))
def test_no_history_gives_one_person_two_duties(chain, papers, seed):
    dice = Random(seed)
    people = greedy_people(chain)
    chain.open()

    for _ in range(STEPS):
        if not chain.open_nodes():
            break
        try:
            random_act(chain, people, dice)
        except ProductError:
            continue

    assert_duties_are_apart(chain)


def assert_duties_are_apart(chain):
    for person_id, done in standing.parts(chain.review.id).items():
        clashing = [
            (one, other) for one in done for other in done if separation.are_apart(one, other)
        ]
        assert clashing == [], (person_id, done)
