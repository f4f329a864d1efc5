"""Every page of this slice is sound for whoever may open it, and closed to everyone else."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from app.admin.procedures import deploy_shipped
from app.engine.queries import live_version
from app.jobs import heartbeat
from app.kit.db import db, transaction
from tests import factories

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
SYSTEM = ("/admin/procedures", "/admin/jobs", "/admin/working-days")
AUDITOR = ("/admin/trail",)


@pytest.fixture
def organ(app):
    return factories.organ()


@pytest.fixture
def version(app):
    with transaction():
        deploy_shipped(AT)
    return live_version("proactive_review")


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


def test_a_version_is_shown_with_its_check_and_its_file(client, version):
    client.sign_in(factories.administrator("system"))
    address = f"/admin/procedures/versions/{version.id}"
    source = version.source

    page = client.get(address)
    file = client.get(f"{address}/original.bpmn")

    assert "科室负责人初审" in page.text
    assert "合格" in page.text
    assert client.get("/admin/procedures/proactive_review").status_code == 200
    assert file.data == source
    assert "attachment" in file.headers["Content-Disposition"]


def test_what_was_never_deployed_is_not_found(client):
    client.sign_in(factories.administrator("system"))

    for path in ("nothing", f"versions/{uuid4()}", f"versions/{uuid4()}/original.bpmn"):
        assert client.get(f"/admin/procedures/{path}").status_code == 404, path


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
