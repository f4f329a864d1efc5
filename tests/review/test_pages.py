import re
from uuid import uuid4

import pytest
from sqlalchemy import select

from app.kit.db import db
from app.review import actions
from app.review.models import Assignment
from app.review.opinion import CONFIRM
from tests import factories
from tests.review.chain import ANSWERS, key


def form_of(chain, node_id, verdict="approve", **more):
    step = chain.step(node_id)
    values = {
        "key": key(),
        "digest": chain.review.digest,
        "verdict": verdict,
        "text": "同意上报审批",
        **{
            name: "y" if value is True else value
            for name, value in ANSWERS.get(step.form, {}).items()
        },
    }
    if step.form == "office":
        values["chosen"] = str(chain.people["sign"].id)
    if step.outcome("schedule"):
        values["release_at"] = ""  # browsers send fields that were left empty
    return f"/steps/{step.id}/opinion", {**values, **more}


@pytest.fixture
def client(app):
    return app.test_client()


def test_everybody_in_the_chain_walks_it_on_pages(chain, client, papers):
    chain.open()
    verdicts = {"secrecy_review": "open", "office_release": "release"}
    for node in ("unit_review", "office_review", "sign", "secrecy_review", "office_release"):
        client.sign_in(chain.people[node])
        step = chain.step(node)
        if node != "sign":
            assert client.post(f"/steps/{step.id}/claim").status_code == 303
        assert client.get(f"/steps/{step.id}").status_code == 200
        url, values = form_of(chain, node, verdicts.get(node, "approve"))
        answer = client.post(url, data=values)
        assert answer.status_code == 303, answer.get_data(as_text=True)

    assert papers.done == ["publish", "file_with_authority"]


def test_a_second_attempt_is_told_who_was_first(chain, client):
    chain.open()
    url, values = form_of(chain, "unit_review")
    chain.decide("unit_review")
    other = factories.person("unit_head", organ=chain.organ, unit=chain.unit, name="李明")

    answer = client.sign_in(other).post(url, data=values)

    assert answer.status_code == 409
    assert "赵建国" in answer.get_data(as_text=True)


def test_open_questions_are_named_beside_their_fields(chain, client):
    chain.open()
    step = chain.step("unit_review")
    actions.claim(step.id, by=chain.people["unit_review"], at=chain.tick())
    url, values = form_of(chain, "unit_review", is_complete="")

    answer = client.sign_in(chain.people["unit_review"]).post(url, data=values)

    assert answer.status_code == 422
    assert 'id="opinion-is_complete-error"' in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    "wrong",
    [
        {"verdict": "publish"},
        {"verdict": ""},
        {"key": ""},
        {"key": "x" * 101},
        {"text": "长" * 2001},
        {"verdict": "return", "text": "退"},
        {"verdict": "return", "return_to": "office_release", "text": "请补充依据"},
        {"is_correct": "maybe"},
        {"is_correct": "no"},
        {"digest": ""},
    ],
    ids=lambda wrong: " ".join(wrong),
)
def test_what_does_not_fit_is_refused_and_changes_nothing(chain, client, wrong):
    chain.open()
    actions.claim(chain.step("unit_review").id, by=chain.people["unit_review"], at=chain.tick())
    url, values = form_of(chain, "unit_review", **wrong)

    answer = client.sign_in(chain.people["unit_review"]).post(url, data=values)

    assert answer.status_code == 422
    assert chain.open_nodes() == ["unit_review"]


def test_an_opinion_on_an_older_text_is_a_conflict(chain, client):
    chain.open()
    actions.claim(chain.step("unit_review").id, by=chain.people["unit_review"], at=chain.tick())
    url, values = form_of(chain, "unit_review", digest="0" * 64)

    answer = client.sign_in(chain.people["unit_review"]).post(url, data=values)

    assert answer.status_code == 409


def test_a_return_is_previewed_as_a_fragment_and_as_a_page(chain, client):
    step = chain.until("office_review")
    actions.claim(step.id, by=chain.people["office_review"], at=chain.tick())
    client.sign_in(chain.people["office_review"])

    page = client.get(f"/steps/{step.id}/return-preview?return_to=draft&after=straight")
    part = client.get(
        f"/steps/{step.id}/return-preview?return_to=draft", headers={"HX-Request": "true"}
    )

    assert (page.status_code, part.status_code) == (200, 200)
    assert "科室负责人初审" in page.get_data(as_text=True)
    assert part.get_data(as_text=True).startswith('<div id="opinion-return-preview"')


def test_a_preview_without_scripts_keeps_what_was_typed_and_changes_nothing(chain, client):
    step = chain.until("office_review")
    actions.claim(step.id, by=chain.people["office_review"], at=chain.tick())
    client.sign_in(chain.people["office_review"])
    url, values = form_of(chain, "office_review", "return", text="第三条依据不足，请补充")

    answer = client.post(url, data={**values, "return_to": "draft", "preview": "1"})

    page = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert "重新办理：起草" in page
    assert "第三条依据不足，请补充" in page
    assert chain.open_nodes() == ["office_review"]


@pytest.mark.parametrize("act", ["claim", "release-claim", "opinion", "forward", "recall"])
def test_another_organ_sees_no_step(chain, client, act):
    chain.open()
    stranger = factories.person("unit_head", organ=factories.organ("云溪县商务局"))

    answer = client.sign_in(stranger).post(f"/steps/{chain.step('unit_review').id}/{act}")

    assert answer.status_code == 404


def test_administrators_see_no_review(chain, client):
    chain.open()

    answer = client.sign_in(factories.administrator("system")).get(f"/reviews/{chain.review.id}")

    assert answer.status_code == 403


def test_the_case_page_tells_its_reader_why_not(chain, client):
    chain.open()

    page = client.sign_in(chain.people["draft"]).get(f"/reviews/{chain.review.id}")

    assert "岗位" in re.sub(r"\s+", "", page.get_data(as_text=True))
    assert page.status_code == 200


def test_recall_by_the_sender(chain, client):
    chain.open()

    answer = client.sign_in(chain.people["draft"]).post(
        f"/steps/{chain.last('draft').id}/recall", data={"key": key(), "text": "附件有误"}
    )

    assert answer.status_code == 303
    assert chain.open_nodes() == ["draft"]


def test_the_diagram_of_the_case_is_served(chain, client):
    chain.open()

    answer = client.sign_in(chain.people["draft"]).get(f"/reviews/{chain.review.id}/diagram.bpmn")

    assert b"<bpmn:definitions" in answer.data


def test_a_confirmation_on_its_page(chain, client):
    chain.until("secrecy_review")
    chain.decide("secrecy_review", "open_after_change", text="第二段须处理")
    chain.hand_on(text="second")
    part = chain.confirmations()["unit_review"]
    client.sign_in(chain.people["unit_review"])

    page = client.get(f"/steps/{part.step_id}")
    answer = client.post(
        f"/confirmations/{part.id}",
        data={"key": key(), "digest": chain.review.digest, "verdict": CONFIRM},
    )

    assert 'id="confirm-form"' in page.get_data(as_text=True)
    assert answer.status_code == 303
    assert "unit_review" not in chain.confirmations()


def test_an_opinion_that_was_never_to_be_confirmed_has_no_form(chain, client):
    chain.until("office_review")
    part = db.session.scalars(select(Assignment).where(Assignment.state == "decided")).all()[-1]

    answer = client.sign_in(part.person).post(f"/confirmations/{part.id}", data={"verdict": "x"})

    assert answer.status_code == 404


def test_unknown_ids_are_nowhere(chain, client):
    client.sign_in(chain.people["draft"])

    found = [
        client.get(f"/{kind}/{uuid4()}").status_code for kind in ("steps", "reviews", "sheets")
    ]

    assert found == [404, 404, 404]


def test_troubles_are_listed_to_administrators_only(chain, client):
    chain.people["unit_review"].is_active = False
    chain.open()

    seen = client.sign_in(factories.administrator("security")).get("/troubles")
    hidden = client.sign_in(chain.people["draft"]).get("/troubles")

    assert "科室负责人初审" in seen.get_data(as_text=True)
    assert hidden.status_code == 403


def test_a_page_takes_a_constant_number_of_statements(chain, client):
    chain.open()
    client.sign_in(chain.people["office_review"])
    client.get(f"/reviews/{chain.review.id}")
    few = len(client.watch.statements)
    for _ in range(3):
        chain.decide("unit_review", "return", text="请补充依据")
        chain.hand_on(text=key())

    client.get(f"/reviews/{chain.review.id}")

    assert len(client.watch.statements) <= few


def test_the_drafter_sees_which_places_secrecy_review_marked(chain, client):
    chain.until("secrecy_review")
    chain.decide("secrecy_review", "open_after_change", text="请改为定性表述")

    client.sign_in(chain.people["draft"])
    page = client.get(f"/reviews/{chain.review.id}").get_data(as_text=True)

    notice = page[page.index("退回意见") : page.index("打开编辑页面")]
    assert "第二段第一句" in notice
    assert "请改为定性表述" in notice
