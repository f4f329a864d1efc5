"""Why a paper could not be read or become a draft."""

from flask_babel import lazy_gettext as _l

from app.files.errors import BadFile
from app.kit.errors import NotFound, ProductError


class NoTextFound(BadFile):
    """A scanned page, or an empty one."""

    message = _l("“%(name)s” contains no text. A scanned paper is typed in or attached instead.")


class TooManyAtOnce(BadFile):
    """One upload is one batch."""

    message = _l("At most %(most)s files at once. Use the command for whole folders.")


class NothingChosen(BadFile):
    """The form came without a file."""

    message = _l("Choose at least one file.")


class NotTakenOver(BadFile):
    """It belongs to something that was sealed away."""

    message = _l("This file is not taken over. Ask the secrecy reviewer of your organ.")


class NoSuchImport(NotFound):
    """Missing, or somebody else's."""

    message = _l("There is no such import.")


def unknown_problem(name: str) -> type[BadFile]:
    """The error a stored or sent name stands for."""
    return next((kind for kind in _all(BadFile) if kind.__name__ == name), BadFile)


def sentence(problem: str, values: dict[str, object]) -> str:
    """The sentence of a stored problem, in the reader's language."""
    kind = next((each for each in _all(ProductError) if each.__name__ == problem), BadFile)
    return str(kind(**values))


def _all(root: type[ProductError]) -> list[type]:
    found: list[type] = [root]
    for kind in root.__subclasses__():
        found.extend(_all(kind))
    return found
