"""What an error page shows, where it leads back to, and what it asks the database."""

from uuid import uuid4

import pytest
from wtforms import PasswordField

from app.people.forms import PasswordForm, SignInForm
from app.ui.error_pages import SECRET
from tests import factories


def test_a_password_is_never_shown_again(app):
    answer = app.test_client().post(
        "/sign-in", data={"login": "王 芳", "password": "一个 口令"}, csrf=False
    )

    assert answer.status_code == 403
    assert "王 芳" in answer.get_data(as_text=True)
    assert "一个 口令" not in answer.get_data(as_text=True)


def test_every_password_field_is_known_as_one(app):
    with app.test_request_context():
        found = {
            field.short_name
            for form in (SignInForm(), PasswordForm())
            for field in form
            if isinstance(field, PasswordField)
        }

    assert found
    assert found <= SECRET


def test_what_waits_is_counted_once_for_a_page_that_is_missing(client):
    client.sign_in(factories.person("drafter", organ=factories.organ()))

    assert client.get(f"/documents/{uuid4()}").status_code == 404

    counted = [text for text in client.watch.statements if "count(" in text]
    assert counted
    assert len(counted) == len(set(counted))


@pytest.mark.parametrize(
    ("came_from", "leads_back"),
    [
        ("http://localhost/requests?number=1", 'href="/requests?number=1"'),
        ("http://evil.example/requests", None),
        ("http://localhost/absent", None),
        ("javascript:alert(1)", None),
    ],
)
def test_the_way_back_leads_to_a_page_of_ours_alone(client, came_from, leads_back):
    page = client.get("/absent", headers={"Referer": came_from}).text

    assert ("返回上一页" in page) is (leads_back is not None)
    assert (leads_back or "") in page
    assert "evil.example" not in page
