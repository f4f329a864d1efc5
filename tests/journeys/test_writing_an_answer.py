"""A drafter chooses what is decided, and is asked at once for what its letter needs."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from app.kit.db import db, transaction
from app.kit.time import now
from app.people.passwords import hashed
from tests.factories import PASSWORD
from tests.journeys import looks
from tests.journeys.live import Product
from tests.requests.office import Office

REASON = "属于内部工作流程方面的信息，不对外发生效力。"


@pytest.fixture(scope="module")
def case(product: Product) -> dict[str, str]:
    """A request that waits for its answer, and who writes it."""
    with product.app.app_context():
        with transaction():
            office = Office()
            office.at = now()
            office.drafter.password_hash = hashed(PASSWORD)
            found = {"path": str(office.collected().id), "login": office.drafter.login}
        db.session.remove()
    return found


@pytest.fixture
def editor(colleague: Callable[..., Any], case: dict[str, str]) -> Any:
    """The drafter before the editor."""
    page = colleague(case["login"], PASSWORD)
    page.goto(f"/requests/{case['path']}/answer")
    return page


def decide(page: Any, code: str) -> None:
    page.locator("[name=code]").select_option(code)


def test_choosing_brings_the_fields_and_returning_brings_the_words(editor: Any) -> None:
    decide(editor, "D5")
    editor.get_by_label("内部工作流程").check()
    editor.get_by_label("可以公开而不予公开的理由").fill(REASON)
    looks.check(editor)

    decide(editor, "U2")
    editor.get_by_label("需要另行制作的内容").wait_for()
    assert editor.get_by_label("可以公开而不予公开的理由").count() == 0
    decide(editor, "D5")

    assert editor.get_by_label("可以公开而不予公开的理由").input_value() == REASON
    assert editor.get_by_label("内部工作流程").is_checked()


def test_a_choice_made_before_the_scripts_came_counts(editor: Any) -> None:
    def late(route: Any) -> None:
        time.sleep(2)
        route.continue_()

    editor.route("**/app.js*", late)
    editor.reload(wait_until="commit")
    decide(editor, "D5")

    editor.get_by_label("可以公开而不予公开的理由").wait_for()
