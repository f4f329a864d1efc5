"""Who is asked to confirm returns the item instead: where to is chosen, and previewed."""

import pytest

from app.review import errors
from app.review.opinion import RETURN
from tests.review.chain import key


@pytest.fixture
def changed(chain):
    """The office's opinion waits for its confirmation while the item waits for its release."""
    chain.until("secrecy_review")
    chain.decide("secrecy_review", "open_after_change", text="第二段须处理")
    chain.hand_on(text="second")
    chain.decide("secrecy_review", "open")
    return chain


@pytest.fixture
def client(app, changed):
    return app.test_client().sign_in(changed.people["office_review"])


def asked(chain, **more):
    part = chain.confirmations()["office_review"]
    values = {"key": key(), "digest": chain.review.digest, "verdict": RETURN, **more}
    return f"/confirmations/{part.id}", values


def test_the_page_offers_every_step_it_can_be_returned_to(changed, client):
    page = client.get(f"/reviews/{changed.review.id}").get_data(as_text=True)

    for node in ("draft", "secrecy_review"):
        assert f'<option value="{node}"' in page


def test_it_goes_back_to_the_step_that_was_chosen(changed, client):
    url, values = asked(changed, return_to="secrecy_review", text="第二段改得不对")

    answer = client.post(url, data=values)

    assert answer.status_code == 303
    assert changed.open_nodes() == ["secrecy_review"]


def test_who_decides_once_more_is_not_offered_to_recall_the_former_opinion(changed, app):
    changed.confirm("office_review", RETURN, text="第二段改得不对", return_to="secrecy_review")
    reviewer = app.test_client().sign_in(changed.people["secrecy_review"])

    page = reviewer.get(f"/steps/{changed.step('secrecy_review').id}").get_data(as_text=True)

    assert 'id="opinion-form"' in page
    assert "/recall" not in page


def test_what_reopens_is_shown_first_as_a_fragment_and_as_a_page(changed, client):
    url, _ = asked(changed)
    address = f"{url}/return-preview?return_to=secrecy_review"

    page = client.get(address)
    part = client.get(address, headers={"HX-Request": "true"})

    assert "重新办理：保密审查" in page.get_data(as_text=True)
    assert part.get_data(as_text=True).startswith('<div id="confirm-return-preview"')


def test_a_preview_without_scripts_keeps_what_was_typed_and_changes_nothing(changed, client):
    url, values = asked(changed, preview="1", return_to="secrecy_review", text="第二段改得不对")

    page = client.post(url, data=values).get_data(as_text=True)

    assert "重新办理：保密审查" in page
    assert "第二段改得不对" in page
    assert changed.open_nodes() == ["office_release"]


def test_a_step_it_cannot_go_back_to_is_refused_beside_the_field(changed, client):
    url, values = asked(changed, return_to="sign", text="第二段改得不对")

    answer = client.post(url, data=values)

    assert answer.status_code == 422
    assert "请选择可以退回的环节" in answer.get_data(as_text=True)
    assert changed.open_nodes() == ["office_release"]


def test_a_preview_is_only_for_who_is_asked(changed, app):
    url, _ = asked(changed)
    stranger = app.test_client().sign_in(changed.people["sign"])

    assert stranger.get(f"{url}/return-preview").status_code == 404


def test_nothing_is_previewed_once_the_opinion_is_confirmed(changed, client):
    url, _ = asked(changed)
    changed.confirm("office_review")

    assert client.get(f"{url}/return-preview").status_code == 409


def test_the_action_knows_where_it_may_go(changed):
    with pytest.raises(errors.UnknownTarget):
        changed.confirm("office_review", RETURN, text="第二段改得不对", return_to="nowhere")
