"""What can go wrong only here, in the words of whoever writes the program."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Invalid


class UnknownAnswer(Invalid):
    """An answer to a question that the step does not ask."""

    message = _l("This step does not ask this question.")


class FactNotAsked(Invalid):
    """A fact that the chosen decision does not ask for."""

    message = _l("This decision does not ask for this.")
