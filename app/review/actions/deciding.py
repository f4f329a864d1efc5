"""One person's opinion on one step: forwards through the procedure, or back."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from app import audit, engine
from app.engine.versions import procedure_of
from app.kit.time import BEIJING
from app.people.models import Person
from app.review import answers, hooks, mirror, separation
from app.review.actions.once import Once
from app.review.actions.writing import (
    close_with,
    fits_the_sheet,
    reason_given,
    write_opinion,
)
from app.review.errors import (
    HandOnInEditor,
    NotALeaderHere,
    ReleaseTimePassed,
    TextChanged,
    UnknownTarget,
    UnknownVerdict,
)
from app.review.mirror.closing import cut_off_others
from app.review.models import AssignmentState, Ending, Of, Review, Step
from app.review.opinion import RETURN, OpinionGiven
from app.review.policy import Act, Known, Parts, can
from app.review.queries import rows, standing

SCHEDULE = "schedule"
SOONEST = timedelta(minutes=1)
LATEST = timedelta(days=366)


def complete_step(step_id: UUID, *, by: Person, opinion: OpinionGiven, at: datetime) -> Review:
    """Record ``by``'s opinion and let the procedure move on, or back when the verdict says so."""
    step, part = rows.locked_part(step_id)
    review = step.review
    once = _once(step, by=by, opinion=opinion)
    if part is None and once.answer():  # whoever repeats a command finds the step closed
        return review
    known = _known(step, by=by, opinion=opinion)
    given = _checked(step, known, by=by, opinion=opinion, at=at)
    follower = hooks.follower(review)
    follower.may_leave(review, step=step, verdict=given.verdict, at=at)

    assert part is not None  # an open step has one
    write_opinion(step, part, given, by=by, at=at, answers=given.answers)  # type: ignore[arg-type]
    if given.return_to:
        close_with(step, part, given.verdict, by=by, at=at)
        part.state, step.ending = AssignmentState.RETURNED, Ending.RETURNED
        send_back(step, given, told_by=step, parts=known.parts, at=at)
    else:
        close_with(step, part, given.verdict, by=by, at=at)
        follower.decided(review, step=step, by=by, at=at)
        _complete(step, given, parts=known.parts, at=at)

    audit.record(
        "step completed", organ_id=review.organ_id, by=by.id, at=at, subject=str(review.id),
        step=step.node_id, verdict=given.verdict, digest=given.digest, returned_to=given.return_to,
    )  # fmt: skip
    once.done(review.id, at=at)
    return review


def send_back(
    step: Step, given: OpinionGiven, *, told_by: Step, parts: Parts | None = None, at: datetime
) -> None:
    """The case goes back from the open task of ``step`` on the word of who did ``told_by``."""
    review = step.review
    to = str(given.return_to)
    if told_by.of is Of.ASSIGNED:
        cut_off_others(told_by, at=at)
    progress = engine.send_back(
        review.instance_id,
        step.task_id,
        to=to,
        straight=given.straight,
        facts=facts_of(told_by, given),
        at=at,
    )
    mirror.returned(review, step=told_by, to=to, at=at)
    review.round += 1
    mirror.follow(review, progress, at=at, hints=mirror.Hints(returned_to=to, parts=parts))


def _complete(step: Step, given: OpinionGiven, *, parts: Parts, at: datetime) -> None:
    if _others_still_work(step):
        return
    review = step.review
    if step.form == "conclude":
        review.attribute = given.verdict
    progress = engine.complete(
        review.instance_id,
        step.task_id,
        verdict=given.verdict,
        facts=facts_of(step, given),
        at=at,
    )
    forwards = step.form == "office"
    opened = mirror.follow(
        review,
        progress,
        at=at,
        hints=mirror.Hints(
            chosen_id=given.chosen_id if forwards else None, must_choose=forwards, parts=parts
        ),
    )
    if forwards and not any(each.of is Of.CHOSEN for each in opened):
        step.chosen_id = _chosen_for_later(step, given.chosen_id, parts=parts)


def _chosen_for_later(step: Step, chosen_id: UUID | None, *, parts: Parts) -> UUID | None:
    """The leader whose turn comes when others have had theirs; somebody must be named for it."""
    nodes = procedure_of(step.review.version_id).diagram.nodes.values()
    if not any(node.step and node.step.of == Of.CHOSEN for node in nodes):
        return None
    able = standing.leaders_to_choose(step.organ_id, parts)
    if chosen_id not in [leader.id for leader in able]:
        raise NotALeaderHere
    return chosen_id


def _others_still_work(step: Step) -> bool:
    """The same task was assigned to other units as well, and is not done there yet."""
    return step.of is Of.ASSIGNED and any(
        each.task_id == step.task_id and each.id != step.id for each in rows.open_steps(step.review)
    )


def subject_facts(step: Step, verdict: str) -> dict[str, object]:
    """What the subject's slice says, as far as the procedure declares it."""
    review = step.review
    if review.subject_kind not in hooks.facts:
        return {}
    said = hooks.facts[review.subject_kind](step, verdict)
    declared = procedure_of(review.version_id).diagram.facts
    return {name: value for name, value in said.items() if name in declared}


def facts_of(step: Step, given: OpinionGiven) -> dict[str, object]:
    """What the procedure may branch on after this opinion."""
    review = step.review
    facts = subject_facts(step, given.verdict)
    if given.release_at:
        facts["release_at"] = given.release_at
    elif given.verdict == review.attribute:
        facts["attribute"] = review.attribute
    return facts


def _once(step: Step, *, by: Person, opinion: OpinionGiven) -> Once:
    return Once.of(
        "complete step",
        by=by,
        key=opinion.key,
        step=step.id,
        verdict=opinion.verdict,
        digest=opinion.digest,
        text=opinion.text,
        answers=dict(opinion.answers),
        chosen=opinion.chosen_id,
        return_to=opinion.return_to,
        straight=opinion.straight,
        release_at=opinion.release_at,
    )


def _known(step: Step, *, by: Person, opinion: OpinionGiven) -> Known:
    """What policy asks about this opinion; confirmations only matter to a release."""
    releases = separation.RELEASE in separation.parts_of(step) and opinion.verdict != RETURN
    return standing.known(by, step, releasing=releases)


def _checked(
    step: Step, known: Known, *, by: Person, opinion: OpinionGiven, at: datetime
) -> OpinionGiven:
    """What may be recorded of ``opinion``; raises what speaks against it."""
    act = Act.RETURN if opinion.verdict == RETURN else Act.DECIDE
    if refusal := can(by, act, step, known=known):
        raise refusal
    if separation.DRAFT in separation.parts_of(step):
        raise HandOnInEditor
    if opinion.digest != step.review.digest:
        raise TextChanged
    outcome = step.outcome(opinion.verdict)
    if outcome is None:
        raise UnknownVerdict

    _check_text(opinion, is_needed=outcome["reason_required"] or opinion.verdict == RETURN)
    kept = answers.checked(step.form, opinion.verdict, opinion.answers, at=at)
    given = _with_target(step, replace(opinion, answers=kept))
    if moment := _release_time(given, at=at):
        kept[answers.RELEASE_AT] = format(moment.astimezone(BEIJING), "%Y-%m-%d %H:%M")
    return replace(given, release_at=moment)


def _check_text(opinion: OpinionGiven, *, is_needed: bool) -> None:
    if is_needed:
        reason_given(opinion.text)
    fits_the_sheet(opinion.text)


def _with_target(step: Step, given: OpinionGiven) -> OpinionGiven:
    """Where a return goes: as chosen, or as the outcome says; nowhere when it is no return."""
    outcome = step.outcome(given.verdict) or {}
    if fixed := outcome.get("returns_to"):
        return replace(given, return_to=fixed, straight=bool(outcome["straight"]))
    if given.verdict != RETURN:
        return replace(given, return_to=None, straight=False)
    to = given.return_to or next(iter(step.targets))
    if to not in step.targets:
        raise UnknownTarget
    return replace(given, return_to=to)


def _release_time(given: OpinionGiven, *, at: datetime) -> datetime | None:
    if given.verdict != SCHEDULE:
        return None
    if given.release_at is None or not at + SOONEST <= given.release_at <= at + LATEST:
        raise ReleaseTimePassed
    return given.release_at
