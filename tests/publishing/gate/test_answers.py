import io
from datetime import UTC, datetime

import pytest
from flask import Flask

from app.files.actions import store
from app.files.jobs import clean_aside, keep_copy
from app.kit.db import db
from app.people.models import Person
from app.publishing import gate
from app.publishing.actions import create_draft, save_draft
from app.publishing.content import Draft
from app.publishing.gate.errors import NoSuchHit, ReasonDoesNotFit, WordsMissing
from app.publishing.models import Attachment, Document, DocumentVersion, GateReason
from app.publishing.versions import current_version, keep
from tests import factories
from tests.files import samples

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
ID = "330100199001011231"


@pytest.fixture
def clerk(app: Flask) -> Person:
    organ = factories.organ()
    return factories.person("drafter", organ=organ, unit=factories.unit(organ))


def drafted(clerk: Person, body: str) -> Document:
    return create_draft(by=clerk, draft=Draft(title="处罚决定", body=body), at=NOW)


def attach(document: Document, clerk: Person, name: str, content: bytes) -> DocumentVersion:
    assert clerk.organ_id
    file = store(io.BytesIO(content), name=name, organ_id=clerk.organ_id, by=clerk, at=NOW)
    db.session.add(
        Attachment(
            document_id=document.id,
            file_id=file.id,
            name=file.name,
            sha256=file.sha256,
            media_type=file.media_type,
            size=file.size,
            position=0,
            added_at=NOW,
            added_by_id=clerk.id,
        )
    )
    db.session.flush()
    keep(document, by=clerk, at=NOW)
    return current_version(document)


def test_an_answer_holds_across_saves_while_the_find_is_the_same(clerk: Person) -> None:
    document = drafted(clerk, f"当事人张三，身份证{ID}。")
    (hit,) = gate.unanswered(current_version(document))

    gate.answer(
        document.id, hit.id, by=clerk, reason=GateReason.PUNISHMENT, words="失信惩戒", at=NOW
    )
    body = f"新增一段。\n当事人张三，身份证{ID}。"
    save_draft(document.id, by=clerk, draft=Draft(title="决定", body=body), seen=1, at=NOW)

    version = current_version(document)
    assert gate.unanswered(version) == []
    assert [(each.reason, each.words) for each in gate.hits_of(version)] == [
        ("punishment", "失信惩戒")
    ]


def test_another_number_is_not_covered_by_the_answer(clerk: Person) -> None:
    document = drafted(clerk, f"当事人张三，身份证{ID}。")
    (hit,) = gate.unanswered(current_version(document))
    gate.answer(document.id, hit.id, by=clerk, reason=GateReason.MANDATORY, words="依法", at=NOW)

    body = "当事人张三，身份证33010019900101001X。"
    save_draft(document.id, by=clerk, draft=Draft(title="决定", body=body), seen=1, at=NOW)

    assert len(gate.unanswered(current_version(document))) == 1


def test_an_answer_taken_back_blocks_again(clerk: Person) -> None:
    document = drafted(clerk, "联系电话13800138000")
    (hit,) = gate.unanswered(current_version(document))
    gate.answer(document.id, hit.id, by=clerk, reason=GateReason.MANDATORY, words="依法", at=NOW)

    gate.withdraw_answer(document.id, hit.id, by=clerk, at=NOW)

    assert gate.unanswered(current_version(document)) == [hit]


def test_a_secrecy_mark_is_never_kept_as_a_sanction(clerk: Person) -> None:
    document = drafted(clerk, "机密★10年")
    (hit,) = gate.unanswered(current_version(document))

    with pytest.raises(ReasonDoesNotFit):
        gate.answer(document.id, hit.id, by=clerk, reason=GateReason.PUNISHMENT, words="x", at=NOW)


@pytest.mark.parametrize("words", ["", "  ", "长" * 501])
def test_an_answer_says_why(clerk: Person, words: str) -> None:
    document = drafted(clerk, "联系电话13800138000")
    (hit,) = gate.unanswered(current_version(document))

    with pytest.raises(WordsMissing):
        gate.answer(document.id, hit.id, by=clerk, reason=GateReason.MANDATORY, words=words, at=NOW)


def test_what_is_not_there_cannot_be_answered(clerk: Person) -> None:
    document = drafted(clerk, "无")

    with pytest.raises(NoSuchHit):
        gate.answer(document.id, "x", by=clerk, reason=GateReason.MANDATORY, words="依法", at=NOW)
    with pytest.raises(NoSuchHit):
        gate.withdraw_answer(document.id, "x", by=clerk, at=NOW)


def test_the_header_of_an_attachment_is_searched(clerk: Person) -> None:
    document = drafted(clerk, "见附件。")

    version = attach(document, clerk, "附件.docx", samples.docx("正文", header="内部资料"))

    assert [hit.rule for hit in gate.unanswered(version)] == [gate.Rule.SECRECY_MARK]


def test_an_attachment_blocks_until_the_worker_has_read_it(clerk: Person) -> None:
    document = drafted(clerk, "见附件。")
    version = attach(document, clerk, "附件.pdf", samples.pdf(text="Tel 13800138000"))
    before = [hit.rule for hit in gate.unanswered(version)]

    payload = {
        "sha256": version.content["attachments"][0]["sha256"],
        "media_type": "application/pdf",
        "name": "附件.pdf",
    }
    keep_copy(payload, NOW, clean_aside(payload, NOW))

    assert before == [gate.Rule.COPY_WAITING]
    assert [hit.rule for hit in gate.unanswered(version)] == [gate.Rule.MOBILE]


def test_a_scanned_attachment_is_answered_by_eye(clerk: Person) -> None:
    document = drafted(clerk, "见附件。")
    version = attach(document, clerk, "扫描.pdf", samples.pdf(text=""))
    payload = {
        "sha256": version.content["attachments"][0]["sha256"],
        "media_type": "application/pdf",
        "name": "扫描.pdf",
    }
    keep_copy(payload, NOW, clean_aside(payload, NOW))
    (hit,) = gate.unanswered(version)

    gate.answer(document.id, hit.id, by=clerk, reason=GateReason.CHECKED, words="已核", at=NOW)

    assert gate.unanswered(version) == []


def test_a_picture_is_not_searched(clerk: Person) -> None:
    document = drafted(clerk, "见附件。")

    version = attach(document, clerk, "图.png", samples.png())

    assert gate.hits_of(version) == []
