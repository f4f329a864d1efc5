"""Where figures are taken: a database of each kind, empty, with durable commits."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.kit.db import db
from tests.conftest import DATABASES, Database

KINDS = tuple(DATABASES.split(","))
os.environ.setdefault("PYTEST_XDIST_WORKER", "bench")


@contextmanager
def database(kind: str) -> Iterator[Database]:
    """The product on an empty database of ``kind``, within an application context."""
    with tempfile.TemporaryDirectory() as folder:
        made = Database(kind, Path(folder))
        made.empty()
        with made.app.app_context():
            yield made
            db.session.remove()
            db.engine.dispose()
