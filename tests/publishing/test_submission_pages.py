"""Before submission: what lacks, what the gate found, who will be asked."""

import pytest

from app.kit.db import db
from app.publishing.models import DocumentState


@pytest.fixture
def drafter(client, office):
    return client.sign_in(office.drafter)


def page_of(drafter, document):
    return drafter.get(f"/documents/{document.id}/submission").get_data(as_text=True)


def submit(drafter, document, **changes):
    form = {"seen": str(document.version_number), "key": "one"} | changes
    return drafter.post(f"/documents/{document.id}/submission", data=form)


def test_what_lacks_is_listed_and_submission_is_refused(drafter, office):
    document = office.draft(title="")

    page = page_of(drafter, document)
    answer = submit(drafter, document)

    assert "未填写标题。" in page
    assert answer.status_code == 422
    assert document.state is DocumentState.DRAFT


def test_a_find_of_the_gate_blocks_until_it_is_answered(drafter, office):
    document = office.draft(body="联系电话：13812345678")
    refused = submit(drafter, document)

    page = page_of(drafter, document)
    hit = page.split('id="hit-')[1].split('"')[0]
    answered = drafter.post(
        f"/documents/{document.id}/hits/{hit}", data={"reason": "mandatory", "words": "公示要求"}
    )

    assert refused.status_code == 409
    assert "请逐处删除或说明理由" in refused.get_data(as_text=True)
    assert answered.status_code == 303
    assert "公示要求" in page_of(drafter, document)


def test_an_answer_can_be_withdrawn_and_an_empty_one_is_refused(drafter, office):
    document = office.draft(body="联系电话：13812345678")
    hit = page_of(drafter, document).split('id="hit-')[1].split('"')[0]
    answer = f"/documents/{document.id}/hits/{hit}"

    empty = drafter.post(answer, data={"reason": "mandatory", "words": ""})
    drafter.post(answer, data={"reason": "mandatory", "words": "公示要求"})
    drafter.post(f"{answer}/withdrawal")

    assert empty.status_code == 422
    assert "公示要求" not in page_of(drafter, document)


def test_a_hit_that_is_not_there_cannot_be_answered(drafter, office):
    document = office.draft()

    answer = drafter.post(
        f"/documents/{document.id}/hits/{'0' * 32}", data={"reason": "mandatory", "words": "x"}
    )

    assert answer.status_code == 404


def test_another_document_with_the_same_number_is_told(drafter, office):
    office.draft(title="已有的一件")
    document = office.draft()

    assert "已有的一件" in page_of(drafter, document)


@pytest.mark.parametrize("wrong", [{"seen": ""}, {"seen": "x"}, {"key": ""}, {"key": "k" * 65}])
def test_a_mangled_form_is_refused(drafter, office, wrong):
    document = office.draft()

    assert submit(drafter, document, **wrong).status_code == 422
    db.session.refresh(document)
    assert document.state is DocumentState.DRAFT


def test_an_old_text_is_not_submitted(drafter, office):
    document = office.draft()

    answer = submit(drafter, document, seen="7")

    assert answer.status_code == 409
    assert "未被覆盖" in answer.get_data(as_text=True)


def test_without_a_procedure_submission_says_whom_to_ask(drafter, office):
    document = office.draft()

    shown = drafter.get(f"/documents/{document.id}/submission")
    answer = submit(drafter, document)

    assert shown.status_code == 200
    assert answer.status_code == 409
    assert "没有生效的流程" in answer.get_data(as_text=True)
    assert document.state is DocumentState.DRAFT
