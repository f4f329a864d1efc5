"""Dead jobs get another chance, by whom it concerns, and the trail says who gave it."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from app.audit.models import AuditEntry
from app.jobs.models import Job, JobState
from app.kit.db import db
from app.kit.time import now
from tests import factories

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def job(state=JobState.DEAD, *, organ=None, **columns) -> Job:
    row = Job(
        kind="wake", key=uuid4().hex, payload={}, organ_id=organ and organ.id, state=state,
        made_at=AT, failures=5, last_error="ZeroDivisionError", **{"run_at": AT, **columns},
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    return row


@pytest.fixture
def keeper(client):
    client.sign_in(factories.administrator("system"))
    return client


def test_a_dead_job_is_listed_and_tried_again(keeper):
    dead = job()

    listed = keeper.get("/admin/jobs").text
    answer = keeper.post(f"/admin/jobs/{dead.id}/retry")

    assert "处理定时到期" in listed
    assert answer.status_code == 303
    assert (dead.state, dead.failures) == (JobState.READY, 0)
    acts = db.session.scalars(select(AuditEntry.act).where(AuditEntry.subject == str(dead.id)))
    assert list(acts) == ["job tried again"]


def test_a_second_click_is_too_late(keeper):
    dead = job()
    keeper.post(f"/admin/jobs/{dead.id}/retry")

    assert keeper.post(f"/admin/jobs/{dead.id}/retry").status_code == 409


def test_the_page_says_how_long_the_oldest_has_waited(keeper):
    job(JobState.READY, run_at=now() - timedelta(hours=3, minutes=5))

    assert "3 小时" in keeper.get("/admin/jobs").text


def test_an_organs_administrator_sees_and_retries_its_own_only(client):
    ours, others = factories.organ(), factories.organ("青禾县统计局")
    mine, foreign, everyones = job(organ=ours), job(organ=others), job()
    client.sign_in(factories.administrator("system", organ=ours))

    page = client.get("/admin/jobs").text

    assert mine.key in page
    assert foreign.key not in page
    assert everyones.key not in page
    for each in (foreign, everyones):
        assert client.post(f"/admin/jobs/{each.id}/retry").status_code == 404
    assert client.post(f"/admin/jobs/{mine.id}/retry").status_code == 303


def test_long_lists_are_paged_with_the_same_statements(keeper):
    job()
    keeper.get("/admin/jobs")
    few = len(keeper.watch.statements)
    for _ in range(25):
        job()

    assert "page=2" in keeper.get("/admin/jobs").text
    assert len(keeper.watch.statements) == few
