"""The questions each kind of step asks, and which answers go with which outcome.

A fixed whitelist: whatever else is sent is dropped, whatever is blank is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.kit.errors import Invalid
from app.kit.time import legal_day
from app.review.errors import AnswerMissing, AnswerUnfit
from app.review.opinion import RETURN

LONGEST_ANSWER = 2000
RELEASE_AT = "release_at"
POSITIVE = frozenset({"approve", "open", "release", "schedule"})


class Kind(StrEnum):
    """How a question is answered."""

    CHOICE = "choice"
    TEXT = "text"
    DAY = "day"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class Question:
    """``good`` is the answer a positive outcome needs; ``only`` the outcomes that ask it."""

    name: str
    words: LazyString
    kind: Kind = Kind.CHOICE
    choices: tuple[tuple[str, LazyString], ...] = ()
    good: str | None = None
    only: frozenset[str] | None = None
    required: bool = True

    @property
    def is_short(self) -> bool:
        """One line is enough for the answer."""
        return self.name in ("number", "authority", "legal_basis")

    def is_asked(self, verdict: str) -> bool:
        """Whether somebody who decides ``verdict`` has to answer."""
        return self.only is None or verdict in self.only


YES_NO = (("yes", _l("Yes")), ("no", _l("No")))
FIT = (("yes", _l("Suitable")), ("no", _l("Not suitable")))
FOUND = (("no", _l("Not involved")), ("yes", _l("Involved")))
FORWARDS = frozenset({"approve"})


def _secrecy(name: str, words: LazyString) -> tuple[Question, Question]:
    return (
        Question(name, words, choices=FOUND, good="no"),
        Question(f"{name}_note", _l("What, and where"), kind=Kind.TEXT, required=False),
    )


QUESTIONS: Mapping[str, tuple[Question, ...]] = {
    "review": (
        Question(
            "attribute_confirmed",
            _l("Is the disclosure attribute right, and its basis?"),
            choices=YES_NO,
            good="yes",
        ),
        Question("is_complete", _l("Is the item complete?"), choices=YES_NO, good="yes"),
        Question("is_correct", _l("Is the content correct?"), choices=YES_NO, good="yes"),
    ),
    "office": (
        Question("wording", _l("Wording"), choices=FIT, good="yes"),
        Question("timing", _l("Timing"), choices=FIT, good="yes"),
        Question("way", _l("Way of disclosing"), choices=FIT, good="yes"),
    ),
    "secrecy": (
        *_secrecy("state_secret", _l("State secrets")),
        *_secrecy("work_secret", _l("Work secrets")),
        *_secrecy("trade_secret", _l("Trade secrets")),
        *_secrecy("privacy", _l("Personal privacy and personal information")),
        *_secrecy("aggregation", _l("Harmless alone, sensitive together (aggregation)")),
        *_secrecy("stability", _l("Public safety, economic safety and social stability")),
        Question(
            "places",
            _l("Places to be changed, and how"),
            kind=Kind.TEXT,
            only=frozenset({"open_after_change"}),
        ),
    ),
    "secrecy_opinion": (
        Question("authority", _l("Secrecy department that gave the opinion"), kind=Kind.TEXT),
        Question("dated", _l("Date of the opinion"), kind=Kind.DAY),
        Question("number", _l("Number of the letter"), kind=Kind.TEXT),
        Question("words", _l("What it says"), kind=Kind.TEXT),
    ),
    "legal": (
        Question("facts", _l("Were the facts established?"), choices=YES_NO, good="yes"),
        Question("basis", _l("Is the legal basis right?"), choices=YES_NO, good="yes"),
        Question("procedure", _l("Was the procedure kept?"), choices=YES_NO, good="yes"),
        Question("remedy", _l("Is the remedy told rightly?"), choices=YES_NO, good="yes"),
    ),
    "conclude": (Question("legal_basis", _l("Legal basis"), kind=Kind.TEXT),),
    "release": (
        Question(
            "previewed",
            _l("I have read the exact preview of what will be public"),
            kind=Kind.TICK,
            good="yes",
            only=frozenset({"release", "schedule"}),
        ),
    ),
}


def questions(form: str) -> tuple[Question, ...]:
    """What a step with ``form`` asks."""
    return QUESTIONS.get(form, ())


def checked(
    form: str, verdict: str, given: Mapping[str, object], *, at: datetime
) -> dict[str, str]:
    """The answers to keep; raises the first problem."""
    for problem in problems(form, verdict, given, at=at):
        raise problem
    return {
        question.name: answer
        for question in questions(form)
        if question.is_asked(verdict) and (answer := _plain(given.get(question.name)))
    }


def problems(
    form: str, verdict: str, given: Mapping[str, object], *, at: datetime
) -> list[Invalid]:
    """Every answer that is missing or does not go with ``verdict``.

    A return may leave questions open: the returner says in words what is wrong.
    """
    found: list[Invalid] = []
    for question in questions(form):
        answer = _plain(given.get(question.name))
        if not question.is_asked(verdict):
            continue
        if answer and not _is_possible(question, answer, at):
            found.append(AnswerMissing(question.name, question.words))
        elif answer and question.good and verdict in POSITIVE and answer != question.good:
            found.append(AnswerUnfit(question.name, question.words))
        elif not answer and verdict != RETURN and _is_needed(form, question, given):
            found.append(AnswerMissing(question.name, question.words))
    return found


def _is_possible(question: Question, answer: str, at: datetime) -> bool:
    if question.kind is Kind.CHOICE:
        return answer in {value for value, _ in question.choices}
    return question.kind is not Kind.DAY or _is_past_day(answer, at)


def _is_needed(form: str, question: Question, given: Mapping[str, object]) -> bool:
    """What is involved needs a note saying where."""
    if question.required or form != "secrecy":
        return question.required
    return _plain(given.get(question.name.removesuffix("_note"))) == "yes"


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, date):
        return value.isoformat()
    return value.strip()[:LONGEST_ANSWER] if isinstance(value, str) else ""


def _is_past_day(text: str, at: datetime) -> bool:
    try:
        return date(2000, 1, 1) <= date.fromisoformat(text) <= legal_day(at)
    except ValueError:
        return False


def in_words(form: str, kept: Mapping[str, object]) -> list[tuple[LazyString, object]]:
    """Questions and answers as the page and the sheet print them."""
    said: list[tuple[LazyString, object]] = []
    if moment := kept.get(RELEASE_AT):
        said.append((_l("Time of release (Beijing time)"), moment))
    for question in questions(form):
        if answer := kept.get(question.name):
            choices = dict(YES_NO if question.kind is Kind.TICK else question.choices)
            said.append((question.words, choices.get(str(answer), answer)))
    return said
