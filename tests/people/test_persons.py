"""Accounts and posts: kept by the security administrator, never by oneself, organ by organ."""

import re

import pytest
from sqlalchemy import select

from app.kit.db import db
from app.kit.time import now
from app.people import errors, queries
from app.people.actions import persons as actions
from app.people.actions.persons import PersonGiven, PostGiven
from app.people.models import Duty, Lane, Person, Post
from tests import factories


@pytest.fixture
def organ(app):
    return factories.organ()


@pytest.fixture
def keeper(app):
    return factories.administrator("security")


def given(organ=None, **changes):
    about = {"login": "zhao", "name": "赵敏", "staff_number": "0100", "duty": None}
    return PersonGiven(organ_id=organ.id if organ else None, **(about | changes))


def test_a_new_account_begins_with_a_one_time_password(organ, keeper):
    person, password = actions.add_person(given(organ), by=keeper, at=now())

    assert re.fullmatch(r"(\w{4}-){3}\w{4}", password)
    assert person.must_change_password
    assert password not in person.password_hash


@pytest.mark.parametrize(
    ("changes", "error"),
    [({"login": "taken"}, errors.LoginTaken), ({"staff_number": "0007"}, errors.StaffNumberTaken)],
)
def test_names_and_numbers_that_tell_people_apart_are_not_given_twice(
    organ, keeper, changes, error
):
    actions.add_person(given(organ, login="taken", staff_number="0007"), by=keeper, at=now())

    with pytest.raises(error):
        actions.add_person(given(organ, **changes), by=keeper, at=now())


def test_outside_every_organ_there_are_only_administrators(keeper):
    with pytest.raises(errors.NotThisOrgan):
        actions.add_person(given(None), by=keeper, at=now())


def test_a_unit_of_another_organ_is_refused(organ, keeper):
    foreign = factories.unit(factories.organ("云川市档案馆"))

    with pytest.raises(errors.NotThisOrgan):
        actions.add_person(given(organ, unit_id=foreign.id), by=keeper, at=now())


@pytest.mark.parametrize("duty", list(Duty))
def test_whoever_has_a_duty_holds_no_post(organ, keeper, duty):
    person, _ = actions.add_person(given(organ, duty=duty), by=keeper, at=now())

    with pytest.raises(errors.DutyExcludesPosts):
        actions.give_post(person.id, PostGiven(Lane.DRAFTER), by=keeper, at=now())


def test_one_post_is_not_given_twice(organ, keeper):
    person = factories.person(organ=organ)
    unit = factories.unit(organ)
    for place in (None, unit.id):
        actions.give_post(person.id, PostGiven(Lane.LEADER, place), by=keeper, at=now())

        with pytest.raises(errors.PostTaken):
            actions.give_post(person.id, PostGiven(Lane.LEADER, place), by=keeper, at=now())


def test_nobody_administers_himself(keeper):
    for act in (actions.disable, actions.enable, actions.unlock, actions.reset_password):
        with pytest.raises(errors.NotOneself):
            act(keeper.id, by=keeper, at=now())
    with pytest.raises(errors.NotOneself):
        actions.give_post(keeper.id, PostGiven(Lane.LEADER), by=keeper, at=now())


@pytest.mark.parametrize("duty", ["system", "audit", None])
def test_only_the_security_administrator_keeps_accounts(organ, duty):
    person = factories.person("leader", organ=organ)
    by = factories.administrator(duty) if duty else factories.person("leader", organ=organ)

    with pytest.raises(errors.NotPermitted):
        actions.disable(person.id, by=by, at=now())
    with pytest.raises(errors.NotPermitted):
        actions.add_person(given(organ), by=by, at=now())


def test_an_organs_own_administrator_reaches_no_other_organ(organ):
    by = factories.administrator("security", organ=organ)
    other = factories.organ("云川市档案馆")
    stranger = factories.person("leader", organ=other)

    with pytest.raises(errors.NoSuchPerson):
        actions.disable(stranger.id, by=by, at=now())
    with pytest.raises(errors.NotPermitted):
        actions.add_person(given(other), by=by, at=now())
    with pytest.raises(errors.NotPermitted):
        actions.add_person(given(None, duty=Duty.AUDIT), by=by, at=now())


def test_two_organs_see_nothing_of_each_other(client, organ):
    other = factories.organ("云川市档案馆")
    ours = factories.person("drafter", organ=organ, name="钱明")
    theirs = factories.person("drafter", organ=other, name="孙亮")
    post = db.session.scalars(select(Post).where(Post.person_id == theirs.id)).one()
    client.sign_in(factories.administrator("security", organ=organ))

    listed = client.get("/admin/persons").text
    assert "钱明" in listed
    assert "孙亮" not in listed
    assert "云川市档案馆" not in client.get("/admin/organs").text
    assert client.get(f"/admin/persons/{ours.id}").status_code == 200
    for method, path in (
        ("GET", f"/admin/persons/{theirs.id}"),
        ("POST", f"/admin/persons/{theirs.id}"),
        ("POST", f"/admin/persons/{theirs.id}/posts"),
        ("POST", f"/admin/persons/{theirs.id}/posts/{post.id}/take"),
        ("POST", f"/admin/persons/{theirs.id}/disable"),
        ("POST", f"/admin/persons/{theirs.id}/reset"),
        ("POST", f"/admin/persons/{ours.id}/posts/{post.id}/take"),
        ("GET", f"/admin/organs/{other.id}"),
    ):
        assert client.open(path, method=method).status_code == 404, path


def test_a_person_is_added_on_the_page_and_the_password_shown_once(client, organ, keeper):
    client.sign_in(keeper)
    form = {"login": "zhao", "name": "赵敏", "staff_number": "0100", "unit_id": "", "duty": ""}

    page = client.post(f"/admin/persons/new?organ={organ.id}", data=form)

    assert 'id="one-time-password"' in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert client.post(f"/admin/persons/new?organ={organ.id}", data=form).status_code == 409
    person = queries.person_by_login("zhao")
    assert client.get(f"/admin/persons/{person.id}").text.count("one-time-password") == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"login": ""},
        {"login": "Ünïcode"},
        {"login": "x" * 41},
        {"name": ""},
        {"name": "\u3000 "},
        {"name": "赵" * 101},
        {"staff_number": "9" * 21},
        {"unit_id": "no id"},
        {"unit_id": "00000000-0000-0000-0000-000000000000"},
        {"duty": "emperor"},
    ],
)
def test_a_bad_form_comes_back_and_nothing_is_saved(client, organ, keeper, changes):
    client.sign_in(keeper)
    form = {"login": "zhao", "name": "赵敏", "staff_number": "0100", "unit_id": "", "duty": ""}

    answer = client.post(f"/admin/persons/new?organ={organ.id}", data=form | changes)

    assert answer.status_code == 422
    assert db.session.scalar(select(Person).where(Person.login == "zhao")) is None


@pytest.mark.parametrize("organ_id", ["nonsense", "00000000-0000-0000-0000-000000000000"])
def test_an_organ_that_is_none_is_not_found(client, keeper, organ_id):
    client.sign_in(keeper)

    assert client.get(f"/admin/persons/new?organ={organ_id}").status_code == 404


def test_the_staff_number_of_somebody_else_is_refused_beside_its_field(client, organ, keeper):
    person, other = factories.person(organ=organ), factories.person(organ=organ)
    client.sign_in(keeper)

    about = {"name": "王方", "staff_number": other.staff_number, "unit_id": ""}
    answer = client.post(f"/admin/persons/{person.id}", data=about)

    assert answer.status_code == 409
    assert "该工号已被使用" in answer.text


def test_an_account_is_kept_on_its_page(client, organ, keeper):
    unit = factories.unit(organ)
    person = factories.person(organ=organ)
    page = f"/admin/persons/{person.id}"
    client.sign_in(keeper)

    about = {"name": "王方", "staff_number": "0999", "unit_id": str(unit.id)}
    assert client.post(page, data=about).status_code == 303
    assert f"王方（{unit.name}，0999）" in client.get(page).text

    post = {"lane": "drafter", "post_unit_id": str(unit.id), "is_deputy": "y"}
    assert client.post(f"{page}/posts", data=post).status_code == 303
    again = client.post(f"{page}/posts", data=post)
    assert again.status_code == 409
    assert "该人员已有此岗位" in again.text
    kept = db.session.scalars(select(Post).where(Post.person_id == person.id)).one()
    assert (kept.lane, kept.unit_id, kept.is_deputy) == (Lane.DRAFTER, unit.id, True)

    taken = f"{page}/posts/{kept.id}/take"
    assert [client.post(taken).status_code for _ in range(2)] == [303, 404]
    for act in ("disable", "enable", "unlock"):
        assert client.post(f"{page}/{act}").status_code == 303
    assert client.post(f"{page}/promote").status_code == 404
    assert "one-time-password" in client.post(f"{page}/reset").text


def test_the_search_takes_every_character_as_itself(client, organ, keeper):
    factories.person(organ=organ, name="百分之百%")
    factories.person(organ=organ, name="别人")
    client.sign_in(keeper)

    page = client.get("/admin/persons", query_string={"text": "%"}).text

    assert "百分之百%" in page
    assert "别人" not in page


def test_a_page_of_persons_takes_the_same_number_of_statements(client, organ, keeper):
    unit = factories.unit(organ)
    factories.person("drafter", organ=organ, unit=unit)
    client.sign_in(keeper)
    client.get("/admin/persons")
    few = len(client.watch.statements)
    for _ in range(15):
        factories.person("drafter", organ=organ, unit=unit)

    client.get("/admin/persons")

    assert len(client.watch.statements) == few
