"""Which permission follows from which post or duty. Rights are derived, never stored."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from app.people.models import Duty, Lane


class Permission(StrEnum):
    """What a route may ask for."""

    SIGNED_IN = "signed in"
    DRAFT = "draft"
    WORK = "work"
    RELEASE = "release"
    TAKE_DOWN = "take down"
    SEAL = "seal away"
    CONFIRM_FILINGS = "confirm filings"
    RUN_REQUESTS = "run requests"
    SUPERVISE_REQUESTS = "supervise requests"
    ADMIN_SYSTEM = "administer the system"
    ADMIN_SECURITY = "administer accounts"
    READ_TRAIL = "read the trail"
    APPROVE_PROCEDURES = "approve procedures"


OF_A_LANE: Mapping[Lane, frozenset[Permission]] = {
    Lane.DRAFTER: frozenset({Permission.DRAFT}),
    Lane.UNIT_HEAD: frozenset(),
    Lane.DISCLOSURE_OFFICE: frozenset(
        {Permission.RELEASE, Permission.CONFIRM_FILINGS, Permission.RUN_REQUESTS}
    ),
    Lane.LEADER: frozenset(),
    Lane.SECRECY_REVIEWER: frozenset({Permission.SEAL}),
    Lane.PUBLISHER: frozenset({Permission.RELEASE, Permission.TAKE_DOWN}),
    Lane.OFFICE_HEAD: frozenset({Permission.SUPERVISE_REQUESTS}),
    Lane.LEGAL_REVIEWER: frozenset(),
}
OF_A_DUTY: Mapping[Duty, Permission] = {
    Duty.SYSTEM: Permission.ADMIN_SYSTEM,
    Duty.SECURITY: Permission.ADMIN_SECURITY,
    Duty.AUDIT: Permission.READ_TRAIL,
}


HEAD_OF_THE_OFFICE = frozenset({Lane.DISCLOSURE_OFFICE, Lane.UNIT_HEAD})


def permissions_of(duty: Duty | None, lanes: Iterable[Lane]) -> frozenset[Permission]:
    """What somebody with this duty or these lanes may do. A duty rules every lane out."""
    if duty:
        return frozenset({Permission.SIGNED_IN, OF_A_DUTY[duty]})
    granted, lanes = {Permission.SIGNED_IN}, frozenset(lanes)
    if lanes >= HEAD_OF_THE_OFFICE:
        granted |= {Permission.APPROVE_PROCEDURES}
    for lane in lanes:
        granted |= {Permission.WORK} | OF_A_LANE[lane]
    return frozenset(granted)
