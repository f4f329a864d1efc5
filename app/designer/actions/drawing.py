"""Beginning, importing, saving and giving up a draft; taking a newer version as its base."""

from datetime import datetime
from uuid import UUID

from app.designer import policy
from app.designer.actions.noting import Sent, check_seen, moved_on, note
from app.designer.errors import NoProcess, NoSuchProcedure, NotADiagram, OtherProcess
from app.designer.models import Act, DraftState, ProcedureDraft
from app.designer.queries import drafts as queries
from app.engine import queries as versions
from app.engine.diagram import Diagram, read
from app.engine.findings import sentence
from app.engine.procedure import digest_of
from app.engine.reading import Unreadable
from app.engine.values import Finding
from app.kit.db import db
from app.people.models import Person
from app.review.actions.once import Once

LONGEST_NAME = 200


def begin(version_id: UUID, *, by: Person, key: str, at: datetime) -> ProcedureDraft:
    """A draft that starts as the diagram of a version: the live one, or an earlier to go back to.

    Its base is the live version either way, because that is what it will replace.
    """
    _check_may_draw(by)
    once = Once.of(Act.BEGUN.value, by=by, key=key, version=version_id)
    if draft_id := once.answer():
        return queries.draft(draft_id)
    version, source = versions.version(version_id), versions.source_of(version_id)
    if version is None or source is None:
        raise NoSuchProcedure

    draft = _added(source, read(source), by=by, at=at)
    words = "" if version.id == draft.base_id else f"v{version.number}"

    note(draft, Act.BEGUN, once=once, by=by, at=at, words=words)
    return draft


def import_file(source: bytes, *, name: str, by: Person, key: str, at: datetime) -> ProcedureDraft:
    """A draft from a file drawn elsewhere. It may be unsound, but never harmful."""
    _check_may_draw(by)
    once = Once.of(Act.IMPORTED.value, by=by, key=key, digest=digest_of(source))
    if draft_id := once.answer():
        return queries.draft(draft_id)
    diagram = _understood(source)

    draft = _added(source, diagram, by=by, at=at)

    note(draft, Act.IMPORTED, once=once, by=by, at=at, words=name[:LONGEST_NAME])
    return draft


def save(draft_id: UUID, source: bytes, *, sent: Sent, by: Person, at: datetime) -> ProcedureDraft:
    """Keep what was drawn, unless somebody else has saved since ``seen``."""
    _check_may_draw(by)
    draft = queries.locked_draft(draft_id)
    digest = digest_of(source)
    once = sent.once(Act.SAVED, draft, by=by, words=digest)
    if once.answer():
        return draft
    _check_open(draft, sent.seen)
    diagram = _understood(source)
    if diagram.process_id != draft.process_id:
        raise OtherProcess(found=diagram.process_id[:80], process=draft.process_id)

    draft.source, draft.digest, draft.name = source, digest, _name(diagram)
    draft.touch(by=by, at=at)

    note(draft, Act.SAVED, once=once, by=by, at=at)
    return draft


def rebase(draft_id: UUID, *, sent: Sent, by: Person, at: datetime) -> ProcedureDraft:
    """Take the version now live as the base, having seen what the draft changes against it."""
    _check_may_draw(by)
    draft = queries.locked_draft(draft_id)
    once = sent.once(Act.REBASED, draft, by=by)
    if once.answer():
        return draft
    _check_open(draft, sent.seen)
    live = versions.live_version(draft.process_id)
    if live is None or live.id == draft.base_id:
        return draft

    draft.base = live
    draft.touch(by=by, at=at)

    note(draft, Act.REBASED, once=once, by=by, at=at, words=f"v{live.number}")
    return draft


def discard(draft_id: UUID, *, sent: Sent, by: Person, at: datetime) -> ProcedureDraft:
    """Give a draft up. What was drawn is kept."""
    _check_may_draw(by)
    draft = queries.locked_draft(draft_id)
    once = sent.once(Act.DISCARDED, draft, by=by)
    if once.answer():
        return draft
    _check_open(draft, sent.seen)

    draft.enter(DraftState.DISCARDED, by=by, at=at)

    note(draft, Act.DISCARDED, once=once, by=by, at=at)
    return draft


def _added(source: bytes, diagram: Diagram, *, by: Person, at: datetime) -> ProcedureDraft:
    live = versions.live_version(diagram.process_id)
    draft = ProcedureDraft(
        process_id=diagram.process_id,
        name=_name(diagram),
        base_id=live.id if live else None,
        source=source,
        digest=digest_of(source),
        author_id=by.id,
        changed_by_id=by.id,
        changed_at=at,
    )
    db.session.add(draft)
    db.session.flush()
    return draft


def _understood(source: bytes) -> Diagram:
    """What the one safe reader makes of it."""
    try:
        diagram = read(source)
    except Unreadable as refusal:
        finding = Finding(None, refusal.rule, values=refusal.values)
        raise NotADiagram(sentence=sentence(finding)) from refusal
    if not diagram.process_id.strip():
        raise NoProcess
    return diagram


def _name(diagram: Diagram) -> str:
    return (diagram.name or diagram.process_id)[:LONGEST_NAME]


def _check_may_draw(by: Person) -> None:
    if refusal := policy.refusal_to_draw(by):
        raise refusal


def _check_open(draft: ProcedureDraft, seen: int) -> None:
    if not draft.is_editable:
        raise moved_on(draft)
    check_seen(draft, seen)
