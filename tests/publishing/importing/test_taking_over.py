import io
import json
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import select

from app.files.errors import FileDamaged
from app.jobs.models import Job
from app.kit.db import db, transaction
from app.kit.time import now
from app.people.models import Person
from app.publishing.importing import actions, apart, jobs, queries
from app.publishing.importing.errors import NoSuchImport, NothingChosen, TooManyAtOnce
from app.publishing.importing.values import HandedIn, Imported
from app.publishing.models import Document, DocumentState, ImportedFile, ImportState, Origin
from tests import factories
from tests.client import Client
from tests.files import samples
from tests.publishing.importing.test_reading import HEAD, PAGE, SENTENCE, TWICE


@pytest.fixture
def clerk(app: Flask) -> Person:
    organ = factories.organ()
    made = factories.person("drafter", organ=organ, unit=factories.unit(organ))
    db.session.commit()
    return made


def handed_in(clerk: Person, *files: tuple[str, bytes]) -> UUID:
    given = [HandedIn(name, io.BytesIO(content)) for name, content in files]
    with transaction():
        return actions.hand_in(given, by=clerk, key=uuid4().hex, at=now())


def work() -> None:
    """What the worker does, one job after the other."""
    for job in db.session.scalars(select(Job).where(Job.kind == actions.IMPORT)).all():
        result = jobs.read_aside(job.payload, now())
        with transaction():
            jobs.enter(job.payload, now(), result)


def rows(batch_id: UUID, clerk: Person) -> list[ImportedFile]:
    return list(queries.files_in(batch_id, by=clerk, number=1).rows)


def test_papers_become_drafts_taken_over_from_before(clerk: Person) -> None:
    batch_id = handed_in(clerk, ("要点.txt", HEAD.encode()))

    work()

    (row,) = rows(batch_id, clerk)
    document = db.session.get_one(Document, row.document_id)
    assert row.state is ImportState.DRAFT
    assert (document.taken_over, document.state) == (True, DocumentState.DRAFT)
    assert document.title == "云川市商务局2018年政务公开工作要点"
    assert document.formed_on is None
    assert document.reprint_source == ""
    assert {each["rule"] for each in row.doubtful} >= {"blank_metadata", "mixed_brackets"}
    assert queries.doubts_about(document.id) == row.doubtful


def test_a_paper_of_another_organ_is_a_reprint(clerk: Person) -> None:
    batch_id = handed_in(clerk, ("转.txt", TWICE.encode()))

    work()

    (row,) = rows(batch_id, clerk)
    assert row.document
    assert row.document.reprint_source == "雲川省人民政府辦公廳"
    assert row.document.origin is Origin.OBTAINED
    assert "other_issuer" in {each["rule"] for each in row.doubtful}


def test_the_same_file_again_is_known(clerk: Person) -> None:
    handed_in(clerk, ("甲.txt", HEAD.encode()))
    work()

    again = handed_in(clerk, ("乙.txt", HEAD.encode()))
    work()

    (row,) = rows(again, clerk)
    assert row.state is ImportState.KNOWN
    assert db.session.query(Document).count() == 1
    assert row.document_id


def test_a_file_whose_draft_was_thrown_away_comes_in_again(clerk: Person) -> None:
    first = handed_in(clerk, ("甲.txt", HEAD.encode()))
    work()
    document = rows(first, clerk)[0].document
    assert document
    with transaction():
        document.state = DocumentState.DISCARDED

    again = handed_in(clerk, ("甲.txt", HEAD.encode()))
    work()

    assert rows(again, clerk)[0].state is ImportState.DRAFT


def test_a_bad_file_does_not_keep_the_others_out(clerk: Person) -> None:
    batch_id = handed_in(
        clerk, ("旧.doc", b"x"), ("坏.pdf", b"%PDF broken"), ("好.txt", HEAD.encode())
    )
    work()

    states = [(row.state.value, row.problem) for row in rows(batch_id, clerk)]
    assert states == [("failed", "ExtensionNotAllowed"), ("failed", "FileDamaged"), ("draft", "")]
    progress = queries.progress_of(batch_id, by=clerk)
    assert (progress.files, progress.done, progress.failed) == (3, 3, 2)


def test_a_job_that_runs_twice_makes_one_draft(clerk: Person) -> None:
    handed_in(clerk, ("要点.txt", HEAD.encode()))

    work()
    work()

    assert db.session.query(Document).count() == 1


def test_imports_have_their_limits(clerk: Person) -> None:
    with pytest.raises(NothingChosen):
        handed_in(clerk)
    with pytest.raises(TooManyAtOnce):
        handed_in(clerk, *[("a.txt", b"x")] * 201)


def test_nobody_follows_the_import_of_somebody_else(clerk: Person) -> None:
    batch_id = handed_in(clerk, ("要点.txt", HEAD.encode()))
    other = factories.person("drafter", organ=factories.organ("云川市统计局"))

    with pytest.raises(NoSuchImport):
        queries.progress_of(batch_id, by=other)
    assert rows(batch_id, other) == []


def test_a_pdf_is_read_in_a_child_and_comes_back_whole(tmp_path: Path) -> None:
    good, bad = tmp_path / "good", tmp_path / "bad"
    good.write_bytes(samples.pdf(text="Notice on inspection"))
    bad.write_bytes(b"%PDF broken")

    found = apart.read_file(good, name="说明.pdf")
    problem = apart.read_file(bad, name="坏.pdf")

    assert isinstance(found, Imported)
    assert found.text == "Notice on inspection"
    assert isinstance(problem, FileDamaged)
    assert problem.values == {"name": "坏.pdf"}


def test_a_paper_survives_the_way_through_the_child(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text(TWICE)

    there = json.loads(apart.answer(str(path), "转.txt"))

    assert apart.unpacked(there) == apart.read_file(path, name="转.txt")


def folder(tmp_path: Path) -> Path:
    (tmp_path / "子").mkdir()
    (tmp_path / "1要点.txt").write_text(HEAD)
    (tmp_path / "2同.txt").write_text(HEAD)
    (tmp_path / "3坏.docx").write_bytes(b"PK broken")
    (tmp_path / "子" / "4文.docx").write_bytes(samples.docx("关于检查的通知", SENTENCE))
    (tmp_path / "子" / "5旧.doc").write_bytes(b"x")
    (tmp_path / "其他.jpg").write_bytes(b"x")
    return tmp_path


def test_a_folder_is_taken_over_by_command(app: Flask, clerk: Person, tmp_path: Path) -> None:
    arguments = ["documents", "import", str(folder(tmp_path)), "--by", clerk.login]

    result = app.test_cli_runner().invoke(args=[*arguments, "--json"])

    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [(line["file"], line["status"]) for line in lines] == [
        ("1要点.txt", "draft"),
        ("2同.txt", "known"),
        ("3坏.docx", "failed"),
        ("子/4文.docx", "draft"),
        ("子/5旧.doc", "failed"),
    ]
    assert lines[0]["fields"]["original_index_number"] == "000014347/2018-00231"
    assert {"field": "keywords", "rule": "blank_metadata", "quote": "- 主题词:"} in lines[0][
        "doubtful"
    ]
    assert "已损坏" in lines[2]["reason"]
    assert "5/5" in result.stderr
    assert db.session.query(Document).count() == 2
    batch_id = db.session.scalars(select(ImportedFile.batch_id)).first()
    assert batch_id
    assert [row.name for row in rows(batch_id, clerk)] == [
        *("1要点.txt", "2同.txt", "3坏.docx", "4文.docx", "5旧.doc"),
    ]


def test_what_is_doubtful_stands_in_the_editor_too(clerk: Person, client: Client) -> None:
    batch_id = handed_in(clerk, ("要点.txt", HEAD.encode()))
    work()
    (row,) = rows(batch_id, clerk)
    client.sign_in(clerk)

    page = client.get(f"/documents/{row.document_id}/edit").text

    assert "存疑之处" in page
    assert "云政办发〔2018]117号" in page


def test_the_same_form_twice_is_one_import(clerk: Person) -> None:
    def sent(key: str, content: bytes) -> UUID:
        with transaction():
            given = [HandedIn("要点.txt", io.BytesIO(content))]
            return actions.hand_in(given, by=clerk, key=key, at=now())

    first = sent("one", HEAD.encode())

    assert sent("one", HEAD.encode()) == first
    assert first not in (sent("one", PAGE.encode()), sent("two", HEAD.encode()))


def test_the_command_speaks_to_people_too(app: Flask, clerk: Person, tmp_path: Path) -> None:
    arguments = ["documents", "import", str(folder(tmp_path)), "--by", clerk.login]

    result = app.test_cli_runner().invoke(args=arguments)

    assert "1要点.txt: 已成为草稿" in result.stdout
    assert "有此栏目但没有内容" in result.stdout


@pytest.mark.parametrize("login", ["nobody", "admin"])
def test_only_a_drafter_takes_over(app: Flask, tmp_path: Path, login: str) -> None:
    person = factories.administrator("system")
    db.session.commit()
    name = person.login if login == "admin" else login

    result = app.test_cli_runner().invoke(args=["documents", "import", str(tmp_path), "--by", name])

    assert result.exit_code == 1
    assert "Error" in result.stderr
