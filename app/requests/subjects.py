"""A request as the subject of a review: what review is told of it, and what follows from it.

``wiring.py`` connects these with the hooks of ``review``.
"""

from datetime import datetime
from uuid import UUID

from flask import url_for

from app.kit.time import legal_day, today
from app.law.decisions import Code, needs_legal_review
from app.people.models import Lane, Person
from app.requests import answers, cases, ledger, panels
from app.requests.fees.closing import ask_no_longer
from app.requests.following import FOLLOWS, Told
from app.requests.models import DisclosureRequest, EventKind, RequestState
from app.requests.opinions.rules import opinions_due
from app.requests.rules import may_leave
from app.requests.terms import end_of_day, last_of, term_of
from app.review.hooks import Facts, Panel
from app.review.models import Review, ReviewState, Step
from app.review.opinion import SUBMIT
from app.review.subject import Subject

KIND = "request"
PROCEDURE = "request_handling"
OWN_PAGES = frozenset(
    {
        *("register", "correction", "assign", "collect", "seek", "weigh_opinions", "answer"),
        *("tell_extension", "serve", "archive"),
    }
)

ENDED_OTHERWISE = frozenset({RequestState.WITHDRAWN, RequestState.SPLIT, RequestState.MERGED})


def subject_of(
    disclosure_request: DisclosureRequest, *, unit_id: UUID, editors: frozenset[UUID] = frozenset()
) -> Subject:
    """What review mirrors of a request, or of the answer that is handed in by ``editors``."""
    return Subject(
        kind=KIND,
        id=disclosure_request.id,
        organ_id=disclosure_request.organ_id,
        unit_id=unit_id,
        title=disclosure_request.title,
        number=disclosure_request.number,
        digest=answers.digest_of(disclosure_request),
        attribute="",
        editors=editors,
        deadline_on=disclosure_request.due_on,
        procedure=PROCEDURE,
    )


BEYOND_RECALL = frozenset(
    {
        *(("correction", "sent"), ("seek", "sent"), ("tell_extension", "told")),
        *(("correction_lapse", "lapsed"), ("correction_lapse", "wait")),
        *(("weigh_reasons", "unreasonable"), ("fee_lapse", "lapsed")),
        *(("sign", "approve"), ("serve", "served"), ("archive", "archived")),
        ("withdrawal", "confirmed"),
    }
)
"""Told to somebody outside, numbered, or an entry of the ledger: a wrong day is put right there."""


class RequestPages:
    """What the review page shows of a request."""

    def text(self, review: Review, *, digest: str) -> Panel:
        """The request, what was found, and the answer that is to be decided on."""
        found = cases.request_of(review)
        return Panel(
            "requests/_review_text.html", panels.panel(found, review, digest=digest, on=today())
        )

    def differences(self, review: Review, *, before: str, after: str) -> Panel:
        """What changed in the answer since the reader's last opinion."""
        found = cases.request_of(review)
        context = answers.differences(found.id, before=before, after=after)
        return Panel("requests/_differences.html", context)

    def editor_url(self, review: Review) -> str:
        """Where the answer is written."""
        return url_for("requests.answer", request_id=review.subject_id)

    def dossier_url(self, review: Review) -> str:
        """Where everything about the request stands."""
        return url_for("requests.case", request_id=review.subject_id)


class RequestFollows:
    """What happens to the request while its procedure moves."""

    def opened_for_change(self, review: Review, *, at: datetime) -> None:
        """The answer is to be written, or written anew."""
        answers.open_for_change(cases.locked_request_of(review), at=at)

    def closed_for_change(self, review: Review, *, at: datetime) -> None:
        """Nobody edits while others decide."""
        answers.close_for_change(cases.locked_request_of(review), at=at)

    def may_leave(self, review: Review, *, step: Step, verdict: str, at: datetime) -> None:
        """What the law and the file ask for before ``step`` may be completed so."""
        may_leave(cases.locked_request_of(review), step=step, verdict=verdict, on=legal_day(at))

    def decided(self, review: Review, *, step: Step, by: Person, at: datetime) -> None:
        """The request's own state follows its steps."""
        follow = FOLLOWS.get((step.form, step.verdict or ""))
        if follow:
            follow(cases.locked_request_of(review), Told(step, by, at))

    def ended(self, review: Review, *, at: datetime) -> None:
        """The procedure is through."""
        disclosure_request = cases.locked_request_of(review)
        disclosure_request.is_open = False
        disclosure_request.closed_at = at
        ask_no_longer(disclosure_request.id)
        is_ended = disclosure_request.state in ENDED_OTHERWISE
        if review.state is ReviewState.FINISHED and not is_ended:
            disclosure_request.state = RequestState.CLOSED


def work_place(step: Step) -> str | None:
    """Steps with forms of their own are worked on at the page of the request."""
    if step.form not in OWN_PAGES:
        return None
    return url_for("requests.case", request_id=step.review.subject_id)


def facts_of(step: Step, verdict: str) -> Facts:
    """What the procedure branches on, or waits for, after ``step``."""
    if step.form == "answer" and verdict == SUBMIT:
        return _facts_of_the_answer(step.review.subject_id)
    if (step.form, verdict) == ("seek", "sent"):
        return opinions_due(cases.request_of(step.review))
    if (step.form, verdict) in (("correction", "sent"), ("correction_lapse", "wait")):
        disclosure_request = cases.request_of(step.review)
        asked = last_of(disclosure_request, EventKind.CORRECTION_ASKED)
        assert asked  # the step opens after it, or has just written it down
        last = term_of(asked, ledger.events_of(disclosure_request.id))
        return {"correction_due": end_of_day(last)}
    return {}


def _facts_of_the_answer(request_id: UUID) -> Facts:
    answer = answers.current(request_id)
    codes = answers.codes_of(answer)
    return {
        "decision": Code.D1.value if _withholds_a_secret(codes) else answer.code,
        "needs_legal": needs_legal_review(codes),
    }


def stand_in(step: Step) -> Lane | None:
    """What was never assigned is answered by the office itself, where its own unit cannot."""
    is_an_answer = step.form == "answer" and step.unit_id is not None
    if not is_an_answer or step.unit_id in cases.units_of(step.review.subject_id):
        return None
    return Lane.DISCLOSURE_OFFICE


def units_of(review: Review) -> list[UUID]:
    """The units the request is assigned to now, the leading one first."""
    return cases.units_of(review.subject_id)


def _withholds_a_secret(codes: frozenset[Code]) -> bool:
    """Refused on several grounds, one of them a state secret: that one needs the review."""
    return Code.D1 in codes and Code.A3 not in codes
