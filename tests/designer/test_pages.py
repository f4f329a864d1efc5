"""The pages of procedures: the version in use, its check, its file."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from app.designer.shipped import deploy_shipped
from app.engine.queries import live_version
from app.kit.db import transaction
from tests import factories

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@pytest.fixture
def version(app):
    with transaction():
        deploy_shipped(AT)
    return live_version("proactive_review")


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
