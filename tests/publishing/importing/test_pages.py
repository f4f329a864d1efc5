import io

from flask import Flask

from app.kit.db import db, transaction
from app.kit.time import now
from app.people.models import Person
from app.publishing.importing import actions
from app.publishing.importing.values import HandedIn
from tests import factories
from tests.client import Client
from tests.publishing.importing.test_reading import HEAD
from tests.publishing.importing.test_taking_over import clerk, work

__all__ = ["clerk"]
PAGE = "/documents/import"


def test_papers_are_handed_in_and_followed(app: Flask, client: Client, clerk: Person) -> None:
    client.sign_in(clerk)
    files = [(io.BytesIO(HEAD.encode()), "要点.txt"), (io.BytesIO(b"x"), "旧.doc")]

    answer = client.post(PAGE, data={"upload": files}, content_type="multipart/form-data")
    before = client.get(answer.location).text
    work()
    after = client.get(answer.location).text

    assert answer.status_code == 303
    assert "已读取1／2个文件" in before
    assert 'http-equiv="refresh"' in before
    assert "已读取2／2个文件" in after
    assert "refresh" not in after
    assert "- 主题词:" in after
    assert "不接收此类文件" in after
    assert "云川市商务局2018年政务公开工作要点" in after


def test_htmx_gets_the_progress_alone(app: Flask, client: Client, clerk: Person) -> None:
    client.sign_in(clerk)
    with transaction():
        batch_id = actions.hand_in(
            [HandedIn("要点.txt", io.BytesIO(HEAD.encode()))], by=clerk, key="k", at=now()
        )

    text = client.get(f"{PAGE}/{batch_id}", headers={"HX-Request": "true"}).text

    assert text.lstrip().startswith('<div id="import_progress"')
    assert 'hx-trigger="every 2s"' in text


def test_a_form_without_files_comes_back(app: Flask, client: Client, clerk: Person) -> None:
    client.sign_in(clerk)

    answer = client.post(PAGE, data={}, content_type="multipart/form-data")

    assert answer.status_code == 422
    assert "请至少选择一个文件" in answer.text


def test_the_page_warns_and_lists_earlier_imports(
    app: Flask, client: Client, clerk: Person
) -> None:
    client.sign_in(clerk)
    with transaction():
        actions.hand_in([HandedIn("a.txt", io.BytesIO(b"x"))], by=clerk, key="k", at=now())

    text = client.get(PAGE).text

    assert "本系统为非涉密系统" in text
    assert "以往导入" in text


def test_somebody_elses_import_is_not_there(app: Flask, client: Client, clerk: Person) -> None:
    with transaction():
        batch_id = actions.hand_in(
            [HandedIn("a.txt", io.BytesIO(b"x"))], by=clerk, key="k", at=now()
        )
    organ = factories.organ("云川市统计局")
    other = factories.person("drafter", organ=organ, unit=factories.unit(organ))
    db.session.commit()

    assert client.sign_in(other).get(f"{PAGE}/{batch_id}").status_code == 404


def test_who_drafts_nothing_imports_nothing(app: Flask, client: Client, clerk: Person) -> None:
    organ = factories.organ("云川市统计局")
    leader = factories.person("leader", organ=organ)
    db.session.commit()

    assert client.sign_in(leader).get(PAGE).status_code == 403
