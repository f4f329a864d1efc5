"""What programs ask rather than browsers: everything under one prefix, told apart by its path."""

from flask import request

PREFIX = "/api"


def is_for_machines(path: str) -> bool:
    """Whether ``path`` belongs to programs: tokens instead of cookies, JSON instead of pages."""
    return path == PREFIX or path.startswith(f"{PREFIX}/")


def is_asked_by_machine() -> bool:
    """Whether this request is a program's."""
    return is_for_machines(request.path)
