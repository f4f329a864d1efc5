"""``flask procedures deploy``: two system administrators, a note, and an entry in the trail."""

import json

import pytest
from sqlalchemy import select

from app.audit.models import AuditEntry
from app.engine.queries import live_version
from app.kit.db import db
from app.people.models import Duty
from tests import factories
from tests.engine.check.drawing import draw

DRAWN = draw(
    "start s;user a name=审核 lane=leader of=organ form=sign outcomes=approve;end e", "s>a;a>e"
)
CHANGED = DRAWN.replace("审核".encode(), "审批".encode())
UNLAWFUL = draw("start s;user a;service o operation=publish;end e", "s>a;a>o;o>e")


@pytest.fixture
def administrators(app):
    logins = [factories.administrator(Duty.SYSTEM).login for _ in range(2)]
    db.session.commit()
    return logins


@pytest.fixture
def deploy(app, tmp_path):
    def run(source, *arguments):
        file = tmp_path / "p.bpmn"
        file.write_bytes(source)
        words = ["procedures", "deploy", str(file), "--note", "说明", "--json", *arguments]
        result = app.test_cli_runner().invoke(args=words)
        db.session.rollback()
        return result

    return run


def test_the_first_version_needs_nobody(deploy):
    result = deploy(DRAWN)

    assert result.exit_code == 0
    assert json.loads(result.stdout)["number"] == 1
    assert live_version("p").source == DRAWN


def test_a_second_version_needs_two_administrators(deploy, administrators):
    deploy(DRAWN)

    alone = deploy(CHANGED, "--by", administrators[0], "--approved-by", administrators[0])
    together = deploy(CHANGED, "--by", administrators[0], "--approved-by", administrators[1])

    assert (alone.exit_code, together.exit_code) == (1, 0)
    assert live_version("p").number == 2


def test_somebody_else_may_not_deploy(deploy, app):
    security = factories.administrator(Duty.SECURITY).login
    db.session.commit()

    result = deploy(DRAWN, "--by", security)

    assert result.exit_code == 1
    assert live_version("p") is None


def test_a_refused_diagram_is_not_deployed_and_its_faults_are_told(deploy):
    result = deploy(UNLAWFUL)

    assert result.exit_code == 1
    assert "第十七条" in result.stderr
    assert live_version("p") is None


def test_deploying_stands_in_the_trail(deploy, administrators):
    deploy(DRAWN, "--by", administrators[0])

    acts = list(db.session.scalars(select(AuditEntry.act)))

    assert acts == ["procedure deployed"]


def test_a_second_version_needs_whoever_deploys_it_to_be_named(deploy, administrators):
    deploy(DRAWN)

    result = deploy(CHANGED, "--approved-by", administrators[1])

    assert result.exit_code == 1
    assert live_version("p").number == 1


def test_an_organs_own_administrator_may_not_deploy_for_all(deploy):
    login = factories.administrator(Duty.SYSTEM, organ=factories.organ()).login
    db.session.commit()

    result = deploy(DRAWN, "--by", login)

    assert result.exit_code == 1
    assert live_version("p") is None


def test_a_login_nobody_has_is_named(deploy):
    result = deploy(DRAWN, "--by", "nobody")

    assert result.exit_code == 1
    assert "nobody" in result.stderr


def test_the_version_in_use_again_changes_nothing(deploy):
    deploy(DRAWN)

    again = deploy(DRAWN)

    assert (again.exit_code, json.loads(again.stdout)["number"]) == (0, 1)
    assert len(db.session.scalars(select(AuditEntry.act)).all()) == 1


def test_a_version_says_why_it_exists(deploy):
    assert deploy(DRAWN, "--note", " ").exit_code == 1
    assert live_version("p") is None


@pytest.mark.parametrize("source", [b"", b"no diagram", b"<html/>"])
def test_what_is_no_diagram_is_unreadable(deploy, source):
    assert deploy(source).exit_code == 2
