"""A fresh database runs the shipped procedures as version 1, whoever sees to it first."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from app.audit.models import AuditEntry
from app.designer import jobs as designer_jobs
from app.designer.shipped import SHIPPED, deploy_shipped
from app.engine.models import ProcedureVersion
from app.engine.queries import live_version
from app.jobs.registry import periods
from app.jobs.worker import Worker
from app.kit.db import db, transaction
from tests.engine.check.drawing import draw

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
DRAWN = draw(
    "start s;user a name=审核 lane=leader of=organ form=sign outcomes=approve;end e", "s>a;a>e"
)


def rows(table) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(table))


def test_a_fresh_database_gets_every_shipped_procedure_once(app):
    for _ in range(2):
        with transaction():
            deploy_shipped(AT)

    version = live_version("proactive_review")
    assert (version.number, version.deployed_by) == (1, None)
    assert version.source == (SHIPPED / "proactive_review.bpmn").read_bytes()
    assert rows(ProcedureVersion) == rows(AuditEntry) == len(list(SHIPPED.glob("*.bpmn")))


def test_a_process_that_has_a_version_is_left_alone(app, tmp_path):
    with transaction():
        deploy_shipped(AT)
    changed = (SHIPPED / "proactive_review.bpmn").read_bytes().replace("审批".encode(), b"OK")
    (tmp_path / "a.bpmn").write_bytes(changed)
    (tmp_path / "b.bpmn").write_bytes(DRAWN)

    with transaction():
        deployed = deploy_shipped(AT, folder=tmp_path)

    assert [version.process_id for version in deployed] == ["p"]


def test_two_processes_at_once_deploy_it_once(app, tmp_path):
    (tmp_path / "p.bpmn").write_bytes(DRAWN)

    def deploy(number: int) -> None:
        with app.app_context(), transaction():
            deploy_shipped(AT + timedelta(microseconds=number), folder=tmp_path)

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(deploy, range(6)))

    assert (rows(ProcedureVersion), rows(AuditEntry)) == (1, 1)


def test_the_worker_sees_to_it(app):
    assert designer_jobs.DEPLOY_SHIPPED in periods()
    worker = Worker()

    worker.keep_house()
    worker.run_due()

    assert live_version("proactive_review").number == 1


def test_the_command_sees_to_it(app):
    run = app.test_cli_runner().invoke

    first = run(args=["procedures", "deploy-shipped"])
    second = run(args=["procedures", "deploy-shipped"])

    assert (first.exit_code, first.output) == (0, "proactive_review 1\nrequest_handling 1\n")
    assert (second.exit_code, second.output) == (0, "")
