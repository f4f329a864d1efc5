"""Reasons asked for, given and weighed, and the delay that follows, written short."""

from app.requests import actions
from app.requests.models import DisclosureRequest
from app.requests.values import NoticeSent
from tests.requests.office import Office, key


def given(office: Office, taken: DisclosureRequest) -> DisclosureRequest:
    """The applicant was asked for reasons and gave them."""
    asked = NoticeSent("一年内申请四十次", office.day)
    actions.ask_reasons(taken.id, asked, by=office.clerk, key=key(), at=office.at)
    return actions.give_reasons(
        taken.id, text="为诉讼举证", on=office.day, by=None, key=key(), at=office.at
    )


def weighed(office: Office, taken: DisclosureRequest) -> DisclosureRequest:
    """The reasons were found good."""
    given(office, taken)
    office.decide(taken, "weigh_reasons", "reasonable", by=office.clerk)
    return taken


def proposed(office: Office, taken: DisclosureRequest, *, days: int) -> DisclosureRequest:
    """More time is asked of the head of the office."""
    return actions.propose_extension(
        taken.id, days=days, reason="件数较多", by=office.clerk, key=key(), at=office.at
    )


def delayed(office: Office, taken: DisclosureRequest, *, days: int) -> DisclosureRequest:
    """Proposed, approved and told by telephone."""
    proposed(office, taken, days=days)
    office.decide(taken, "extension", "approve", by=office.head)
    return actions.tell_extension(
        taken.id, on=office.day, way="电话告知", by=office.clerk, key=key(), at=office.at
    )
