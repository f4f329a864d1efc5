"""A small product full of everything: documents in every state, and somebody for every role."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from app.kit.db import Base, db
from app.people.models import Duty, Lane, Person
from app.publishing import actions
from app.publishing.models import Attribute
from app.review import actions as reviewing
from app.review.models import Step
from tests import factories
from tests.publishing.conftest import Office, office_of
from tests.publishing.way import Way

TABLE_OF = {
    "document_id": "document",
    "version_id": "procedure_version",
    "review_id": "review",
    "step_id": "review_step",
    "assignment_id": "review_assignment",
    "publication_id": "publication",
    "proposal_id": "taking_down",
    "filing_id": "filing",
    "paper_id": "filing_paper",
    "authority_id": "filing_authority",
    "entry_id": "withheld_entry",
    "attachment_id": "attachment",
    "organ_id": "organ",
    "unit_id": "unit",
    "person_id": "person",
    "post_id": "post",
    "session_id": "sign_in_session",
    "token_id": "access_token",
    "job_id": "job",
    "trouble_id": "trouble",
    "sheet_id": "review_sheet",
    "local_day_id": "local_day",
    "batch_id": "import_batch",
    "seal_id": "seal",
}


class Town:
    """One organ with work going on, another with a stranger, and the three administrators."""

    def __init__(self) -> None:
        self.office: Office = office_of("云川市商务局")
        self.way = Way(self.office)
        self.waiting = self._sent("2", until=0)
        self._claimed()
        self._sent("3", until=2)
        self._sent("4", until=5)
        self.office.draft(document_number="云商〔2026〕5号")
        self._taking_down()
        self.people = {
            "drafter": self.office.drafter,
            "colleague": self.office.colleague,
            "unit head": self.office.head,
            "clerk": self.office.clerk,
            "leader": self.way.people["sign"],
            "secrecy reviewer": self.way.people["secrecy_review"],
            "publisher": self.office.publisher,
            "stranger": factories.person(Lane.DRAFTER, organ=factories.organ("云溪县商务局")),
            **{f"{duty} administrator": factories.administrator(duty) for duty in Duty},
        }
        db.session.commit()

    def _sent(self, number: str, *, until: int) -> UUID:
        document = self.office.draft(document_number=f"云商〔2026〕{number}号")
        self.way.submit(document)
        nodes = ("unit_review", "office_review", "sign", "secrecy_review", "office_release")
        verdicts = {"secrecy_review": "open", "office_release": "release"}
        for node in nodes[:until]:
            self.way.decide(document, node, verdicts.get(node, "approve"))
        return document.id

    def _claimed(self) -> None:
        step = db.session.scalars(select(Step).where(Step.closed_at.is_(None))).one()
        reviewing.claim(step.id, by=self.office.head, at=self.way.at)

    def _taking_down(self) -> None:
        publication = self.office.published(
            self.office.draft(document_number="云商〔2026〕6号", attribute=Attribute.PROACTIVE)
        )
        actions.propose_taking_down(
            publication.id,
            by=self.office.publisher,
            explanation="内容有误，需要重新核对后公布。",
            at=self.way.at + timedelta(hours=1),
        )


def ids_of(argument: str) -> Iterator[UUID]:
    """The real rows an argument of a route may name."""
    table = Base.metadata.tables.get(TABLE_OF.get(argument, ""))
    if table is not None:
        yield from db.session.scalars(select(table.c.id).limit(50))


def sign_in(client, person: Person):
    """``client`` is ``person`` from now on."""
    return client.sign_in(db.session.get_one(Person, person.id))
