"""A worker that knows only what a test teaches it."""

import pytest
from flask import Flask

from app.jobs import registry
from app.jobs.worker import Worker


@pytest.fixture
def worker(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Worker:
    """A worker that finds no duties but those of the test."""
    monkeypatch.setattr(registry, "_duties", {})
    monkeypatch.setattr(registry, "_periods", {})
    return Worker()
