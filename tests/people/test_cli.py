"""The commands that make the first administrators."""

import json

import pytest

from app.people import passwords, queries
from app.people.models import Duty


@pytest.fixture
def run(app, committed):
    return app.test_cli_runner().invoke


@pytest.mark.parametrize("duty", list(Duty))
def test_the_first_administrators_are_made_by_command(run, duty):
    result = run(args=["people", "add-admin", f"first-{duty}", "--duty", duty.value, "--json"])

    made = json.loads(result.output)
    person = queries.person_by_login(f"first-{duty}")
    assert (person.duty, person.must_change_password) == (duty, True)
    assert passwords.matches(made["password"], person.password_hash)


def test_an_account_that_exists_is_refused(run):
    run(args=["people", "add-admin", "first", "--duty", "system"])

    result = run(args=["people", "add-admin", "first", "--duty", "audit"])

    assert result.exit_code == 1
    assert queries.person_by_login("first").duty is Duty.SYSTEM


@pytest.mark.parametrize("login", ["A", "x" * 41, "two words", "名字", "a\n"])
def test_a_strange_sign_in_name_is_refused(run, login):
    assert run(args=["people", "add-admin", login, "--duty", "system"]).exit_code == 1


def test_a_duty_must_be_one_of_three(run):
    assert run(args=["people", "add-admin", "first", "--duty", "king"]).exit_code == 2


def test_the_list_is_readable_by_people_and_programs(run):
    run(args=["people", "add-admin", "first", "--duty", "system", "--name", "李雷"])

    assert "李雷" in run(args=["people", "list"]).output
    assert json.loads(run(args=["people", "list", "--json"]).output)["name"] == "李雷"
