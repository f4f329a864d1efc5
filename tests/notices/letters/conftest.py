"""An organ whose letters can be drawn up, and a desk that draws, signs and serves them."""

from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest

from app.kit.db import db
from app.law.decisions import LetterKind
from app.notices.letters import actions
from app.notices.letters.facts import Facts
from app.notices.letters.models import Letter
from app.notices.letters.values import Subject
from app.people.models import Organ, Person
from tests import factories
from tests.notices.letters.samples import FACTS, NOW, SETTING


@dataclass
class Desk:
    """A clerk of an organ with one case."""

    organ: Organ
    clerk: Person
    case: UUID

    def draft(self, kind: LetterKind | str = "granted", facts: Facts | None = None) -> Letter:
        """A draft from the sample facts, or from others."""
        return actions.draft_letter(
            organ_id=self.organ.id,
            subject=Subject("request", self.case),
            kind=LetterKind(kind),
            facts=facts or FACTS[LetterKind(kind)],
            by=self.clerk,
            at=NOW,
        )

    def fixed(self, kind: LetterKind | str = "granted", facts: Facts | None = None) -> Letter:
        """A letter that is signed."""
        return actions.fix_letter(self.draft(kind, facts).id, by=self.clerk, at=NOW)


@pytest.fixture
def desk(app):
    organ = factories.organ()
    clerk = factories.person("disclosure_office", organ=organ)
    actions.change_setting(SETTING, by=clerk, at=NOW)
    yield Desk(organ, clerk, uuid4())
    db.session.rollback()
