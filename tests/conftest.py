"""A database for each test: SQLite always, PostgreSQL when TEST_POSTGRES_URL names a server."""

import gc
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import create_engine, inspect, text

from app import create_app
from app.kit.db import Base, db
from app.people.models import Person
from config import Testing
from tests.client import Client, be_strict
from tests.journeys.chromium import what_is_missing

OF_PAGES = re.compile(r"test_(\w+_)?(pages|routes)$")
POSTGRES = os.environ.get("TEST_POSTGRES_URL")
LONG = (
    *("journeys/test_every_page", "faults/test_garbage", "faults/test_killed"),
    *("faults/test_killed_requests", "api/test_schemathesis", "sealing/test_nowhere"),
    *("faults/test_garbage_at_requests", "journeys/test_drawing_page", "dossier/test_dossier"),
    *("journeys/test_the_walk", "journeys/test_the_walk_of_a_request", "faults/test_statements"),
    *("archive/test_case_file", "admin/test_demonstration", "admin/test_demonstration_told"),
    *("journeys/test_public_reading", "journeys/test_static_copy", "migrations/test_migrations"),
    *("jobs/test_processes", "remedies/test_remedies"),
)
DATABASES = os.environ.get("TEST_DATABASES", "sqlite,postgresql" if POSTGRES else "sqlite")


def left_out() -> list[str]:
    """What cannot be tested on this machine, a line each."""
    missing = [] if POSTGRES else ["PostgreSQL is left out: TEST_POSTGRES_URL names no server."]
    return missing + [line for line in (what_is_missing(),) if line]


def pytest_configure() -> None:
    """Under CI nothing may be left out."""
    if os.environ.get("CI") and left_out():
        raise pytest.UsageError(f"CI needs everything; make test brings it. {' '.join(left_out())}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line what was left out, also when pytest is to be quiet."""
    if missing := left_out():
        terminalreporter.write_line(" ".join(missing))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Whatever touches the database runs once for each of them, or for those it is marked with.

    Pages ask for status, words and permission: the first database will do for them.
    """
    if "database" in metafunc.fixturenames:
        marked = metafunc.definition.get_closest_marker("databases")
        kinds = [kind for kind in DATABASES.split(",") if marked is None or kind in marked.args]
        if marked is None and OF_PAGES.search(metafunc.module.__name__):
            kinds = kinds[:1]
        metafunc.parametrize("database", kinds, indirect=True, scope="session")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first: no worker has it before him when the others are done."""
    places = {name: place for place, name in enumerate(LONG)}
    items.sort(
        key=lambda item: places.get(f"{item.path.parent.name}/{item.path.stem}", len(places))
    )


def pytest_collection_finish() -> None:
    """What was collected stays to the end: looking for rubbish in it took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def _settings(url: str, folder: Path) -> Testing:
    settings = Testing()
    settings.SQLALCHEMY_DATABASE_URI = url
    settings.DATA_DIR = folder
    return settings


class Sweeper:
    """Deletes what stands in a PostgreSQL database, over one connection that stays open.

    A test leaves rows in a few tables; to truncate all of them takes ten times as long.
    """

    def __init__(self, url: str) -> None:
        self.connection = create_engine(url, isolation_level="AUTOCOMMIT").connect()
        names = inspect(self.connection).get_table_names()
        self.which = text(
            " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (TABLE {name})" for name in names)
        )
        # What is kept for ever is kept by triggers; no foreign key asks for an order either.
        self.connection.execute(text("SET session_replication_role = replica"))

    def sweep(self) -> None:
        if names := self.connection.scalars(self.which).all():
            self.connection.exec_driver_sql("; ".join(f"DELETE FROM {name}" for name in names))

    def close(self) -> None:
        self.connection.close()
        self.connection.engine.dispose()


class Database:
    """Where tests keep their rows, and how to get back to an empty one."""

    def __init__(self, kind: str, folder: Path) -> None:
        self.kind = kind
        self.folder = folder
        worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
        if kind == "sqlite":
            self.file = folder / "test.db"
            self.url = f"sqlite:///{self.file}"
        else:
            self.url = self.fresh_postgres(f"test_{worker}")
        self.app = create_app(_settings(self.url, folder / "data"))
        be_strict(self.app)
        with self.app.app_context():
            Base.metadata.create_all(db.engine)
            db.session.remove()
            db.engine.dispose()
        self.sweeper = Sweeper(self.url) if kind == "postgresql" else None
        if kind == "sqlite":
            engine = create_engine(self.url)
            with engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            engine.dispose()
            shutil.copy(self.file, folder / "empty.db")

    @staticmethod
    def fresh_postgres(name: str) -> str:
        assert POSTGRES
        engine = create_engine(POSTGRES, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return POSTGRES.rsplit("/", 1)[0] + f"/{name}"

    def empty(self) -> None:
        """Forget everything the last test wrote."""
        with self.app.app_context():
            db.session.remove()
            if not self.sweeper:
                db.engine.dispose()
        if self.sweeper:
            self.sweeper.sweep()
        else:
            for suffix in ("-wal", "-shm"):
                self.file.with_name(self.file.name + suffix).unlink(missing_ok=True)
            shutil.copy(self.folder / "empty.db", self.file)
        shutil.rmtree(self.folder / "data", ignore_errors=True)
        (self.folder / "data").mkdir()

    def close(self) -> None:
        """Leave no connection open."""
        self.empty()
        with self.app.app_context():
            db.engine.dispose()
        if self.sweeper:
            self.sweeper.close()


@pytest.fixture(scope="session")
def databases() -> Iterator[dict[str, Database]]:
    """One of each kind for the whole run: tests change between them several hundred times."""
    made: dict[str, Database] = {}
    yield made
    for database in made.values():
        database.close()


@pytest.fixture(scope="session")
def database(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    databases: dict[str, Database],
) -> Database:
    kind = request.param
    if kind not in databases:
        databases[kind] = Database(kind, tmp_path_factory.mktemp(kind))
    return databases[kind]


@pytest.fixture
def app(database: Database) -> Iterator[Flask]:
    """The product on an empty database, within an application context."""
    database.empty()
    with database.app.app_context():
        yield database.app
        db.session.remove()
        if database.kind == "sqlite":
            db.engine.dispose()


@pytest.fixture
def client(app: Flask) -> Client:
    """A strict browser with nobody signed in."""
    return app.test_client()  # type: ignore[return-value]


@pytest.fixture
def sign_in() -> Callable[[Client, Person], Client]:
    """``sign_in(client, person)``: the client is that person from now on."""
    return Client.sign_in


@pytest.fixture
def committed(app: Flask) -> Iterator[None]:
    """For tests of routes and jobs, which open their own transactions."""
    db.session.commit()
    yield
