"""A filing of one organ with another organ of the same installation."""

from dataclasses import dataclass

import pytest
from sqlalchemy import select

from app.kit.db import db
from app.publishing import actions
from app.publishing.filing.values import Sending
from app.publishing.models import Filing
from tests.publishing.conftest import NOON, Office

SENDING = Sending(means="机关内网报送", on=NOON.date())


@dataclass
class Filed:
    """Who sends, who receives, and the filing between them."""

    office: Office
    authority: Office
    filing: Filing

    def send(self):
        actions.record_sendings(
            [self.filing.id], SENDING, by=self.office.clerk, key="send", at=NOON
        )


@pytest.fixture
def filings(office, elsewhere):
    """Both filings of a publication; the first authority is an organ of this installation."""
    office.organ.authorities[0].receiver_id = elsewhere.organ.id
    document = office.draft()
    office.published(document)
    actions.file_with_authority(office.signed(document), {}, NOON)
    return list(db.session.scalars(select(Filing).order_by(Filing.authority_name)))


@pytest.fixture
def filed(office, elsewhere, filings):
    return Filed(office, elsewhere, filings[0])
