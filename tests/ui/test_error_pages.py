"""What an error page shows of the form that was refused."""

from wtforms import PasswordField

from app.people.forms import PasswordForm, SignInForm
from app.ui.error_pages import SECRET


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
