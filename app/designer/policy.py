"""Who may draw procedures, and who may be the second of the two people that release them.

Procedures hold for every organ of an installation. So a system administrator of the whole
installation may always be the second person; the head of a disclosure office only where the
installation serves one organ, because his office would else decide for others.
"""

from sqlalchemy import func, select

from app.designer.errors import NotYoursToApprove, NotYoursToDraw, OwnDraft
from app.designer.models import AUTHORING, DraftAct, ProcedureDraft
from app.kit.db import db
from app.kit.errors import Refused
from app.people.models import Duty, Organ, Person
from app.people.permissions import HEAD_OF_THE_OFFICE
from app.people.queries import lanes_of


def may_draw(person: Person) -> bool:
    """A system administrator of the whole installation."""
    return person.is_active and person.duty == Duty.SYSTEM and person.organ_id is None


def may_approve(person: Person) -> bool:
    """Whether ``person`` may be the second of two at all, whoever the first is."""
    return may_draw(person) or (person.is_active and _heads_the_only_office(person))


def refusal_to_draw(person: Person) -> Refused | None:
    """Why ``person`` may not change drafts."""
    return None if may_draw(person) else NotYoursToDraw()


def refusal_to_decide(person: Person, draft: ProcedureDraft) -> Refused | None:
    """Why ``person`` may neither put ``draft`` into force nor return it."""
    if not may_approve(person):
        return NotYoursToApprove()
    return OwnDraft() if is_author(person, draft) else None


def is_author(person: Person, draft: ProcedureDraft) -> bool:
    """Whether ``person`` began, imported, changed or proposed it."""
    authored = select(DraftAct.id).where(
        DraftAct.draft_id == draft.id,
        DraftAct.by_id == person.id,
        DraftAct.act.in_(AUTHORING),
    )
    return db.session.scalar(select(authored.exists())) or False


def _heads_the_only_office(person: Person) -> bool:
    if person.organ_id is None or person.duty is not None:
        return False
    if not {lane for lane, _unit in lanes_of(person)} >= HEAD_OF_THE_OFFICE:
        return False
    organs = select(func.count()).select_from(Organ).where(Organ.is_active)
    return db.session.scalar(organs) == 1
