"""The root of every error a user can be told about, and its kinds."""

from typing import ClassVar

from flask_babel import LazyString, lazy_gettext


class ProductError(Exception):
    """Something the user can understand: ``message`` is the sentence, filled with ``values``."""

    message: ClassVar[LazyString | str] = ""

    def __init__(self, **values: object) -> None:
        super().__init__()
        self.values = values

    def __str__(self) -> str:
        return str(self.message) % self.values if self.values else str(self.message)


class Refused(ProductError):
    """This person may not do this (403)."""

    message = lazy_gettext("This is not yours to do.")


class NotKnown(Refused):
    """Nobody knows who asks (401)."""

    message = lazy_gettext("You are not signed in, or no longer. Sign in again.")


class TooOften(Refused):
    """Too many attempts in a short time (429)."""

    message = lazy_gettext("Too many attempts. Wait a few minutes.")


class Conflict(ProductError):
    """Somebody or something else was first (409)."""

    message = lazy_gettext("This has changed since you opened it.")


class Invalid(ProductError):
    """What was sent does not fit the rules (422). ``field`` names the form field it belongs to."""

    message = lazy_gettext("This does not fit the rules.")
    field: ClassVar[str | None] = None


class NotFound(ProductError):
    """Missing, or not visible to this person: the two are not told apart (404)."""

    message = lazy_gettext("There is nothing here.")
