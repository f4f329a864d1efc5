"""What was printed of an item goes with it: its dossier, its papers, every list that names it."""

import pytest
from sqlalchemy import select

from app.files import storage
from app.files.models import StoredFile
from app.kit.db import db, transaction
from app.kit.time import now
from app.publishing.actions import papers
from app.publishing.dossier.actions import ask_for_dossier, take_dossier
from app.publishing.errors import NoSuchDocument
from app.publishing.filing.values import Wanted
from app.publishing.models import Dossier, Filing, FilingPaper
from tests.publishing.sealing.everywhere import WORD, Everywhere, tables_with, work

pytestmark = pytest.mark.slow


@pytest.fixture
def item(office):
    item = Everywhere(office)
    with transaction():
        ask_for_dossier(item.document.id, by=office.clerk, at=now())
        papers.print_list(Wanted(), by=office.clerk, at=now())
        papers.print_document(
            db.session.scalars(select(Filing).limit(1)).one(), by=office.clerk, at=now()
        )
    return item


def test_every_print_and_its_file_goes(item):
    work()
    ids = [db.session.scalars(select(Dossier)).one().file_id]
    ids += [each.file_id for each in db.session.scalars(select(FilingPaper))]
    places = [storage.path_of(db.session.get_one(StoredFile, each).sha256) for each in ids]
    assert [place.exists() for place in places] == [True, True, True]

    item.sealed()

    assert [place.exists() for place in places] == [False, False, False]
    assert db.session.scalars(select(Dossier.id)).all() == []
    assert db.session.scalars(select(FilingPaper.id)).all() == []
    assert list(tables_with(WORD)) == []


def test_what_is_printed_while_it_is_sealed_is_not_kept(item):
    item.sealed()

    assert db.session.scalars(select(Dossier.id)).all() == []
    assert not [each for each in db.session.scalars(select(StoredFile.name)) if "案卷" in each]
    with pytest.raises(NoSuchDocument):
        take_dossier(item.document.id, by=item.office.clerk, at=now())
