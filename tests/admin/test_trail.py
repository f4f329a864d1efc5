"""The trail as the auditor reads it: in words, paged, filtered, and verified."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from app import audit
from app.admin import verification
from app.jobs.models import Job
from app.jobs.worker import Worker
from app.kit.db import db, transaction
from tests import factories

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@pytest.fixture
def organ(app):
    return factories.organ()


@pytest.fixture
def clerk(organ):
    return factories.person("drafter", organ=organ, unit=factories.unit(organ, "法规科"))


@pytest.fixture
def auditor(client):
    auditor = factories.administrator("audit")
    client.sign_in(auditor)
    return auditor


def write(act, *, organ, by, at=AT, subject="thing", **details) -> None:
    with transaction():
        audit.record(
            act, organ_id=organ.id if organ else None, by=by and by.id, at=at, subject=subject,
            **details,
        )  # fmt: skip


def test_an_entry_reads_like_a_sentence(client, auditor, organ, clerk):
    write("post given", organ=organ, by=clerk, subject=clerk.id, lane="leader", digest="f" * 64)

    page = client.get(f"/admin/trail?organ={organ.id}").text

    assert clerk.label in page
    for words in ("授予岗位", "2026-03-02 09:00", "领导", "ffffffffffff…"):
        assert words in page


def test_an_act_without_words_stands_for_itself(client, auditor, organ, clerk):
    write("window opened", organ=organ, by=None, subject="x" * 300, note="长" * 300, odd=[1])

    page = client.get(f"/admin/trail?organ={organ.id}").text

    assert "window opened" in page
    assert "系统" in page


def test_the_latest_entries_come_first_and_pages_follow(client, auditor, organ, clerk):
    for number in range(25):
        write("draft saved", organ=organ, by=clerk, subject=f"nr-{number:02d}")

    first = client.get(f"/admin/trail?organ={organ.id}").text
    second = client.get(f"/admin/trail?organ={organ.id}&page=2").text

    assert first.index("nr-24") < first.index("nr-05")
    assert "nr-04" not in first
    assert "nr-04" in second
    assert "nr-05" not in second


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("act=draft+saved", {"s-mine", "s-late"}),
        ("act=published", {"s-other"}),
        ("person={login}", {"s-mine", "s-late"}),
        ("person=nobody", set()),
        ("subject=s-mine", {"s-mine"}),
        ("since=2026-03-03", {"s-late"}),
        ("until=2026-03-02", {"s-mine", "s-other"}),
        ("since=2026-13-99&until=9999-12-31&person=%00&act=%00", {"s-mine", "s-other", "s-late"}),
    ],
)
def test_entries_can_be_looked_for(client, auditor, organ, clerk, query, found):
    write("draft saved", organ=organ, by=clerk, subject="s-mine")
    write("published", organ=organ, by=None, subject="s-other")
    write("draft saved", organ=organ, by=clerk, subject="s-late", at=AT + timedelta(hours=16))

    page = client.get(f"/admin/trail?organ={organ.id}&{query.format(login=clerk.login)}").text

    assert {name for name in ("s-mine", "s-other", "s-late") if f">{name}<" in page} == found


def test_the_number_of_statements_does_not_grow(client, auditor, organ, clerk):
    write("draft saved", organ=organ, by=clerk, subject=uuid4())
    client.get(f"/admin/trail?organ={organ.id}")
    few = len(client.watch.statements)
    for _ in range(20):
        write("draft saved", organ=organ, by=another(organ), subject=uuid4())

    client.get(f"/admin/trail?organ={organ.id}")

    assert len(client.watch.statements) == few


def test_an_organs_auditor_reads_its_chain_only(client, organ, clerk):
    other = factories.organ("青禾县统计局")
    write("draft saved", organ=organ, by=clerk, subject="of-ours")
    write("draft saved", organ=other, by=None, subject="of-others")
    write("draft saved", organ=None, by=None, subject="of-all")
    client.sign_in(factories.administrator("audit", organ=organ))

    page = client.get("/admin/trail").text

    assert "of-ours" in page
    assert "of-others" not in page + client.get("/admin/trail?act=draft+saved").text
    assert "of-all" not in page
    for chain in (other.id, "nonsense"):
        assert client.get(f"/admin/trail?organ={chain}").status_code == 404
        assert client.post("/admin/trail/verify", data={"organ": chain}).status_code == 404


def test_a_sound_chain_is_said_to_be_sound(client, auditor, organ, clerk):
    write("draft saved", organ=organ, by=clerk)

    client.post("/admin/trail/verify", data={"organ": organ.id})
    page = client.get(f"/admin/trail?organ={organ.id}").text

    assert "审计链完整：已核验 1 条记录" in page
    assert "核验留痕" in page


def test_the_first_forged_entry_is_named(client, auditor, organ, clerk, database):
    for number in range(3):
        write("draft saved", organ=organ, by=clerk, subject=f"nr-{number}")
    forge(database, "UPDATE audit_entry SET subject = 'forged' WHERE sequence = 2")

    client.post("/admin/trail/verify", data={"organ": organ.id})
    page = client.get(f"/admin/trail?organ={organ.id}").text

    assert "审计链与写入时不一致" in page
    assert "第 2 条记录被改动" in page


def test_a_long_chain_is_left_to_the_worker(client, auditor, organ, clerk, monkeypatch):
    monkeypatch.setattr(verification, "LONGEST_AT_ONCE", 1)
    for _ in range(2):
        write("draft saved", organ=organ, by=clerk)

    address, label = f"/admin/trail?organ={organ.id}", auditor.label
    for _ in range(2):
        client.post("/admin/trail/verify", data={"organ": organ.id})
    waiting = db.session.query(Job).filter_by(kind=verification.JOB).count()
    Worker().run_due()
    page = client.get(address).text

    assert waiting == 1
    assert "核验 2 条记录" in page
    assert label in page


def another(organ):
    person = factories.person("drafter", organ=organ)
    db.session.commit()
    return person


def forge(database, statement: str) -> None:
    """Change the trail behind its triggers' back."""
    if database.kind == "sqlite":
        for act in ("update", "delete"):
            db.session.execute(text(f"DROP TRIGGER audit_entry_no_{act}"))
        db.session.execute(text(statement))
    else:
        db.session.execute(text("SET LOCAL session_replication_role = replica"))
        db.session.execute(text(statement))
    db.session.commit()
