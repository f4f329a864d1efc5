"""The clock of a rehearsal: the whole office follows it, sessions and the trail do not suffer."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app import jobs
from app.admin.clock.following import follow
from app.audit.queries import of_subject
from app.audit.verify import verify
from app.jobs.models import Job
from app.jobs.worker import Worker
from app.kit.db import db, transaction
from app.kit.time import BEIJING, distance, keep_distance, now, real_time, today
from app.publishing.queries import publication_of
from tests import factories
from tests.publishing.conftest import office_of
from tests.publishing.way import Way

PAGE = "/admin/clock"
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def rehearsal(app):
    """A rehearsal may be held; afterwards it is the real time again."""
    app.config["TIME_MACHINE"] = True
    yield
    app.config.update(TIME_MACHINE=False, DEMONSTRATION=False)
    keep_distance(timedelta())


@pytest.fixture
def keeper(client):
    return client.sign_in(factories.administrator("system"))


def set_to(browser, moment, **more):
    here = moment.astimezone(BEIJING)
    form = {"to": "moment", "day": f"{here:%Y-%m-%d}", "hour": f"{here:%H:%M}", "key": "k"}
    return browser.post(PAGE, data=form | more)


def is_about(moment, expected):
    return abs(moment - expected) < timedelta(minutes=2)


@pytest.fixture
def office(app):
    return office_of("云川市商务局")


@pytest.fixture
def way(office):
    way = Way(office)
    way.at = now() - timedelta(hours=2)
    return way


def test_a_month_ahead_the_worker_has_released_what_was_scheduled(way, office, keeper):
    document = office.draft()
    way.submit(document)
    way.walk(document)
    way.decide(document, "office_release", "schedule", release_at=now() + 20 * DAY)
    db.session.commit()
    Worker().run_due()
    assert publication_of(document.id) is None

    assert set_to(keeper, now() + 30 * DAY).status_code == 303
    Worker().run_due()

    assert publication_of(document.id)
    assert verify().is_sound


def test_a_month_ahead_an_open_step_is_overdue(app, way, office, keeper):
    way.submit(office.draft(formed_on=today()))
    db.session.commit()
    head = app.test_client().sign_in(office.head)
    assert "light-overdue" not in head.get("/inbox/pool").text

    set_to(keeper, now() + 30 * DAY)

    assert "light-overdue" in head.get("/inbox/pool").text


def test_everybody_stays_signed_in_whatever_the_clock_says(app, office, keeper):
    db.session.commit()
    drafter = app.test_client().sign_in(office.drafter)

    set_to(keeper, now() + 200 * DAY)
    assert drafter.get("/account/sessions").status_code == 200
    set_to(keeper, now() - 400 * DAY, knows="y", key="back")

    assert drafter.get("/account/sessions").status_code == 200
    assert keeper.get(PAGE).status_code == 200


@pytest.mark.parametrize("language", ["zh_Hans_CN", "en"])
def test_every_page_says_that_the_time_is_not_real(app, keeper, language):
    banner = "banner-rehearsal"
    public = app.test_client()
    public.set_cookie("language", language)
    assert banner not in public.get("/").text

    set_to(keeper, now() + 30 * DAY)

    marked = f"{(now()).astimezone(BEIJING):%Y-%m-%d}"
    for browser, address in ((public, "/"), (public, "/gibtesnicht"), (keeper, "/admin/jobs")):
        page = browser.get(address).text
        assert banner in page
        assert marked in page


def test_going_back_is_confirmed_first_and_the_trail_stays_sound(keeper):
    set_to(keeper, now() + 30 * DAY)

    assert set_to(keeper, now() - DAY, key="back").status_code == 422
    assert distance() > 29 * DAY
    assert keeper.post(PAGE, data={"to": "real", "knows": "y", "key": "real"}).status_code == 303

    assert distance() == timedelta()
    assert verify().is_sound
    assert [row.act for row in of_subject("installation").rows][:2] == ["clock set", "clock set"]


def test_it_moves_by_days_and_once_for_each_press(keeper):
    for _ in range(2):
        assert keeper.post(PAGE, data={"to": "day", "key": "one"}).status_code == 303
    assert distance() == DAY

    keeper.post(PAGE, data={"to": "working day", "key": "two"})
    assert distance() >= 2 * DAY


def test_it_moves_on_to_the_next_deadline(way, office, keeper):
    document = office.draft()
    way.submit(document)
    due_on = way.step(document, "unit_review").due_on
    db.session.commit()

    keeper.post(PAGE, data={"to": "deadline", "key": "one"})
    while now().astimezone(BEIJING).date() < due_on:
        keeper.post(PAGE, data={"to": "deadline", "key": str(now())})

    assert f"{now().astimezone(BEIJING):%Y-%m-%d %H:%M}" == f"{due_on} 09:00"


def test_without_a_deadline_it_says_so(keeper):
    answer = keeper.post(PAGE, data={"to": "deadline", "key": "one"})

    assert answer.status_code == 422
    assert "没有到期事项" in answer.text


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "", "hour": "09:00"},
        {"day": "2026-02-30", "hour": "09:00"},
        {"day": "2026-03-02", "hour": "25:00"},
        {"day": "0001-01-01", "hour": "09:00"},
        {"day": "2018-01-01", "hour": "09:00", "knows": "y"},
        {"day": "2400-01-01", "hour": "09:00"},
        {"to": "tomorrow"},
        {"key": ""},
    ],
)
def test_what_it_cannot_be_set_to_is_said_beside_the_field(keeper, wrong):
    form = {"to": "moment", "day": "2026-03-02", "hour": "09:00", "key": "k"}

    answer = keeper.post(PAGE, data=form | wrong)

    assert answer.status_code == 422
    assert distance() == timedelta()


def test_another_process_learns_it_before_its_next_job(keeper):
    set_to(keeper, now() + 30 * DAY)
    keep_distance(timedelta())

    Worker().run_one()

    assert is_about(now(), real_time() + 30 * DAY)


def test_what_was_due_is_still_due_after_going_back(keeper):
    set_to(keeper, now() + 30 * DAY)
    with transaction():
        jobs.enqueue("soon", key="now", payload={})
        jobs.enqueue("later", key="later", payload={}, run_at=now() + DAY)

    keeper.post(PAGE, data={"to": "real", "knows": "y", "key": "real"})

    when = {kind: at for kind, at in db.session.execute(select(Job.kind, Job.run_at))}
    assert when["soon"] <= now()
    assert is_about(when["later"], now() + 31 * DAY)


def test_only_the_system_administrator_may_outside_the_demonstration(app, client, office):
    db.session.commit()
    browser = client.sign_in(office.drafter)
    assert browser.get(PAGE).status_code == 403
    assert browser.post(PAGE, data={"to": "day", "key": "k"}).status_code == 403

    app.config["DEMONSTRATION"] = True
    assert f'href="{PAGE}"' in app.test_client().get("/").text
    assert browser.post(PAGE, data={"to": "day", "key": "k"}).status_code == 303


def test_where_no_rehearsal_may_be_held_there_is_no_clock_to_set(app, keeper):
    set_to(keeper, now() + 30 * DAY)
    app.config["TIME_MACHINE"] = False
    keep_distance(timedelta())

    assert keeper.get(PAGE).status_code == 404
    assert keeper.post(PAGE, data={"to": "day", "key": "k"}).status_code == 404
    follow()
    assert distance() == timedelta()
