"""What the review page says: the sentence of the state and the history, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask_babel import LazyString, format_timedelta
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.review.answers import RELEASE_AT, in_words
from app.review.models import Opinion, ReviewState, Step
from app.review.opinion import CONFIRM, RETURN, SUBMIT
from app.review.queries import acts
from app.review.queries.acts import Act
from app.review.queries.casefile import CaseFile

SHORTEST_WAIT = timedelta(minutes=1)
ACTS = {
    acts.CLAIMED: _l("%(person)s claimed %(step)s."),
    acts.GIVEN_BACK: _l("%(person)s gave %(step)s back to the pool."),
    acts.FORWARDED: _l("%(person)s forwarded %(step)s to %(to)s."),
    acts.HANDED_OVER: _l(
        "%(person)s asked %(to)s to confirm the opinion of %(step)s in the place of %(former)s."
    ),
    acts.RECALLED: _l("%(person)s recalled the opinion of %(step)s."),
    acts.CANCELLED: _l("%(person)s cancelled the review."),
    acts.RANG: _l("The set time had come."),
    acts.ARRIVED: _l("Arrived: %(title)s."),
}
ARRIVED_BY = _l("Arrived: %(title)s. %(person)s recorded it.")


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of the history."""

    at: datetime
    round: int
    sentence: str
    text: str = ""
    answers: Sequence[tuple[LazyString, object]] = ()


def state_sentence(case: CaseFile) -> str:
    """Where the case stands, in plain words."""
    review = case.review
    if review.state is ReviewState.CANCELLED:
        return str(_("The review was cancelled."))
    if review.state is ReviewState.FINISHED:
        return str(_("The review has ended."))
    if case.open_steps:
        return " ".join(_stands_at(step) for step in case.open_steps) + _confirming(case)
    return str(_waiting(case) + _confirming(case))


def _waiting(case: CaseFile) -> str:
    last = case.opinions[-1].answers if case.opinions else {}
    if when := last.get(RELEASE_AT):
        return str(_("To be released on %(when)s (Beijing time).", when=when))
    if titles := [wait.title for wait in case.waits if not wait.is_boundary]:
        return str(_("The review waits for: %(events)s.", events="、".join(titles)))
    return str(_("The review waits for its time."))


def _stands_at(step: Step) -> str:
    if step.nobody:
        return str(
            _("%(step)s: nobody may do this step. The administrators see it.", step=step.title)
        )
    if step.claimed_by:
        return str(_("%(step)s: with %(person)s.", step=step.title, person=step.claimed_by.label))
    return str(_("%(step)s: waits to be claimed.", step=step.title))


def _confirming(case: CaseFile) -> str:
    names = "、".join(part.person.name for part in case.confirmations if part.person)
    left = "、".join(part.person.name for part in case.left if part.person)
    return "".join(
        [
            " " + _("%(names)s has yet to confirm.", names=names) if names else "",
            " " + _("%(names)s can no longer confirm.", names=left) if left else "",
        ]
    )


def history(case: CaseFile) -> list[Told]:
    """Everything that happened, in order, in sentences."""
    told = [_act_told(case, act) for act in case.acts]
    told += [_told(case, opinion) for opinion in case.opinions]
    return sorted(told, key=lambda each: each.at)


def _act_told(case: CaseFile, act: Act) -> Told:
    part = case.taken_over.get(act.at)
    former = part.previous.person if part and part.previous else None
    values = {
        "person": act.person,
        "step": case.titles.get(act.details.get("step", ""), ""),
        "former": former.label if former else None,
        "to": part.person.label if part and part.person else "",
        "title": act.details.get("title", ""),
    }
    said = ARRIVED_BY if act.act == acts.ARRIVED and act.person else ACTS[act.act]
    before = [step.round for step in case.steps if step.opened_at < act.at]
    return Told(
        at=act.at,
        round=max(before, default=1),
        sentence=str(said) % values,
        text=act.details.get("reason", ""),
    )


def _told(case: CaseFile, opinion: Opinion) -> Told:
    step = opinion.step
    values = {
        "person": opinion.person.label,
        "step": step.title,
        "label": opinion.label,
        "to": case.titles.get(opinion.returned_to or "", opinion.returned_to),
        "took": _took(step, opinion),
    }
    return Told(
        at=opinion.at,
        round=opinion.round,
        sentence=_pattern(opinion) % values,
        text=opinion.text,
        answers=in_words(step.form, opinion.answers),
    )


def sent_back(opinion: Opinion) -> Told:
    """Why an item came back, for whoever has to mend it."""
    step = opinion.step
    return Told(
        at=opinion.at,
        round=opinion.round,
        sentence=_(
            "%(person)s, %(step)s: %(label)s",
            person=opinion.person.label,
            step=step.title,
            label=opinion.label,
        ),
        text=opinion.text,
        answers=in_words(step.form, opinion.answers),
    )


def _pattern(opinion: Opinion) -> str:
    if opinion.verdict == SUBMIT:
        return str(_("%(person)s handed the item on at %(step)s."))
    if opinion.verdict == CONFIRM:
        return str(_("%(person)s confirmed the opinion of %(step)s on the changed text."))
    if opinion.returned_to and opinion.verdict != RETURN:
        return str(_("%(person)s decided %(step)s: %(label)s, back to %(to)s, after %(took)s."))
    if opinion.returned_to:
        return str(_("%(person)s returned it from %(step)s to %(to)s, after %(took)s."))
    return str(_("%(person)s decided %(step)s: %(label)s, after %(took)s."))


def _took(step: Step, opinion: Opinion) -> str:
    waited = max(opinion.at - step.opened_at, SHORTEST_WAIT)
    return str(format_timedelta(waited, granularity="minute", threshold=1.2))
