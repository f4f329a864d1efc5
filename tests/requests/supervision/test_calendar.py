"""A local day is set or removed: every last day that moves is shown before and kept after."""

from datetime import date

import pytest
from sqlalchemy import inspect

from app.jobs.worker import Worker
from app.kit.db import db
from app.notices.models import Notice
from app.review import actions as review
from app.workdays.models import LocalDay, MovedTerm, TermChange
from tests import factories
from tests.requests.office import request_of

FORM = {"day": "2026-03-09", "is_working": "rest", "source": "云政办发〔2026〕9号"}
NATIONAL, LATER = date(2026, 3, 30), date(2026, 3, 31)


@pytest.fixture
def taken(office, committed):
    found = office.taken_in()
    db.session.commit()
    return found


@pytest.fixture
def keeper(office, client, taken):
    return client.sign_in(factories.administrator("system"))


def work(taken):
    """The request as it stands when the worker has done everything."""
    Worker().run_due()
    return request_of(inspect(taken).identity[0])


def test_nothing_is_saved_before_the_days_that_move_were_shown(keeper, taken):
    asked = keeper.post("/admin/working-days", data=FORM)
    page = keeper.get(asked.headers["Location"]).text

    assert taken.number in page
    assert NATIONAL.isoformat() in page and LATER.isoformat() in page
    assert db.session.query(LocalDay).count() == 0


def test_an_administrator_does_not_see_what_was_asked_for(keeper, taken):
    asked = keeper.post("/admin/working-days", data=FORM)

    assert taken.title not in keeper.get(asked.headers["Location"]).text


def test_once_confirmed_the_worker_moves_them_and_keeps_what_moved(office, keeper, taken):
    keeper.post("/admin/working-days", data=FORM | {"confirm": "1"})

    found = work(taken)
    assert found.due_on == found.review.deadline_on == LATER
    moved = db.session.query(MovedTerm).one()
    assert (moved.before_on, moved.after_on) == (NATIONAL, LATER)
    assert db.session.query(TermChange).one().done_at is not None
    assert moved.number in keeper.get("/admin/working-days/moved").text


def test_the_case_tells_that_its_last_day_moved(office, keeper, taken, client):
    keeper.post("/admin/working-days", data=FORM | {"confirm": "1"})
    found = work(taken)

    page = client.sign_in(db.session.merge(office.clerk)).get(f"/requests/{found.id}").text

    assert "答复期限由 2026-03-30 变为 2026-03-31：设定地方调整日。" in page


def test_whoever_has_a_step_in_hand_is_told(office, keeper, taken):
    review.claim(office.step(taken, "register").id, by=office.clerk, at=office.at)
    db.session.commit()

    keeper.post("/admin/working-days", data=FORM | {"confirm": "1"})
    found = work(taken)

    notice = db.session.query(Notice).filter_by(kind="last day moved").one()
    assert notice.person_id == inspect(office.clerk).identity[0]
    assert notice.link == f"/requests/{found.id}"


def test_the_office_finds_what_moved(office, keeper, taken, client):
    keeper.post("/admin/working-days", data=FORM | {"confirm": "1"})
    number = work(taken).number

    page = client.sign_in(db.session.merge(office.clerk)).get("/requests/moved-days").text

    assert number in page


def test_removing_the_day_moves_them_back(keeper, taken):
    keeper.post("/admin/working-days", data=FORM | {"confirm": "1"})
    work(taken)
    here = f"/admin/working-days/{db.session.query(LocalDay).one().id}/remove"

    asked = keeper.post(here)
    assert NATIONAL.isoformat() in keeper.get(asked.headers["Location"]).text
    keeper.post(here, data={"confirm": "1"})

    assert work(taken).due_on == NATIONAL


def test_a_day_after_the_last_day_moves_nothing_and_is_saved_at_once(keeper, taken):
    keeper.post("/admin/working-days", data=FORM | {"day": "2026-06-01"})

    assert db.session.query(LocalDay).one().day == date(2026, 6, 1)
    assert work(taken).due_on == NATIONAL


def test_another_organ_is_not_touched(keeper, taken):
    other = factories.organ("青禾县统计局")

    db.session.commit()
    keeper.post(f"/admin/working-days?organ={other.id}", data=FORM)

    assert work(taken).due_on == NATIONAL


def test_more_than_one_batch_is_reckoned(office, keeper, taken, monkeypatch):
    monkeypatch.setattr("app.workdays.recounting.AT_ONCE", 1)
    second = office.taken_in(description="另一件申请的内容")
    db.session.commit()

    keeper.post("/admin/working-days", data=FORM | {"confirm": "1"})

    assert work(taken).due_on == request_of(inspect(second).identity[0]).due_on == LATER
    assert db.session.query(MovedTerm).count() == 2
