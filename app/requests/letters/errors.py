"""What keeps an answer and its letter from being handed in, issued or served."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Conflict, Invalid


class LetterChanged(Conflict):
    """What is signed is what was reviewed, to the letter."""

    message = _l(
        "The answer or its letter is no longer what was handed in. Return it to its drafter, who"
        " hands it in again."
    )


class EnclosureNotReady(Invalid):
    """Only the cleaned copy is given out."""

    message = _l("The copy of “%(name)s” that is given out is still being made. Wait a moment.")


class EnclosureNotClean(Invalid):
    """Without a cleaned copy nothing is given out."""

    message = _l(
        "“%(name)s” cannot be given out: no copy free of hidden content can be made of it."
        " Print it into a new PDF and enclose that."
    )


class NumbersUnanswered(Invalid):
    """Somebody looks at every number of a person before it leaves the house."""

    message = _l(
        "The files that go with the answer contain numbers of persons. Take them out, or confirm in"
        " the answer that each may be given out."
    )


class LinkIsDead(Invalid):
    """Art. 36(1): what is public already can be read there."""

    message = _l(
        "The address in the answer leads to a page of this portal that is not public. Choose"
        " another one."
    )


class WordingBlank(Invalid):
    """A paragraph is reworded, not emptied."""

    message = _l("A paragraph of the letter cannot be left blank.")
    field = "paragraphs"


class NothingToWrite(Conflict):
    """What the letter would say has not happened."""

    message = _l("This letter cannot be drawn up now: what it tells of has not happened.")


class DrawnAlready(Conflict):
    """One of a kind."""

    message = _l("This letter has been drawn up already. Annul it before another one is drawn up.")


class NotByItself(Conflict):
    """An answer falls with its case, a notice at its step."""

    message = _l("The letter of an answer is not annulled by itself.")


class NoLetterYet(Conflict):
    """Nothing to serve."""

    message = _l("The letter of this answer has not been drawn up.")
