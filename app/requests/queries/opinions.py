"""The pages of opinions: all letters of a request, and one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.kit.db import db
from app.kit.time import today
from app.notices.letters.models import Letter as Paper
from app.people.models import Person
from app.requests.models import DisclosureRequest, RequestFile
from app.requests.opinions import queries
from app.requests.opinions.errors import NoSuchOpinion
from app.requests.opinions.models import SoughtOpinion
from app.requests.opinions.queries import Answered, Letter
from app.requests.opinions.standing import DECIDED, may_answer
from app.requests.queries.case import Case, case_for
from app.review.opinion import RETURN
from app.workdays.queries import calendar


@dataclass(frozen=True, slots=True)
class Letters:
    """All letters of a case, and whether its reader may add, send or weigh now."""

    case: Case
    letters: Sequence[Letter]
    offered: Sequence[RequestFile]
    is_seeking: bool
    may_seek_none: bool
    is_weighing: bool

    @property
    def prepared(self) -> list[Letter]:
        return [each for each in self.letters if each.opinion.sent_on is None]

    @property
    def undrawn(self) -> list[Letter]:
        """What has no number yet."""
        return [each for each in self.prepared if each.opinion.letter_id is None]

    @property
    def sent(self) -> list[Letter]:
        return [each for each in self.letters if each.opinion.sent_on]


@dataclass(frozen=True, slots=True)
class OneLetter:
    """One letter with everything about it."""

    request: DisclosureRequest
    letter: Letter
    answers: Sequence[Answered]
    files: Sequence[RequestFile]
    is_open: bool
    is_decided: bool
    is_weighing: bool
    told_letter: Paper | None


def letters_for(person: Person, request_id: UUID) -> Letters:
    """The letters of a request ``person`` may see."""
    case = case_for(person, request_id)
    days, on = calendar(case.request.organ_id), today()
    mine = [step for step in case.review.open_steps if case.may(step)]
    forms = {step.form for step in mine}
    return Letters(
        case=case,
        letters=[queries.letter_of(each, days, on=on) for each in queries.all_of(request_id)],
        offered=queries.files_to_show(request_id),
        is_seeking="seek" in forms,
        may_seek_none=any(step.form == "seek" and step.outcome(RETURN) for step in mine),
        is_weighing="weigh_opinions" in forms,
    )


def letter_for(person: Person, opinion_id: UUID) -> OneLetter:
    """One letter that was sent, of a request ``person`` may see."""
    found = db.session.get(SoughtOpinion, opinion_id)
    if found is None or found.sent_on is None:
        raise NoSuchOpinion
    case = case_for(person, found.request_id)
    days, on = calendar(case.request.organ_id), today()
    forms = {step.form for step in case.review.open_steps if case.may(step)}
    return OneLetter(
        request=case.request,
        letter=queries.letter_of(found, days, on=on),
        answers=queries.answers_of(opinion_id),
        files=queries.shown_files(found),
        is_open=may_answer(found, case.request, days, on=on),
        is_decided=case.request.state in DECIDED,
        is_weighing="weigh_opinions" in forms,
        told_letter=queries.standing_paper(found.told_letter_id),
    )
