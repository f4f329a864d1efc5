"""Work in a child process ends in time, in its memory, and tells what went wrong."""

import time

import pytest

from app.jobs import child

TARGETS = "tests.jobs.targets"


def run(function: str, *, seconds: int = 20, megabytes: int = 512, **args: object) -> bytes:
    return child.run(f"{TARGETS}:{function}", args, seconds=seconds, megabytes=megabytes)


def test_the_result_is_what_the_function_returned_and_no_noise() -> None:
    assert run("shout", text="审批单 a") == "审批单 A".encode()


def test_the_child_knows_no_secret_and_loads_no_product(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "nobody may see this")
    monkeypatch.setenv("DATABASE_URL", "sqlite://")

    names, _, loaded = run("what_is_known").decode().partition("|")

    assert not {"SECRET_KEY", "DATABASE_URL"} & set(names.split(","))
    assert loaded == "False"


def test_what_counts_pages_in_a_child_does_not_load_the_queue_and_its_database() -> None:
    loaded = run("what_comes_with", module="app.files.archive.pages").decode().split(",")

    assert "app.files.archive.pages" in loaded
    assert not {"sqlalchemy", "app.jobs.models"} & set(loaded)


def test_one_module_of_a_slice_is_imported_without_the_product() -> None:
    args = {"text": "云商[2026]3号"}

    with pytest.raises(child.ChildFailed, match="must return bytes"):
        child.run("app.law.document_number:normalise", args, seconds=20, megabytes=256)


@pytest.mark.parametrize("function", ["hang", "burn"])
def test_what_takes_too_long_is_killed(function: str) -> None:
    began = time.monotonic()

    with pytest.raises(child.ChildTooSlow):
        run(function, seconds=1)

    assert time.monotonic() - began < 10


def test_what_grows_too_large_is_ended() -> None:
    with pytest.raises(child.ChildTooLarge):
        run("eat", megabytes=256)


def test_an_error_is_told_with_its_reason() -> None:
    with pytest.raises(child.ChildFailed, match="印章缺失"):
        run("break_down")


def test_only_bytes_are_a_result() -> None:
    with pytest.raises(child.ChildFailed, match="must return bytes"):
        run("forget")
