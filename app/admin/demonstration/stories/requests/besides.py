"""What may happen beside the usual way: extension, reasons, withdrawal."""

from collections.abc import Iterator

from app.admin.demonstration.desk import Desk
from app.admin.demonstration.stories.requests.answering import drafting
from app.admin.demonstration.stories.requests.intake import assigned, half_searched, searched
from app.law.fees import Tariff
from app.requests import actions
from app.requests.fees import actions as fees
from app.requests.fees.letters import issue_notice

LONGEST = 20
PAGES = 64


def extension_proposed(desk: Desk) -> Iterator[float]:
    """The unit needs more time; the head of the office has taken it and not decided."""
    yield from half_searched(desk)
    yield 5
    desk.claim("collect", desk.drafter())
    yield 15.5
    _propose(desk)
    yield 16
    desk.claim("extension", desk.person("office_head"))


def extended(desk: Desk) -> Iterator[float]:
    """Extended by the head of the office, and the applicant was told before the last day."""
    yield from drafting(desk)
    yield 15.5
    _propose(desk)
    yield 16
    desk.decide("extension", "approve", by=desk.person("office_head"), text="情况属实。")
    yield 17
    letter = actions.draw_extension(
        desk.request_id, by=desk.clerk, key=desk.key(), at=desk.at
    )  # fmt: skip
    desk.send_to_applicant(letter.id)


def asked_for_reasons(desk: Desk) -> Iterator[float]:
    """So many requests came from one applicant that reasons were asked for (Art. 35)."""
    yield from assigned(desk)
    yield 2
    letter = actions.draw_reasons(desk.request_id, by=desk.clerk, key=desk.key(), at=desk.at)
    desk.send(letter.id, desk.asked.applicant.name)


def reasons_given(desk: Desk) -> Iterator[float]:
    """The applicant has said why; the office is to weigh it."""
    yield from asked_for_reasons(desk)
    yield 6
    actions.give_reasons(
        desk.request_id, text=desk.asked.reply, on=desk.today, by=desk.clerk, key=desk.key(),
        at=desk.at,
    )  # fmt: skip


def unreasonable(desk: Desk) -> Iterator[float]:
    """The reasons do not hold: the request is not processed; the applicant was told."""
    yield from reasons_given(desk)
    yield 8
    desk.decide("weigh_reasons", "unreasonable", by=desk.clerk, text="明显超过合理范围。")
    yield 8.1
    desk.worker()
    yield 9
    desk.draft()
    desk.hand_in()
    yield 10
    desk.decide("sign", "approve", by=desk.person("sign"), text="同意。")
    yield 11
    desk.serve()
    yield 17
    desk.archive()


def fee_noticed(desk: Desk) -> Iterator[float]:
    """So many pages that a fee is asked for; the term stands still until it is paid."""
    yield from searched(desk)
    yield 3.6
    fees.reckon_fee(desk.request_id, Tariff.PAGES, PAGES, by=desk.clerk, at=desk.at)
    letter = issue_notice(desk.request_id, by=desk.clerk, key=desk.key(), at=desk.at)
    desk.send(letter.id, desk.asked.applicant.name)
    yield 4.5
    fees.note_fee_received(
        desk.request_id, on=desk.today, by=desk.clerk, key=desk.key(), at=desk.at
    )


def withdrawn(desk: Desk) -> Iterator[float]:
    """Taken back by the applicant, and filed."""
    yield from assigned(desk)
    yield 3
    actions.withdraw(
        desk.request_id, on=desk.today, how="申请人来电，称已自行查到，撤回申请。",
        by=desk.clerk, key=desk.key(), at=desk.at,
    )  # fmt: skip
    yield 3.5
    desk.decide("withdrawal", "confirmed", by=desk.clerk, text="已核实本人意愿。")
    yield 6
    desk.archive()


def _propose(desk: Desk) -> None:
    actions.propose_extension(
        desk.request_id, days=LONGEST, reason=desk.asked.words, by=desk.drafter(),
        key=desk.key(), at=desk.at,
    )  # fmt: skip
