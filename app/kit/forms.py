"""The base of every form: CSRF, and text without surrounding blanks."""

import re
from collections.abc import Iterable
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    HiddenField,
    PasswordField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.widgets import CheckboxInput, ListWidget

from app.kit.errors import ProductError

# Control characters, what turns the direction of everything after it, and what is no character.
NEEDED_BY_NO_TEXT = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
LINE_BREAKS_OF_WORD_PROCESSORS = re.compile("[\u2028\u2029]")


class Form(FlaskForm):
    """A form whose text fields come back trimmed and without control characters."""

    class Meta(FlaskForm.Meta):
        """How fields are bound."""

        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Any:
            kind = unbound_field.field_class
            if issubclass(kind, StringField) and not issubclass(kind, PasswordField):
                filters = list(unbound_field.kwargs.get("filters", ()))
                if not issubclass(kind, TextAreaField | HiddenField):
                    filters.append(on_one_line)
                unbound_field.kwargs["filters"] = [*dict.fromkeys([*filters, trimmed])]
            return super().bind_field(form, unbound_field, options)

    def blame(self, error: ProductError) -> None:
        """Put what an action found wrong beside the field it belongs to."""
        field = self._fields.get(error.values.get("field") or getattr(error, "field", None))
        if field is None:
            self.form_errors.append(str(error))
        else:
            field.errors = [*field.errors, str(error)]

    def blame_all(self, errors: Iterable[ProductError]) -> None:
        """The same for everything at once, but where a field has said already what is wrong."""
        for error in errors:
            field = self._fields.get(getattr(error, "field", None))
            if field is None or not field.errors:
                self.blame(error)

    @property
    def is_readable(self) -> bool:
        """Whether every choice and every day is one, so that its value can be built."""
        return not any(field.errors for field in self if field.type in ("SelectField", "DateField"))


class SelectMultipleCheckboxes(SelectMultipleField):
    """Several of a short list, each with its box."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


def trimmed(value: object) -> object:
    """``value`` without surrounding blanks and without characters that no text needs."""
    if not isinstance(value, str):
        return value
    return LINE_BREAKS_OF_WORD_PROCESSORS.sub("\n", NEEDED_BY_NO_TEXT.sub("", value)).strip()


def on_one_line(value: object) -> object:
    """``value`` as a name or a number is written; what is pasted often brings line breaks."""
    return " ".join(value.splitlines()) if isinstance(value, str) else value
