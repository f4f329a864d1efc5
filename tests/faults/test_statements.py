"""How many statements things take: each list the same for many rows as for few, each act few."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import event, select

from app import jobs
from app.jobs.models import Job, JobState
from app.kit.db import db, transaction
from app.people.models import Duty, Lane, Person
from app.publishing import actions
from app.publishing.models import Attribute
from app.review import actions as reviewing
from app.review.models import Step
from tests import factories
from tests.faults.test_garbage import routes
from tests.publishing.conftest import Office, office_of
from tests.publishing.way import Way

pytestmark = pytest.mark.slow

FEW, MANY = 5, 15
LEAVES = {"people.start", "people.sign_out"}


class Growing:
    """An office in which as much as one likes of everything goes on."""

    def __init__(self) -> None:
        self.office: Office = office_of("云川市商务局")
        self.way = Way(self.office)
        self.people: dict[str, Person] = {
            "nobody": self.office.drafter,
            "drafter": self.office.drafter,
            "unit head": self.office.head,
            "clerk": self.office.clerk,
            "leader": self.way.people["sign"],
            "secrecy reviewer": self.way.people["secrecy_review"],
            "publisher": self.office.publisher,
            **{duty.value: factories.administrator(duty) for duty in Duty},
        }
        self.number = 0

    def grow(self, number: int) -> None:
        while self.number < number:
            self.number += 1
            self._one_more()
        db.session.commit()

    def _one_more(self) -> None:
        office, way = self.office, self.way
        self._draft("a")
        self._at("b", 0)
        claimed = self._at("c", 0)
        step = db.session.scalars(self._open(claimed.review_id)).one()
        reviewing.claim(step.id, by=office.head, at=way.at)
        self._at("d", 2)
        self._at("e", 3)
        self._at("f", 5)
        withheld = self._draft(
            "g", attribute=Attribute.WITHHELD, legal_basis="第十四条", attribute_reason="危及安全"
        )
        way.submit(withheld)
        for node in ("unit_review", "office_review", "sign"):
            way.decide(withheld, node)
        shown = office.published(self._draft("h"))
        actions.propose_taking_down(
            shown.id, by=office.publisher, explanation="内容有误，需要核对。", at=way.at
        )
        self._persons_and_jobs()

    def _persons_and_jobs(self) -> None:
        organ = factories.organ(f"云溪县第{self.number}局")
        unit = factories.unit(self.office.organ)
        factories.person(Lane.DRAFTER, organ=organ, unit=factories.unit(organ))
        factories.person(Lane.PUBLISHER, organ=self.office.organ, unit=unit)
        jobs.enqueue("nothing", key=f"{self.number}", payload={})
        for job in db.session.scalars(select(Job)):
            job.state = JobState.DEAD

    def _draft(self, letter: str, **changes: object):
        return self.office.draft(document_number=f"云商{letter}〔2026〕{self.number}号", **changes)

    def _at(self, letter: str, steps: int):
        document = self._draft(letter)
        self.way.submit(document)
        nodes = ("unit_review", "office_review", "sign", "secrecy_review", "office_release")
        verdicts = {"secrecy_review": "open", "office_release": "release"}
        for node in nodes[:steps]:
            self.way.decide(document, node, verdicts.get(node, "approve"))
        return document

    @staticmethod
    def _open(review_id):
        return select(Step).where(Step.review_id == review_id, Step.closed_at.is_(None))


def statements(app: Flask, growing: Growing) -> dict[tuple[str, str], int]:
    """How many each page asks for each person, read a second time."""
    counts = {}
    for who, person in growing.people.items():
        client = app.test_client()
        if who != "nobody":
            client.sign_in(db.session.get_one(Person, person.id))
        for rule in routes(app, "GET"):
            if rule.arguments or rule.endpoint in LEAVES:
                continue
            if all(client.get(rule.rule).status_code == 200 for _ in ("first", "again")):
                asked = [text for text in client.watch.statements if text.startswith("SELECT")]
                counts[who, rule.rule] = len(asked)
    return counts


@pytest.mark.databases("sqlite")  # how often a page asks does not hang on whom
def test_no_list_asks_more_for_more_rows(app: Flask) -> None:
    growing = Growing()
    growing.grow(FEW)
    few = statements(app, growing)

    growing.grow(MANY)
    many = statements(app, growing)

    assert {page: (few[page], many[page]) for page in few if many[page] > few[page]} == {}
    assert len({page for _, page in few}) > 15
    assert max(many.values()) <= 20, max(many, key=lambda page: many[page])


def counted(act: Callable[[], object]) -> int:
    """How many statements ``act`` takes in a transaction of its own, but for its begin."""
    heard: list[str] = []

    def hear(_connection, _cursor, statement, *_rest) -> None:
        heard.append(statement)

    db.session.commit()
    event.listen(db.engine, "before_cursor_execute", hear)
    with transaction():
        act()
    event.remove(db.engine, "before_cursor_execute", hear)
    return sum(not each.startswith("BEGIN") for each in heard)


@pytest.fixture
def way(app: Flask) -> Way:
    return Way(office_of("云川市商务局"))


def at(way: Way, *nodes: str):
    """A document that has passed ``nodes``; whoever is next has claimed the step."""
    document = way.office.draft()
    way.submit(document)
    for node in nodes:
        way.decide(document, node, "open" if node == "secrecy_review" else "approve")
    return document


def decided(way: Way, document, node: str, verdict: str, **more: object) -> int:
    way.claim(document, node)
    step, given = way.step(document, node), way.opinion(document, node, verdict, **more)
    by, at = way.people[node], way.at
    return counted(lambda: reviewing.complete_step(step.id, by=by, opinion=given, at=at))


def test_an_opinion_takes_eighteen_statements(way: Way) -> None:
    document = at(way)

    assert decided(way, document, "unit_review", "approve") <= 18


def test_a_signature_that_gives_a_number_takes_twenty_statements(way: Way) -> None:
    document = at(way, "unit_review", "office_review")

    assert decided(way, document, "sign", "approve") <= 20


def test_a_return_takes_twenty_four_statements(way: Way) -> None:
    document = at(way, "unit_review")

    asked = decided(way, document, "office_review", "return", text="请补充依据", return_to="draft")

    assert asked <= 24


def test_a_release_takes_thirty_statements(way: Way) -> None:
    document = at(way, "unit_review", "office_review", "sign", "secrecy_review")

    assert decided(way, document, "office_release", "release") <= 30
