"""The file of an item: what is in it, that it can be checked, and who may have it."""

import hashlib
import json
import shutil
import subprocess
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.audit.models import AuditEntry
from app.files import storage
from app.jobs.worker import Worker
from app.kit.db import db
from app.people.models import Person
from app.publishing import actions
from app.publishing.models import Attachment, Dossier, Validity
from app.publishing.queries import publication_of
from tests import factories
from tests.publishing.conftest import NOON
from tests.publishing.dossier.conftest import NOTE, opened

pytestmark = pytest.mark.slow


def address_of(document):
    return f"/documents/{document.id}/dossier"


def test_it_holds_sheet_versions_attachments_opinions_filing_and_trail(made, document):
    with opened(made()) as archive:
        names = archive.namelist()
        opinions = json.loads(archive.read("4-审查意见/第1次审查/意见.json"))
        outcome = json.loads(archive.read("5-公开与备案/记录.json"))
        trail = json.loads(archive.read("6-办理记录/记录.json"))

        assert archive.read("1-审批单/审批单.pdf").startswith(b"%PDF-")
        assert archive.read("3-附件/原件/01-附件：说明.txt") == NOTE
    assert names[0] == "说明.html"
    assert names[-1] == "SHA256SUMS"
    assert [each["step"] for each in opinions["opinions"]][-1] == "领导小组办公室发布"
    assert [each["authority"] for each in outcome["filings"]] == ["备案机关1", "备案机关2"]
    assert {"attachment added", "published", "filing opened"} <= {each["act"] for each in trail}


def test_the_signed_content_has_the_digest_that_was_signed(made, document):
    with opened(made()) as archive:
        (name,) = (each for each in archive.namelist() if each.endswith("签批内容.json"))
        signed = archive.read(name)
        opinions = json.loads(archive.read("4-审查意见/第1次审查/意见.json"))

    digests = {each["digest"] for each in opinions["opinions"]}
    assert digests == {hashlib.sha256(signed).hexdigest()}


def test_its_pages_say_it_in_words(made, office, document):
    with opened(made()) as archive:
        text = {name: archive.read(name).decode() for name in archive.namelist() if "html" in name}

    assert "表述" in text["4-审查意见/第1次审查/意见.html"]
    assert office.head.label in text["4-审查意见/第1次审查/意见.html"]
    assert "备案机关2" in text["5-公开与备案/记录.html"]
    assert "公开" in text["6-办理记录/记录.html"]
    assert "certutil -hashfile" in text["说明.html"]
    assert not [name for name, each in text.items() if "%(" in each or "http://" in each]


def test_sha256sum_finds_every_file_unchanged(made, tmp_path):
    with opened(made()) as archive:
        archive.extractall(tmp_path)

    run = [shutil.which("sha256sum"), "-c", "--strict", "SHA256SUMS"]
    good = subprocess.run(run, cwd=tmp_path, capture_output=True, check=False)
    (tmp_path / "说明.html").write_text("改")
    bad = subprocess.run(run, cwd=tmp_path, capture_output=True, check=False)

    assert (good.returncode, bad.returncode) == (0, 1)
    listed = (tmp_path / "SHA256SUMS").read_text().splitlines()
    assert len(listed) == sum(each.is_file() for each in tmp_path.rglob("*")) - 1


def test_asked_for_again_without_changes_it_is_the_same_file(made, office):
    first = made()
    again = made(office.drafter)

    assert first.data == again.data
    assert len(db.session.scalars(select(Dossier)).all()) == 1


def test_made_anew_from_the_same_stand_it_is_the_same_to_the_byte(made):
    first = made()
    dossier = db.session.scalars(select(Dossier)).one()
    dossier.stand = "forgotten"
    db.session.commit()

    assert made().data == first.data


def test_after_a_change_it_is_made_anew_and_the_page_said_so(client, made, office, document):
    first = made()
    actions.mark_validity(
        publication_of(document.id).id,
        by=office.clerk,
        validity=Validity.REPEALED,
        on=NOON.date(),
        replaced_by="",
        at=NOON + timedelta(days=1),
    )
    db.session.commit()

    assert "请重新生成" in client.get(address_of(document)).get_data(as_text=True)
    assert made().data != first.data


def test_who_took_it_stands_in_the_trail_and_not_in_the_file(made, office):
    made(office.drafter)
    with opened(made()) as archive:
        trail = json.loads(archive.read("6-办理记录/记录.json"))

    taken = select(AuditEntry.by_id).where(AuditEntry.act == "dossier downloaded")
    taken = taken.order_by(AuditEntry.sequence)
    assert db.session.scalars(taken).all() == [office.drafter.id, office.clerk.id]
    assert not [each for each in trail if "dossier" in each["act"]]


def test_no_network_address_and_no_sign_in_name_is_in_it(made, office):
    with opened(made()) as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist())

    for word in ("127.0.0.1", office.head.login, office.clerk.login):
        assert word.encode() not in whole


@pytest.mark.parametrize("role", ["drafter", "colleague", "head", "clerk"])
def test_office_and_unit_of_the_drafter_have_it(made, office, role):
    assert made(getattr(office, role)).status_code == 200


def test_nobody_else_has_it(client, made, office, elsewhere, document):
    other_unit = factories.unit(office.organ)
    stranger = factories.person("drafter", organ=office.organ, unit=other_unit)
    auditor = factories.administrator("audit")
    strangers = (elsewhere.clerk.id, stranger.id)
    made()

    for each in strangers:
        client.sign_in(db.session.get(Person, each))
        assert client.get(address_of(document)).status_code == 404
        assert client.post(address_of(document)).status_code == 404
        assert client.post(f"{address_of(document)}.zip").status_code == 404
    client.sign_in(db.session.merge(auditor))
    assert client.post(f"{address_of(document)}.zip").status_code == 403


def test_a_missing_attachment_stops_it_and_is_told(client, made, document):
    attachment = db.session.scalars(select(Attachment)).one()
    storage.path_of(attachment.sha256).unlink()

    assert made().status_code == 404
    page = client.get(address_of(document)).get_data(as_text=True)
    assert "有附件缺失或与签批时不一致" in page


def test_what_happens_while_it_is_made_is_in_it(client, office, document):
    client.sign_in(office.clerk)
    client.post(address_of(document))
    actions.begin_change(
        publication_of(document.id).id, by=office.drafter, explanation="更正", at=NOON
    )
    db.session.commit()
    Worker().run_due()

    with opened(client.post(f"{address_of(document)}.zip")) as archive:
        acts = {each["act"] for each in json.loads(archive.read("6-办理记录/记录.json"))}
    assert "change begun" in acts


def test_the_page_of_the_case_leads_to_it(client, office, document):
    client.sign_in(office.head)

    page = client.get(f"/reviews/{document.review_id}").get_data(as_text=True)

    assert f'href="{address_of(document)}"' in page
