"""kill -9 of web and worker at random: nothing acknowledged is lost, nothing counts twice."""

import random
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from app.audit.models import AuditEntry
from app.audit.verify import verify
from app.jobs.models import Job, JobState
from app.kit.db import db, transaction
from app.kit.time import now
from app.people.models import Lane
from app.publishing.models import Filing, Publication
from app.review.models import Opinion, Review, ReviewState, Step
from tests import factories
from tests.conftest import Database
from tests.faults.site import Site
from tests.faults.stubborn import Stubborn
from tests.publishing.conftest import Office, office_of
from tests.publishing.way import Way
from tests.review.chain import ANSWERS

pytestmark = pytest.mark.slow

OPINIONS = 500
SCHEDULED, KILLS = 30, 4
CLIENTS = 6
CHAIN = (
    ("unit_review", "review", "approve"),
    ("office_review", "office", "approve"),
    ("sign", "sign", "approve"),
    ("secrecy_review", "secrecy", "open"),
)
_numbers = count(1)


@dataclass
class Case:
    """What a client must know of one review, and what it was promised."""

    review_id: UUID
    digest: str
    acknowledged: list[str] = field(default_factory=list)


class Town:
    """An office whose documents wait for five people, and some that are scheduled."""

    def __init__(self) -> None:
        self.office: Office = office_of("云川市商务局")
        factories.post(self.office.head, Lane.UNIT_HEAD)
        self.way = Way(self.office)
        db.session.commit()

    def submitted(self, number: int) -> list[Case]:
        with transaction():
            documents = [self._draft() for _ in range(number)]
        return [self._case(document.review_id) for document in documents]

    def scheduled(self, number: int) -> list[UUID]:
        """Documents whose release is due by now."""
        with transaction():
            documents = [self._draft() for _ in range(number)]
            for document in documents:
                self.way.at = now() - timedelta(hours=2)
                self.way.walk(document)
                due = self.way.at + timedelta(minutes=10)
                self.way.decide(document, "office_release", "schedule", release_at=due)
        return [document.id for document in documents]

    def _draft(self) -> Any:
        document = self.office.draft(document_number=f"云商〔2026〕{next(_numbers)}号")
        self.way.submit(document)
        return document

    @staticmethod
    def _case(review_id: UUID | None) -> Case:
        review = db.session.get_one(Review, review_id)
        return Case(review.id, review.digest)


class Desk:
    """The clients: each takes a review from the first opinion to the last."""

    def __init__(self, app: Flask, town: Town, port: int) -> None:
        self.app = app
        self.chosen = str(town.way.people["sign"].id)
        people = {node: town.way.people[node] for node, _, _ in CHAIN}
        self.browsers = {node: Stubborn(app, person, port) for node, person in people.items()}

    def decide_all(self, case: Case) -> None:
        for node, form, verdict in CHAIN:
            step_id, is_claimed = self._open_step(case, node)
            browser = self.browsers[node]
            if not is_claimed:
                status, page = browser.post(f"/steps/{step_id}/claim", {"key": uuid4().hex})
                assert status == 303, page
            key = uuid4().hex
            sent = {"key": key, "digest": case.digest, "verdict": verdict, "text": "同意上报审批"}
            sent |= {name: str(value) for name, value in ANSWERS.get(form, {}).items()}
            if form == "office":
                sent["chosen"] = self.chosen
            status, page = browser.post(f"/steps/{step_id}/opinion", sent)
            assert status == 303, page
            case.acknowledged.append(node)

    def _open_step(self, case: Case, node: str) -> tuple[UUID, bool]:
        with self.app.app_context():
            waits = select(Step.id, Step.claimed_by_id).where(
                Step.review_id == case.review_id, Step.node_id == node, Step.closed_at.is_(None)
            )
            step_id, claimed = db.session.execute(waits).one()
            return step_id, claimed is not None


def wait_until(condition: Callable[[], bool], *, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "It did not happen in time."
        time.sleep(0.01)


def jobs_left() -> int:
    db.session.rollback()
    left = Job.every_seconds.is_(None), Job.state.in_((JobState.READY, JobState.RUNNING))
    return db.session.scalar(select(func.count()).select_from(Job).where(*left)) or 0


def all_done() -> bool:
    hasten_retries()
    return jobs_left() == 0


def hasten_retries() -> None:
    """A lost worker counts as a failed try, which is taken up later; here, now."""
    with transaction():
        waits = Job.state == JobState.READY, Job.every_seconds.is_(None), Job.run_at > now()
        db.session.execute(update(Job).where(*waits).values(run_at=now()))


def test_nothing_acknowledged_is_lost_and_nothing_counts_twice(
    app: Flask, database: Database
) -> None:
    town = Town()
    cases = town.submitted(OPINIONS // len(CHAIN))
    with Site(database) as site:
        desk = Desk(app, town, site.port)
        site.torment()
        with ThreadPoolExecutor(CLIENTS) as threads:
            list(threads.map(desk.decide_all, cases))
        site.spare()

    db.session.rollback()
    kept = Counter(tuple(row) for row in db.session.execute(_opinions_by_node()))
    promised = {(case.review_id, node) for case in cases for node in case.acknowledged}
    assert len(promised) == OPINIONS
    assert {pair: kept[pair] for pair in promised} == dict.fromkeys(promised, 1)
    assert sum(site.kills.values()) >= 5, site.kills
    assert verify().is_sound
    assert _entries("step completed") == OPINIONS + len(cases)  # and the drafters' own
    assert _running_without_open_step() == []


def test_a_scheduled_release_survives_its_worker_and_happens_once(
    app: Flask, database: Database
) -> None:
    documents, chance = Town().scheduled(SCHEDULED), random.Random(20260302)
    with Site(database) as site:
        for _ in range(KILLS):
            before = jobs_left()
            wait_until(lambda before=before: jobs_left() < before)
            time.sleep(chance.uniform(0, 0.1))
            site.kill_worker()
            hasten_retries()
        wait_until(all_done)

    db.session.rollback()
    published = Counter(db.session.scalars(select(Publication.document_id)))
    assert published == dict.fromkeys(documents, 1)
    assert _entries("published") == SCHEDULED
    filings = Counter(db.session.scalars(select(Filing.publication_id)))
    assert set(filings.values()) == {2}
    running = select(func.count()).select_from(Review)
    assert db.session.scalar(running.where(Review.state == ReviewState.RUNNING)) == 0
    assert verify().is_sound


def _opinions_by_node() -> Any:
    return select(Opinion.review_id, Step.node_id).join(Step, Step.id == Opinion.step_id)


def _entries(act: str) -> int:
    found = select(func.count()).select_from(AuditEntry).where(AuditEntry.act == act)
    return db.session.scalar(found) or 0


def _running_without_open_step() -> list[UUID]:
    """Reviews that would wait for ever: nobody has a step, no timer and no job moves them."""
    waits = select(Step.id).where(Step.review_id == Review.id, Step.closed_at.is_(None))
    stuck = select(Review.id).where(Review.state == ReviewState.RUNNING, ~waits.exists())
    return list(db.session.scalars(stuck))
