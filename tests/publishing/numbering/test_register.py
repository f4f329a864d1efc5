"""The register as the office reads it: given, void, missing."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import select

from app.kit.db import db, transaction
from app.people.models import Person
from app.publishing.errors import NumberIsGiven
from app.publishing.models import NumberTaken
from app.publishing.numbering.queries import numbers_in, series_of
from app.review import actions as reviewing
from app.review.models import Review, Step
from app.review.opinion import OpinionGiven
from tests.publishing.way import Way


def published(office, *numbers):
    for number in numbers:
        office.published(office.draft(document_number=f"云商〔2026〕{number}号"))
    db.session.commit()


def test_missing_numbers_stand_between_those_that_are_there(office):
    published(office, 2, 3, 7)

    page = numbers_in(office.clerk, word="云商", year=2026, number=1)

    assert [(each.row.number, each.gap) for each in page.rows] == [
        (2, (1, 1)), (3, None), (7, (4, 6)),
    ]  # fmt: skip


def test_each_word_and_year_says_how_many_are_missing(office, elsewhere):
    published(office, 2, 3, 7)
    office.published(office.draft(document_number="云商办〔2025〕1号"))
    published(elsewhere, 9)

    found = series_of(office.clerk, number=1).rows

    assert [(each.word, each.year, each.missing) for each in found] == [
        ("云商", 2026, 4), ("云商办", 2025, 0),
    ]  # fmt: skip


@pytest.fixture
def browser(office, client, sign_in):
    published(office, 1, 3)
    return sign_in(client, office.clerk)


def test_the_office_reads_the_register_and_voids_a_gap(office, browser):
    form = {"number": "云商[2026]2号", "reason": "纸质登记簿误编", "key": "k"}

    answer = browser.post("/numbers/void", data=form)
    page = browser.get(answer.location).get_data(as_text=True)

    assert "云商〔2026〕2号" in page
    assert "作废" in page
    assert "纸质登记簿误编" in page


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"number": "x", "reason": "误编文号"}, 422),
        ({"number": "云商〔2026〕2号", "reason": ""}, 422),
        ({"number": "云商〔2026〕1号", "reason": "误编文号"}, 409),
    ],
)
def test_what_cannot_be_voided_is_said_beside_the_field(browser, form, status):
    answer = browser.post("/numbers/void", data={**form, "key": "k"})

    assert answer.status_code == status
    assert "field-error" in answer.get_data(as_text=True)
    assert len(db.session.scalars(select(NumberTaken)).all()) == 2


@pytest.mark.parametrize("query", ["?word=云商&year=2026", "?word=x&year=99999", "?word=&year=x"])
def test_any_address_of_the_register_is_a_page(browser, query):
    assert browser.get(f"/numbers{query}").status_code == 200


def test_drafters_have_no_business_there(office, client, sign_in):
    db.session.commit()

    assert sign_in(client, office.drafter).get("/numbers").status_code == 403


def ready_to_sign(way, document):
    """The leader's open step on ``document``, and the digest to be signed."""
    way.submit(document)
    way.decide(document, "unit_review")
    way.decide(document, "office_review")
    review = db.session.get_one(Review, document.review_id)
    step = select(Step).where(Step.review_id == review.id, Step.closed_at.is_(None))
    return db.session.scalars(step).one().id, review.digest


def sign(app, way, ready):
    """What the leader is told when he signs, in a session of his own."""
    step_id, digest = ready
    given = OpinionGiven(verdict="approve", digest=digest, key=str(step_id), text="同意")
    with app.app_context():
        try:
            with transaction():
                by = db.session.get_one(Person, way.people["sign"].id)
                reviewing.complete_step(step_id, by=by, opinion=given, at=way.at)
        except NumberIsGiven as refusal:
            return str(refusal)
        finally:
            db.session.remove()
    return "signed"


def test_of_two_items_signed_with_one_number_at_once_one_wins(app, office):
    way, start = Way(office), Barrier(2)
    ready = [ready_to_sign(way, office.draft()) for _ in range(2)]
    db.session.commit()

    def at_once(each):
        start.wait()
        return sign(app, way, each)

    with ThreadPoolExecutor(2) as threads:
        answers = sorted(threads.map(at_once, ready), key=len)

    assert answers[0] == "signed"
    assert "云商〔2026〕1号" in answers[1]
    assert len(db.session.scalars(select(NumberTaken)).all()) == 1
