"""Sealing while others release, import, upload or print at the same moment: sealed wins."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import BytesIO
from threading import Barrier

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from app.jobs.worker import Worker
from app.kit.db import db, transaction
from app.kit.errors import ProductError
from app.kit.time import now
from app.people.models import Person
from app.publishing import actions
from app.publishing.importing import actions as importing
from app.publishing.importing.values import HandedIn
from app.publishing.models import Document, DocumentState, Publication, PublicationState, SealReason
from app.publishing.models.search_entries import SearchEntry
from app.publishing.sealing.actions import Order, seal
from app.review import actions as reviewing
from app.review.actions.sheets import ask_for_sheet
from app.review.models import Review, Step
from app.review.opinion import OpinionGiven
from tests.publishing.sealing.everywhere import SECRET, work
from tests.publishing.way import Way
from tests.review.chain import ANSWERS

TIMES = 4


@pytest.fixture
def way(office):
    made = Way(office)
    made.at = now() - timedelta(hours=2)
    return made


class Race:
    """Several things done at the same moment, each in a session of its own."""

    def __init__(self, app):
        self.app = app

    def run(self, *acts):
        db.session.commit()
        start = Barrier(len(acts))

        def one(act):
            with self.app.app_context():
                start.wait()
                try:
                    act()
                except (ProductError, DBAPIError) as refusal:
                    return refusal
                finally:
                    db.session.remove()
                return None

        with ThreadPoolExecutor(len(acts)) as threads:
            answers = list(threads.map(one, acts))
        db.session.expire_all()
        return answers


@pytest.fixture
def race(app):
    return Race(app)


def sealing(document, sealer):
    """A sealer who presses again when told that something has changed."""
    document_id, sealer_id = document.id, sealer.id

    def act():
        order = Order(document_id, SealReason.WORK_SECRET, "涉及工作秘密", "one")
        for _ in range(5):
            try:
                with transaction():
                    seal(order, by=db.session.get_one(Person, sealer_id), secret=SECRET, at=now())
            except DBAPIError:
                db.session.remove()
            else:
                return

    return act


def releasing(way, document):
    review = db.session.get_one(Review, document.review_id)
    step = db.session.scalars(
        select(Step).where(Step.review_id == review.id, Step.closed_at.is_(None))
    ).one()
    releaser = way.people["office_release"]
    reviewing.claim(step.id, by=releaser, at=way.at)
    given = OpinionGiven(
        verdict="release", digest=review.digest, key="release", answers=ANSWERS["release"]
    )
    step_id, person_id, at = step.id, releaser.id, way.at

    def act():
        with transaction():
            person = db.session.get_one(Person, person_id)
            reviewing.complete_step(step_id, by=person, opinion=given, at=at)

    return act


def worker():
    Worker().run_due()


def is_gone(document):
    """No state, page or search has it."""
    shown = select(func.count()).where(Publication.state == PublicationState.PUBLISHED)
    assert document.state is DocumentState.SEALED
    assert db.session.scalar(shown) == 0
    assert db.session.scalar(select(func.count()).select_from(SearchEntry)) == 0


@pytest.mark.parametrize("turn", range(TIMES))
def test_while_it_is_released(office, way, race, turn):
    document = office.draft()
    way.submit(document)
    way.walk(document)

    answers = race.run(releasing(way, document), sealing(document, way.people["secrecy_review"]))

    assert answers[1] is None
    is_gone(document)
    work()
    is_gone(document)


@pytest.mark.parametrize("turn", range(TIMES))
def test_while_the_worker_releases_what_was_scheduled(office, way, race, turn):
    document = office.draft()
    way.submit(document)
    way.walk(document)
    way.at = now() - timedelta(minutes=20)
    way.decide(document, "office_release", "schedule", release_at=now() - timedelta(minutes=5))

    answers = race.run(worker, sealing(document, way.people["secrecy_review"]))

    assert answers == [None, None]
    is_gone(document)
    work()
    is_gone(document)


@pytest.mark.parametrize("turn", range(TIMES))
def test_while_the_same_file_is_imported_again(office, way, race, turn):
    paper = "云川市商务局\n工作要点\n一、总体要求\n稳定和扩大消费。\n".encode()

    def handed_in(key):
        file = HandedIn("要点.txt", BytesIO(paper))
        importing.hand_in([file], by=office.drafter, at=now(), key=key)

    handed_in("one")
    work()
    document = db.session.scalars(select(Document)).one()
    handed_in("two")

    race.run(worker, sealing(document, way.people["secrecy_review"]))
    handed_in("three")
    work()

    assert [each.state for each in db.session.scalars(select(Document))] == [DocumentState.SEALED]


@pytest.mark.parametrize("turn", range(TIMES))
def test_while_a_file_is_added_to_it(office, way, race, app, turn):
    document = office.draft()
    document_id, drafter_id = document.id, office.drafter.id

    def adding():
        with transaction():
            by = db.session.get_one(Person, drafter_id)
            file = BytesIO("名单内容".encode())
            actions.attach(document_id, by=by, stream=file, name="名单.txt", at=now())

    race.run(adding, sealing(document, way.people["secrecy_review"]))
    work()

    is_gone(document)
    kept = [place for place in app.config["DATA_DIR"].glob("files/??/*") if place.is_file()]
    assert all("名单内容".encode() not in place.read_bytes() for place in kept) or (
        document.version_number == 1  # refused: the sweep takes what never got a row
    )


def test_a_file_that_came_while_the_sealer_waited_goes_too(office, way, app):
    document, pressed_at = office.draft(), now()
    file = BytesIO("名单内容".encode())
    actions.attach(document.id, by=office.drafter, stream=file, name="名单.txt", at=now())

    order = Order(document.id, SealReason.PRIVACY, "含有他人住址", "one")
    with transaction():
        seal(order, by=way.people["secrecy_review"], secret=SECRET, at=pressed_at)
    work()

    kept = [place for place in app.config["DATA_DIR"].glob("files/??/*") if place.is_file()]
    assert kept == []


def test_while_its_sheet_is_being_printed(office, way, race, app):
    document = office.draft()
    way.submit(document)
    review = db.session.get_one(Review, document.review_id)
    ask_for_sheet(review, by=office.head, at=now())

    race.run(worker, sealing(document, way.people["secrecy_review"]))
    work()

    is_gone(document)
    kept = [place for place in app.config["DATA_DIR"].glob("files/??/*") if place.is_file()]
    assert kept == []
