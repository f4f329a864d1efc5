"""The case file as one download: what is in it, in which order, and who may have it."""

import hashlib
import shutil
import subprocess
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from app.audit.models import AuditEntry
from app.files import storage
from app.jobs.worker import Worker
from app.kit.db import db
from app.requests import actions
from app.requests.models import CaseArchive, FileRole, RequestFile, SearchRecord
from app.requests.values import Upload
from tests.requests.office import IDENTITY, PRINTED, applicant

pytestmark = [pytest.mark.slow, pytest.mark.databases("sqlite")]  # each prints a dozen papers
SECRET = f"本人{IDENTITY}申请公开补助名单"


@pytest.fixture
def taken(office, committed):
    """Answered, proved and archived; the applicant wrote an identity number into the text."""
    taken = office.served(description=SECRET, applicant=applicant(name="𠮷田·买买提"))
    actions.add_file(
        taken.id, Upload(BytesIO(b"copy of the card"), "身份证复印件.txt"),
        role=FileRole.FROM_APPLICANT, by=office.clerk, at=office.at,
    )  # fmt: skip
    db.session.query(SearchRecord).one().result = SECRET
    office.archived(office.proved(taken))
    db.session.commit()
    db.session.refresh(taken)
    db.session.expunge(taken)  # the worker closes the session between its jobs
    return taken


@pytest.fixture
def made(client, sign_in, office, taken):
    """``made(variant)``: the archive as the clerk downloads it after the worker did its turn."""

    def make(variant="whole"):
        desk = sign_in(client, office.clerk)
        address = f"/requests/{taken.id}/file/{variant}"
        assert desk.post(address).status_code == 303
        Worker().run_due()
        return desk.post(f"{address}.zip")

    return make


@pytest.fixture(scope="module")
def kept():
    """Archives that were made already: to read one several times it is made once."""
    return {}


@pytest.fixture
def whole(database, request, kept):
    """The whole file of the case, opened."""
    if "whole" not in kept:
        kept["whole"] = request.getfixturevalue("made")().data
    with ZipFile(BytesIO(kept["whole"])) as archive:
        yield archive


def opened(answer):
    return ZipFile(BytesIO(answer.data))


def words_of(pdf):
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def named(archive, part):
    (name,) = (each for each in archive.namelist() if part in each)
    return archive.read(name)


@pytest.mark.databases("sqlite", "postgresql")
def test_it_holds_the_papers_in_the_order_of_their_days(made):
    with opened(made()) as archive:
        names = archive.namelist()
        index = archive.read("目录.html").decode()

    numbered = [name for name in names if name[:3].isdigit()]
    assert names[0] == "目录.html"
    assert names[-1] == "SHA256SUMS"
    assert numbered[0] == "001-政府信息公开申请.pdf"
    assert [int(name[:3]) for name in numbered] == list(range(1, len(numbered) + 1))
    assert {"检索记录.pdf", "答复（第1次）.pdf", "送达回证.txt"} <= {name[4:] for name in numbered}
    assert "30年" in index


def test_the_file_of_record_holds_the_application_as_it_was_handed_in(whole):
    text = words_of(named(whole, "政府信息公开申请"))

    assert text.count(IDENTITY) == 2
    assert "买买提" in text
    assert named(whole, "身份证复印件") == b"copy of the card"


def test_the_masked_copy_holds_no_number_and_nothing_the_applicant_handed_in(made):
    with opened(made("masked")) as archive:
        papers = [archive.read(each) for each in archive.namelist() if "pdf" in each]
        texts = [words_of(paper) for paper in papers if paper != PRINTED]
        index = archive.read("目录.html").decode()

        assert not [text for text in texts if IDENTITY in text or "13800000000" in text]
        assert not [each for each in archive.namelist() if "复印件" in each]
    assert "本副本未附" in index


def test_the_index_names_pages_and_digests(whole):
    index = whole.read("目录.html").decode()
    paper = named(whole, "政府信息公开申请")

    assert hashlib.sha256(paper).hexdigest() in index
    assert f"<td>{len(PdfReader(BytesIO(paper)).pages)}</td>" in index


def test_sha256sum_finds_every_file_unchanged(whole, tmp_path):
    whole.extractall(tmp_path)

    run = [shutil.which("sha256sum"), "-c", "--strict", "SHA256SUMS"]
    assert subprocess.run(run, cwd=tmp_path, capture_output=True, check=False).returncode == 0


def test_asked_for_again_without_changes_it_is_the_same_file(made):
    assert made().data == made().data
    assert len(db.session.scalars(select(CaseArchive)).all()) == 1


def test_who_took_which_of_the_two_stands_in_the_trail(made, office):
    made("masked")

    act = AuditEntry.act == "case file downloaded"
    (entry,) = db.session.scalars(select(AuditEntry).where(act))
    assert entry.by_id == office.clerk.id
    assert '"masked": true' in entry.details or '"masked":true' in entry.details


def test_a_unit_and_the_head_have_no_file_of_record(client, sign_in, office, taken):
    for person in (office.drafter, office.head):
        answer = sign_in(client, person).post(f"/requests/{taken.id}/file/whole")
        assert answer.status_code == 403


def test_a_lost_file_is_said_on_the_page(client, sign_in, office, taken):
    desk = sign_in(client, office.clerk)
    row = db.session.scalars(select(RequestFile).where(RequestFile.role == FileRole.PROOF)).one()
    storage.forget(row.file.sha256)

    desk.post(f"/requests/{taken.id}/file/whole")
    Worker().run_due()

    assert "本案有材料缺失" in desk.get(f"/requests/{taken.id}/file").text
