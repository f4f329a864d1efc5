"""An item that went through the whole chain, with an attachment, and was filed."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from app.jobs.worker import Worker
from app.kit.db import db
from app.publishing import actions
from tests.publishing.conftest import NOON
from tests.publishing.way import Way

NOTE = "联系电话 0571-12345678\n".encode()


@pytest.fixture
def way(office):
    return Way(office)


@pytest.fixture
def document(office, way):
    """Signed and released."""
    document = office.draft()
    actions.attach(
        document.id, by=office.drafter, stream=BytesIO(NOTE), name="附件：说明.txt", at=NOON
    )
    way.submit(document)
    way.walk(document)
    way.decide(document, "office_release", "release")
    db.session.commit()
    return document


@pytest.fixture
def made(client, office, document):
    """``made(person)``: the archive as ``person`` downloads it after the worker did its turn."""

    def make(person=None):
        client.sign_in(person or office.clerk)
        address = f"/documents/{document.id}/dossier"
        assert client.post(address).status_code == 303
        Worker().run_due()
        return client.post(f"{address}.zip")

    return make


def opened(answer):
    return ZipFile(BytesIO(answer.data))
