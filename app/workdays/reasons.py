"""How the last day of a term is written (暂定 while the notice of its year is not issued), and why
an entry of a ledger does not count.
"""

from datetime import date

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.law.standing import ProblemCode
from app.law.working_days import WorkingCalendar
from app.workdays import hooks

NATIONAL = WorkingCalendar()

PROBLEMS: dict[ProblemCode, LazyString] = {
    ProblemCode.IMPOSSIBLE_ORDER: _l("These days cannot follow each other; none of them counts."),
    ProblemCode.CORRECTION_LATE: _l(
        "The correction was asked for more than 7 working days after receipt; the term runs on."
    ),
    ProblemCode.SECOND_CORRECTION: _l(
        "A correction is asked for once only; the second leaves the term as it is."
    ),
    ProblemCode.EXTENSION_NOT_TOLD: _l(
        "The applicant has not been told of the extension; until then it does not count."
    ),
    ProblemCode.EXTENSION_TOO_LONG: _l(
        "An extension has 20 working days at most; this one does not count."
    ),
    ProblemCode.EXTENSION_TOO_SHORT: _l(
        "An extension has one working day at least; this one does not count."
    ),
    ProblemCode.EXTENSION_LATE: _l(
        "The applicant was told of the extension after the last day; it does not count."
    ),
    ProblemCode.EXTENSION_OVERTAKEN: _l(
        "The term began anew after this extension, which does not lengthen the new term."
    ),
    ProblemCode.SECOND_EXTENSION: _l("A reply is extended once only; this one does not count."),
    ProblemCode.OPINION_LATE: _l(
        "The opinion was sought on the last day or after it; no time is excluded."
    ),
    ProblemCode.FEE_LATE: _l(
        "The fee notice was received after the last day; the term does not begin anew."
    ),
    ProblemCode.SECOND_FEE: _l(
        "A fee is asked for once only; the second notice leaves the term as it is."
    ),
    ProblemCode.TERM_ORDERED: _l(
        "The decision that orders a new answer sets its last day itself; nothing moves it."
    ),
}

CHANGES: dict[str, LazyString] = {
    "day set": _l("A local day was set"),
    "day removed": _l("A local day was removed"),
    "exclusion": _l("The organ changed from when opinions sought are left out"),
}


def term_day(day: date | None) -> str:
    """The day as pages say it; nothing for no day."""
    if day is None:
        return ""
    text = day.isoformat()
    return str(_("%(day)s, provisional", day=text)) if NATIONAL.is_provisional(day) else text


def problem_sentence(code: ProblemCode) -> str:
    """Why an entry does not count."""
    return str(PROBLEMS[code])


def subject_word(kind: str) -> str:
    """What a kind of case whose last day moves is called."""
    return str(hooks.terms[kind].label)


def change_sentence(why: str) -> str:
    """Why last days moved."""
    return str(CHANGES[why])
