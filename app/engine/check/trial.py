"""Runs every outcome of a sound diagram once, in a child process with limits."""

from app.engine.check.report import Report


def check_trial(source: bytes, report: Report) -> None:
    """Later."""
