"""A word that stood everywhere in an item stands nowhere once the item is sealed away."""

import hashlib
import zlib

import pytest

from app.kit import box
from app.kit.db import db
from app.publishing.models import DocumentState, PublicationState, Seal
from app.publishing.sealing.jobs import about_file, place_of
from tests.publishing.sealing.everywhere import SECRET, WORD, Everywhere, says, tables_with


@pytest.fixture
def item(office):
    return Everywhere(office)


def files_with(folder, word):
    return [
        place.relative_to(folder).as_posix()
        for place in sorted(folder.rglob("*"))
        if place.is_file() and says(word, place.read_bytes())
    ]


def test_before_it_is_sealed_the_word_is_everywhere(item):
    tables = {name.split(".")[0] for name in tables_with(WORD)}

    assert tables >= {
        "document", "document_issuer", "document_version", "attachment", "stored_file", "file_text",
        "imported_file", "publication", "search_entry", "taking_down", "review",
        "review_opinion", "audit_words", "job", "cleaned_file", "outlet_posting",
    }  # fmt: skip


def test_no_table_says_it_any_more(item):
    item.sealed()

    assert list(tables_with(WORD)) == []
    assert item.document.state is DocumentState.SEALED
    assert item.publication.state is PublicationState.SEALED


def test_no_file_under_the_data_folder_has_it(item, app, database):
    folder = app.config["DATA_DIR"]
    assert files_with(folder, WORD)

    item.sealed()

    assert files_with(folder, WORD) == []
    assert len(list((folder / "sealed").rglob("*"))) > 2


def test_even_the_pages_of_the_database_file_are_free_of_it(item, database):
    if database.kind != "sqlite":
        pytest.skip("PostgreSQL's own files are the operator's, as the guide says.")
    item.sealed()
    db.session.remove()

    left = list(database.folder.glob("test.db*"))
    assert [place.name for place in left if says(WORD, place.read_bytes())] == []


def test_the_operator_is_told_which_boxes_do_not_open(item, app, monkeypatch):
    item.sealed()
    command = app.test_cli_runner().invoke
    assert command(args=["seals", "verify"]).exit_code == 0

    monkeypatch.setitem(app.config, "SEAL_KEY", b"x" * 32)
    answer = command(args=["seals", "verify"])

    assert answer.exit_code == 1
    assert WORD not in answer.output


def test_whoever_has_the_key_still_has_everything(item):
    item.sealed()
    seal = db.session.query(Seal).one()

    said = zlib.decompress(box.opened(seal.box, key=SECRET, about=str(seal.id))).decode()
    assert said.count(WORD) > 15
    for sha256 in seal.contents:
        about = about_file(seal, sha256)
        plain = b"".join(box.opened_file(place_of(seal, sha256), key=SECRET, about=about))
        assert hashlib.sha256(plain).hexdigest() == sha256
