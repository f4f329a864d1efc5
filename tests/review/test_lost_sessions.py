"""What was typed is shown again when it could not be recorded."""

from app.people.actions.persons import disable
from tests import factories
from tests.review.test_pages import form_of

TYPED = "依据第十四条，建议删去第二段。"


def test_an_opinion_sent_after_the_session_ended_is_not_lost(chain, app):
    chain.open()
    url, values = form_of(chain, "unit_review", text=TYPED)

    came_from = {"Referer": f"http://localhost/steps/{chain.step('unit_review').id}"}
    answer = app.test_client().post(url, data=values, headers=came_from, csrf=False)

    assert answer.status_code == 401
    page = answer.get_data(as_text=True)
    assert f"/sign-in?next=/steps/{chain.step('unit_review').id}" in page
    assert TYPED in page
    assert values["key"] not in page


def test_nor_is_one_sent_after_the_session_was_ended_elsewhere(chain, app):
    chain.open()
    client = app.test_client().sign_in(chain.people["unit_review"])
    url, values = form_of(chain, "unit_review", text=TYPED)
    disable(chain.people["unit_review"].id, by=factories.administrator("security"), at=chain.at)

    answer = client.post(url, data=values)

    assert answer.status_code == 401
    assert TYPED in answer.get_data(as_text=True)


def test_an_opinion_on_a_step_somebody_else_decided_is_not_lost(chain, app):
    chain.open()
    url, values = form_of(chain, "unit_review", text=TYPED)
    chain.decide("unit_review")
    client = app.test_client().sign_in(chain.people["office_review"])

    answer = client.post(url, data=values)

    assert answer.status_code == 409
    assert TYPED in answer.get_data(as_text=True)
