"""Fields of requests and answers: strict types, limited sizes, their sentences in two languages."""

import re
from collections.abc import Callable
from typing import Any, Self

from flask_babel import lazy_gettext as _l
from marshmallow import RAISE, Schema, fields
from marshmallow.validate import Length, Range, Regexp
from werkzeug.datastructures import FileStorage

from app.api.once import HEADER
from app.kit.forms import trimmed
from app.kit.paging import LAST_PAGE
from app.review.actions.once import LONGEST_KEY

MISSING = _l("This is missing.")
MISSHAPEN = _l("This does not have the form described in the documentation.")
UNKNOWN = _l("There is no such field.")
TOO_LONG = _l("This is too long or too short.")
NUMBER = re.compile(r"[0-9]{1,6}")


class Shape(Schema):
    """What goes over the wire. Nobody changes one, so that a copy may be the thing itself.

    flask-smorest copies all that is known of an endpoint with each thing it is told of it: a
    fifth of the time in which the product starts.
    """

    def __deepcopy__(self, _memo: object) -> Self:
        return self


class Given(Shape):
    """What a request brings: a field nobody asked for is refused."""

    class Meta:
        """How unknown fields are met."""

        unknown = RAISE

    error_messages = {"unknown": UNKNOWN, "type": MISSHAPEN}


class Answer(Shape):
    """What is answered: every field is always there."""

    def on_bind_field(self, field_name: str, field_obj: Any) -> None:
        field_obj.required = True


class Said:
    """The sentences of every field."""

    default_error_messages = dict.fromkeys(
        (
            *("null", "validator_failed", "invalid", "invalid_utf8", "invalid_uuid", "unknown"),
            *("invalid_awareness", "format", "type", "too_large"),
        ),
        MISSHAPEN,
    ) | {"required": MISSING}


class Text(Said, fields.String):
    """A text, cleaned like a form's: no surrounding blanks, no characters that no text has."""

    def __init__(
        self, *, most: int, least: int = 0, also: Callable[[str], None] | None = None, **more: Any
    ) -> None:
        size = Length(min=least or None, max=most, error=TOO_LONG)  # of what is left of it
        super().__init__(validate=[size, also] if also else size, **more)
        self.most = most

    def _deserialize(self, value: Any, attr: Any, data: Any, **more: Any) -> str:
        text = super()._deserialize(value, attr, data, **more) or ""
        if len(text) > self.most:
            raise self.make_error("invalid")
        return str(trimmed(text))


class Count(Said, fields.Integer):
    """A whole number in JSON: neither a text nor a truth value."""

    def __init__(self, *, most: int, least: int = 0, **more: Any) -> None:
        super().__init__(validate=Range(min=least, max=most, error=MISSHAPEN), **more)

    def _validated(self, value: Any) -> int:
        if type(value) is not int:
            raise self.make_error("invalid")
        return value


class Number(Said, fields.Integer):
    """A whole number in an address."""

    def __init__(self, *, least: int, most: int, **more: Any) -> None:
        super().__init__(validate=Range(min=least, max=most, error=MISSHAPEN), **more)

    def _validated(self, value: Any) -> int:
        if not isinstance(value, str) or not NUMBER.fullmatch(value):
            raise self.make_error("invalid")
        return int(value)


class Tick(Said, fields.Boolean):
    """True or false, and nothing that could be read as one of them."""

    def _deserialize(self, value: Any, attr: Any, data: Any, **more: Any) -> bool:
        if not isinstance(value, bool):
            raise self.make_error("invalid")
        return value


class Day(Said, fields.Date):
    """A day: 2026-11-24."""


class KeptDay(fields.String):
    """A day in the answer of a command, the same whether it was just found or kept with its key."""

    def __init__(self, **more: Any) -> None:
        super().__init__(metadata={"format": "date"}, **more)


class Moment(Said, fields.AwareDateTime):
    """A moment with its time zone: 2026-11-24T09:30:00+08:00."""


class Identity(Said, fields.UUID):
    """The id of something."""


class Word(Said, fields.Enum[Any]):
    """One of a few words."""

    def __init__(self, words: Any, **more: Any) -> None:
        super().__init__(words, by_value=True, **more)


class Many(Said, fields.List[Any]):
    """A list of a limited length."""

    def __init__(self, inner: Any, *, most: int, **more: Any) -> None:
        super().__init__(inner, validate=Length(max=most, error=TOO_LONG), **more)


class Part(Said, fields.Nested):
    """Fields within a field."""


class File(Said, fields.Raw):
    """A file with its name."""

    def __init__(self, **more: Any) -> None:
        super().__init__(metadata={"type": "string", "format": "binary"}, **more)

    def _deserialize(self, value: Any, attr: Any, data: Any, **more: Any) -> FileStorage:
        if not isinstance(value, FileStorage) or not value.filename:
            raise self.make_error("invalid")
        return value


class Paged(Given):
    """Which page of a list."""

    page = Number(least=1, most=LAST_PAGE, load_default=1)


class Keyed(Given):
    """The header every command carries."""

    key = fields.String(
        data_key=HEADER,
        required=True,
        validate=Regexp(rf"^[!-~]{{1,{LONGEST_KEY}}}\Z", error=MISSHAPEN),
        error_messages={"required": MISSING, "invalid": MISSHAPEN},
    )
