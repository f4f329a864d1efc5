"""Several browsers at the same time: what is counted is counted once, what is taken is taken."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from app.kit.db import db
from app.kit.time import now
from app.people import passwords
from app.people.models import Person, SignInSession
from tests import factories


def at_once(times: int, send: Callable[[int], int]) -> list[int]:
    """The statuses of ``times`` requests sent by as many threads."""
    db.session.commit()
    with ThreadPoolExecutor(times) as threads:
        return sorted(threads.map(send, range(times)))


@pytest.fixture
def organ(app):
    return factories.organ()


def test_parallel_guesses_lock_the_account_after_five_hashes(app, organ):
    person = factories.person(organ=organ)
    person.password_hash = passwords.hashed(factories.PASSWORD)
    login = person.login

    def guess(number: int) -> int:
        form = {"login": login, "password": f"wrong {number}"}
        return app.test_client().post("/sign-in", data=form).status_code

    assert at_once(12, guess) == [422] * 12
    db.session.expire_all()
    assert person.failures == 5
    assert person.is_locked(now())


def test_parallel_sign_ins_leave_three_sessions(app, organ):
    person = factories.person(organ=organ)
    person.password_hash = passwords.hashed(factories.PASSWORD)
    form = {"login": person.login, "password": factories.PASSWORD}

    at_once(5, lambda _: app.test_client().post("/sign-in", data=form).status_code)

    live = select(func.count(SignInSession.id)).where(SignInSession.ended_at.is_(None))
    assert db.session.scalar(live) == 3


def test_a_double_click_adds_one_person(app, organ):
    keeper = factories.administrator("security")
    browsers = [app.test_client().sign_in(keeper) for _ in range(3)]
    address = f"/admin/persons/new?organ={organ.id}"
    form = {"login": "zhao", "name": "赵敏", "staff_number": "0100", "unit_id": "", "duty": ""}

    answers = at_once(3, lambda number: browsers[number].post(address, data=form).status_code)

    assert answers == [200, 409, 409]
    assert db.session.scalar(select(func.count(Person.id)).where(Person.login == "zhao")) == 1


def test_a_double_click_gives_one_post(app, organ):
    keeper, person = factories.administrator("security"), factories.person(organ=organ)
    browsers = [app.test_client().sign_in(keeper) for _ in range(3)]
    address = f"/admin/persons/{person.id}/posts"
    form = {"lane": "leader", "post_unit_id": ""}

    answers = at_once(3, lambda number: browsers[number].post(address, data=form).status_code)

    assert answers == [303, 409, 409]
