"""The pages of drafts: who may open them, what they answer, what the drawing page's script gets."""

from io import BytesIO

import pytest

from app.designer.models import DraftState
from app.designer.queries import drafts as queries
from app.engine.queries import live_version
from tests import factories
from tests.designer.conftest import RENAMED, SOURCE, UNREVIEWED

SCRIPT = {"HX-Request": "true"}
OVERVIEW = "/admin/procedures"


@pytest.fixture
def page(draft) -> str:
    return f"/admin/procedures/drafts/{draft.id}"


def save(client, page, source, *, seen, key="k"):
    values = {"source": (BytesIO(source), "blob"), "seen": seen, "key": key}
    return client.post(f"{page}/drawing", data=values, headers=SCRIPT)


@pytest.mark.parametrize("who", ["security", "audit"])
def test_other_administrators_see_no_drafts(client, page, who):
    client.sign_in(factories.administrator(who))

    for path in (OVERVIEW, page, f"{page}/drawing", f"{page}/draft.bpmn"):
        assert client.get(path).status_code == 403, path
    for act in ("proposal", "taking-back", "return", "force", "base", "giving-up", "drawing"):
        assert client.post(f"{page}/{act}").status_code == 403, act


def test_the_head_of_the_office_decides_but_does_not_draw(client, page):
    head = factories.person("disclosure_office", organ=factories.organ())
    factories.post(head, "unit_head")
    client.sign_in(head)

    assert client.get(page).status_code == 200
    assert "流程" in client.get("/inbox").text
    assert client.get(f"{page}/drawing").status_code == 403
    assert client.post(f"{page}/proposal").status_code == 403


def test_changing_a_procedure_opens_the_drawing_page(client, live, author):
    client.sign_in(author)

    answer = client.post(f"/admin/procedures/versions/{live.id}/draft", data={"key": "k"})

    assert answer.status_code == 303
    drawing = client.get(answer.location)
    assert "绘制流程需要启用 JavaScript" in drawing.text
    assert "designer.js" in drawing.text


def check(client, source):
    values = {"source": (BytesIO(source), "blob")}
    return client.post("/admin/procedures/check", data=values, headers=SCRIPT)


def test_saving_answers_which_revision_it_is_now(client, page, author):
    client.sign_in(author)

    assert [
        save(client, page, source, seen=seen, key=str(seen)).json["revision"]
        for seen, source in enumerate((RENAMED, UNREVIEWED), 1)
    ] == [2, 3]


def test_the_check_answers_in_words_with_the_way(client, app, author):
    client.sign_in(author)

    (finding,) = check(client, UNREVIEWED).json["findings"]

    assert "第十七条" in finding["message"]
    assert finding["element"] == "publish"
    assert {"sign", "office_release"} <= set(finding["way"])


def test_a_save_from_an_old_revision_is_answered_with_who_and_when(client, page, author):
    client.sign_in(author)
    save(client, page, RENAMED, seen=1)

    answer = save(client, page, UNREVIEWED, seen=1, key="other")

    assert answer.status_code == 409
    assert author.label in answer.text
    assert client.get(f"{page}/draft.bpmn").data == RENAMED


@pytest.mark.parametrize("source", [b"", b"<x", b"<!DOCTYPE x><x/>"])
def test_a_harmful_drawing_is_refused_with_a_sentence(client, page, author, source):
    client.sign_in(author)

    answer = save(client, page, source, seen=1)

    assert answer.status_code == 422
    assert len(answer.text) > 5


def test_a_drawing_can_be_checked_without_being_saved(client, page, author, draft):
    client.sign_in(author)

    answer = check(client, UNREVIEWED)

    assert [each["rule"] for each in answer.json["findings"]] == ["publish-unreviewed"]
    assert queries.source_of(draft.id) == SOURCE


def test_a_file_becomes_a_draft(client, live, author):
    client.sign_in(author)

    answer = client.post(
        f"{OVERVIEW}/import", data={"file": (BytesIO(RENAMED), "新.bpmn"), "key": "k"}
    )

    assert answer.status_code == 303
    assert client.get(f"{answer.location}/draft.bpmn").data == RENAMED


@pytest.mark.parametrize("source", [b"", b"MZ\x90\x00", b"<!DOCTYPE x><x/>"])
def test_a_file_that_is_no_diagram_is_refused_beside_its_field(client, live, author, source):
    client.sign_in(author)

    answer = client.post(f"{OVERVIEW}/import", data={"file": (BytesIO(source), "a"), "key": "k"})

    assert answer.status_code == 422
    assert 'id="file-error"' in answer.text


def test_an_unlawful_draft_is_not_sent_for_approval(client, page, author, draft):
    client.sign_in(author)
    save(client, page, UNREVIEWED, seen=1)

    answer = client.post(f"{page}/proposal", data={"seen": 2, "key": "p", "note": "试试"})

    assert answer.status_code == 422
    assert "第十七条" in answer.text
    assert queries.draft(draft.id).state is DraftState.DRAFT


def test_a_proposal_without_a_note_comes_back(client, page, author):
    client.sign_in(author)
    save(client, page, RENAMED, seen=1)

    answer = client.post(f"{page}/proposal", data={"seen": 2, "key": "p", "note": ""})

    assert answer.status_code == 422
    assert 'id="note-error"' in answer.text


def test_the_approver_sees_what_changes_and_puts_it_into_force(client, proposed, second):
    client.sign_in(second)
    page = f"/admin/procedures/drafts/{proposed.id}"

    shown = client.get(page).text
    answer = client.post(f"{page}/force", data={"seen": proposed.revision, "key": "f"})

    assert "改名：“组长/副组长审批”改为“分管领导审批”。" in shown
    assert "改称谓。" in shown
    assert answer.status_code == 303
    assert live_version("proactive_review").number == 2


def test_the_author_is_not_offered_to_approve(client, proposed, author):
    client.sign_in(author)
    page = f"/admin/procedures/drafts/{proposed.id}"

    assert "批准生效" not in client.get(page).text
    answer = client.post(f"{page}/force", data={"seen": proposed.revision, "key": "f"})

    assert answer.status_code == 403


def test_whoever_comes_second_is_told_on_the_page(client, proposed, second):
    client.sign_in(second)
    page, seen = f"/admin/procedures/drafts/{proposed.id}", proposed.revision
    client.post(f"{page}/force", data={"seen": seen, "key": "first"})

    answer = client.post(f"{page}/force", data={"seen": seen, "key": "second"})

    assert answer.status_code == 409
    assert second.label in answer.text


def test_a_draft_that_is_over_is_shown_and_not_drawn_on(client, proposed, second):
    client.sign_in(second)
    page = f"/admin/procedures/drafts/{proposed.id}"
    client.post(f"{page}/force", data={"seen": proposed.revision, "key": "f"})

    assert "第 2 版" in client.get(page).text
    assert client.get(f"{page}/drawing").location == page


@pytest.mark.parametrize(
    "values", [{}, {"seen": "x", "key": "k"}, {"seen": "1"}, {"key": "k" * 200}]
)
@pytest.mark.parametrize("act", ["proposal", "taking-back", "return", "force", "base", "giving-up"])
def test_incomplete_forms_are_refused(client, proposed, second, act, values):
    client.sign_in(second)

    answer = client.post(f"/admin/procedures/drafts/{proposed.id}/{act}", data=values)

    assert answer.status_code in (403, 409, 422)
    assert queries.draft(proposed.id).state is DraftState.PROPOSED


def test_a_step_that_nobody_would_do_is_not_sent_for_approval(client, page, author, draft):
    client.sign_in(author)
    save(client, page, RENAMED.replace(b' lane="leader" of="chosen" form="sign"', b""), seen=1)

    answer = client.post(f"{page}/proposal", data={"seen": 2, "key": "p", "note": "试试"})

    assert answer.status_code == 422
    assert queries.draft(draft.id).state is DraftState.DRAFT


def test_the_second_who_draws_is_told_that_he_becomes_an_author(client, page, author, second):
    client.sign_in(second)

    assert "您一旦保存" in client.get(f"{page}/drawing").text
    save(client, page, RENAMED, seen=1)
    assert "您一旦保存" not in client.get(f"{page}/drawing").text


def test_a_drawing_beyond_all_measure_is_not_compared(client, page, author):
    client.sign_in(author)
    many = "".join(f'<bpmn:userTask id="t{n}"/>' for n in range(3000)).encode()
    first = b"<bpmn:serviceTask "
    save(client, page, SOURCE.replace(first, many + first, 1), seen=1)

    assert "不再逐项比较" in client.get(page).text
