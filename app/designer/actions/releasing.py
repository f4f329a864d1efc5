"""报批 and 生效: from a draft to the version in force, by two people."""

from datetime import datetime
from uuid import UUID

from app.designer import policy
from app.designer.actions.deploying import put_in_use
from app.designer.actions.noting import Sent, check_seen, moved_on, note, written
from app.designer.errors import (
    BaseChanged,
    NoteMissing,
    NothingChanged,
    NotYourDraft,
    ReasonMissing,
)
from app.designer.models import Act, DraftState, ProcedureDraft
from app.designer.queries import drafts as queries
from app.engine.queries import live_version
from app.people.models import Person
from app.people.queries import person


def propose(draft_id: UUID, *, sent: Sent, why: str, by: Person, at: datetime) -> ProcedureDraft:
    """报批: say what changes and why, and let somebody else decide."""
    if refusal := policy.refusal_to_draw(by):
        raise refusal
    draft = queries.locked_draft(draft_id)
    once = sent.once(Act.PROPOSED, draft, by=by, words=why)
    if once.answer():
        return draft
    if not draft.is_editable:
        raise moved_on(draft)
    check_seen(draft, sent.seen)
    if not why.strip():
        raise NoteMissing
    _check_base(draft)

    draft.note = why.strip()
    draft.enter(DraftState.PROPOSED, by=by, at=at)

    note(draft, Act.PROPOSED, once=once, by=by, at=at, words=draft.note)
    return draft


def take_back(draft_id: UUID, *, sent: Sent, by: Person, at: datetime) -> ProcedureDraft:
    """Go on drawing at what was proposed, while nobody has decided."""
    if refusal := policy.refusal_to_draw(by):
        raise refusal
    draft = queries.locked_draft(draft_id)
    once = sent.once(Act.TAKEN_BACK, draft, by=by)
    if once.answer():
        return draft
    if not policy.is_author(by, draft):
        raise NotYourDraft
    _check_proposed(draft, sent.seen)

    draft.enter(DraftState.DRAFT, by=by, at=at)

    note(draft, Act.TAKEN_BACK, once=once, by=by, at=at)
    return draft


def send_back(
    draft_id: UUID, *, sent: Sent, reason: str, by: Person, at: datetime
) -> ProcedureDraft:
    """Return a proposal to whoever drew it."""
    draft = queries.locked_draft(draft_id)
    once = sent.once(Act.RETURNED, draft, by=by, words=reason)
    if once.answer():
        return draft
    _check_proposed(draft, sent.seen)
    if refusal := policy.refusal_to_decide(by, draft):
        raise refusal
    if not reason.strip():
        raise ReasonMissing

    draft.enter(DraftState.RETURNED, by=by, at=at)

    note(draft, Act.RETURNED, once=once, by=by, at=at, words=reason.strip())
    return draft


def put_into_force(draft_id: UUID, *, sent: Sent, by: Person, at: datetime) -> ProcedureDraft:
    """生效: new cases run on it from now on; running ones stay on their version."""
    draft = queries.locked_draft(draft_id)
    once = sent.once(Act.PUT_INTO_FORCE, draft, by=by)
    if once.answer():
        return draft
    _check_proposed(draft, sent.seen)
    if refusal := policy.refusal_to_decide(by, draft):
        raise refusal
    queries.hold_base(draft)
    _check_base(draft)

    version = put_in_use(
        draft.source, by=person(draft.changed_by_id), approved_by=by, note=draft.note, at=at
    )
    draft.version = version
    draft.enter(DraftState.LIVE, by=by, at=at)

    note(draft, Act.PUT_INTO_FORCE, once=once, by=by, at=at, words=f"v{version.number}")
    return draft


def _check_proposed(draft: ProcedureDraft, seen: int) -> None:
    if draft.state is not DraftState.PROPOSED:
        raise moved_on(draft)
    check_seen(draft, seen)


def _check_base(draft: ProcedureDraft) -> None:
    """Nobody's version is replaced unseen."""
    live = live_version(draft.process_id)
    if live is None:
        return
    if live.id != draft.base_id:
        raise BaseChanged(number=live.number, when=written(live.deployed_at))
    if live.digest == draft.digest:
        raise NothingChanged
