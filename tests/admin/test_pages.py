"""Every page of this slice is sound for whoever may open it, and closed to everyone else."""

from uuid import uuid4

import pytest

from app.jobs import heartbeat
from app.kit.db import db
from tests import factories

SYSTEM = ("/admin/procedures", "/admin/jobs", "/admin/working-days")
AUDITOR = ("/admin/trail",)


@pytest.fixture
def organ(app):
    return factories.organ()


def _somebody(who, organ):
    if who == "clerk":
        return factories.person("drafter", organ=organ, unit=factories.unit(organ))
    return factories.administrator(who)


@pytest.mark.parametrize(
    ("who", "open_to_them"),
    [("system", SYSTEM), ("audit", AUDITOR), ("security", ()), ("clerk", ())],
)
def test_pages_are_open_to_the_right_duty_only(client, organ, who, open_to_them):
    client.sign_in(_somebody(who, organ))

    for path in SYSTEM + AUDITOR:
        assert client.get(path).status_code == (200 if path in open_to_them else 403), path


@pytest.mark.parametrize("who", ["system", "audit", "security", "clerk"])
def test_acts_are_open_to_the_right_duty_only(client, organ, who):
    client.sign_in(_somebody(who, organ))

    verified = client.post("/admin/trail/verify", data={})
    added = client.post("/admin/working-days", data={})
    removed = client.post(f"/admin/working-days/{uuid4()}/remove")
    retried = client.post(f"/admin/jobs/{uuid4()}/retry")

    assert verified.status_code == (303 if who == "audit" else 403)
    codes = [added.status_code, removed.status_code, retried.status_code]
    assert codes == ([422, 404, 404] if who == "system" else [403, 403, 403])


def test_each_administrator_starts_at_a_page_of_his(client):
    client.sign_in(factories.administrator("audit"))

    assert client.get("/start").location == "/admin/trail"


def test_staff_are_told_when_no_worker_is_there(app, client, monkeypatch):
    monkeypatch.setitem(app.config, "WARN_WITHOUT_WORKER", True)
    monkeypatch.setattr("app.admin.banner.ASK_AGAIN_SECONDS", -1)
    client.sign_in(factories.administrator("system"))

    without = client.get("/admin/jobs").text
    heartbeat.beat("machine:1:word")
    db.session.commit()
    with_one = client.get("/admin/jobs").text

    assert "后台作业进程未运行" in without
    assert "后台作业进程未运行" not in with_one
    assert "machine:1:word" in with_one
    app.extensions.pop("worker seen")


def test_the_public_and_the_sign_in_page_are_not_told(app, client, monkeypatch):
    monkeypatch.setitem(app.config, "WARN_WITHOUT_WORKER", True)

    assert "后台作业进程" not in client.get("/sign-in").text


def test_the_answer_about_the_worker_is_kept_for_a_while(app, client, monkeypatch):
    monkeypatch.setitem(app.config, "WARN_WITHOUT_WORKER", True)
    client.sign_in(factories.administrator("system"))

    def asked() -> int:
        client.get("/admin/procedures")
        return sum("FROM worker_heartbeat" in text for text in client.watch.statements)

    assert [asked(), asked()] == [1, 0]
    app.extensions.pop("worker seen")
