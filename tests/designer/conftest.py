"""Two administrators of the installation, and a procedure that may be changed."""

from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from flask import Flask

from app.designer import actions
from app.designer.actions.noting import Sent
from app.designer.models import ProcedureDraft
from app.designer.shipped import deploy_shipped
from app.engine.models import ProcedureVersion
from app.engine.queries import live_version
from app.people.models import Person
from tests import factories

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
SHIPPED = Path(__file__).parents[2] / "workflows" / "proactive_review.bpmn"
SOURCE = SHIPPED.read_bytes()
RENAMED = SOURCE.replace("组长/副组长审批".encode(), "分管领导审批".encode())
UNREVIEWED = SOURCE.replace(b' duty="secrecy_review"', b"")
_numbers = count(1)


def sent(draft: ProcedureDraft, *, seen: int | None = None, key: str = "") -> Sent:
    """What the page would send about the draft as it is now."""
    return Sent(draft.revision if seen is None else seen, key or f"key-{next(_numbers)}")


def later() -> datetime:
    """Every act has a moment of its own."""
    return AT + timedelta(minutes=next(_numbers))


@pytest.fixture
def live(app: Flask) -> ProcedureVersion:
    """The shipped procedure, in force."""
    deploy_shipped(AT)
    version = live_version("proactive_review")
    assert version
    return version


@pytest.fixture
def author(app: Flask) -> Person:
    return factories.administrator("system")


@pytest.fixture
def second(app: Flask) -> Person:
    return factories.administrator("system")


@pytest.fixture
def draft(live: ProcedureVersion, author: Person) -> ProcedureDraft:
    """A draft of the procedure in force, not changed yet."""
    return actions.begin(live.id, by=author, key="begin", at=later())


@pytest.fixture
def proposed(draft: ProcedureDraft, author: Person) -> ProcedureDraft:
    """The same with one step renamed, waiting for approval."""
    actions.save(draft.id, RENAMED, sent=sent(draft), by=author, at=later())
    return propose(draft, by=author)


def propose(draft: ProcedureDraft, *, by: Person) -> ProcedureDraft:
    return actions.propose(draft.id, sent=sent(draft), why="改称谓。", by=by, at=later())
