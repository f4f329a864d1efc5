"""A request that does not say what is wanted: asked once to be corrected (Art. 30)."""

from collections.abc import Iterator

from app.admin.demonstration.desk import Desk
from app.admin.demonstration.stories.requests.intake import registered
from app.law.receipt import Content
from app.requests import actions

GUIDANCE = "填写有困难的，可以拨打本告知书所列电话，由工作人员协助。"


def to_correct(desk: Desk) -> Iterator[float]:
    """Found unclear late: the notice has to leave on the seventh working day."""
    yield from registered(desk)
    yield 6.5
    desk.decide("examine", "correct", by=desk.clerk, text=desk.asked.words)


def correction_asked(desk: Desk) -> Iterator[float]:
    """The notice has gone out; no day counts until the applicant answers."""
    yield from registered(desk)
    yield 2
    desk.decide("examine", "correct", by=desk.clerk, text=desk.asked.words)
    yield 2.5
    letter = actions.draw_correction(
        desk.request_id, {Content.DESCRIPTION: desk.asked.words}, guidance=GUIDANCE,
        by=desk.clerk, key=desk.key(), at=desk.at,
    )  # fmt: skip
    desk.send_to_applicant(letter.id)


def correction_came(desk: Desk) -> Iterator[float]:
    """The applicant has corrected it, and the term has begun anew."""
    yield from correction_asked(desk)
    yield 8
    actions.correct(
        desk.request_id, text=desk.asked.reply, on=desk.today, by=desk.clerk, key=desk.key(),
        at=desk.at,
    )  # fmt: skip
    yield 8.5
    desk.decide("examine", "accept", by=desk.clerk)
    yield 8.8
    desk.assign()


def correction_lapsed(desk: Desk) -> Iterator[float]:
    """Nothing came within the term: the office has it taken for abandoned, and says so."""
    yield from correction_asked(desk)
    yield 18.2
    desk.worker()
    yield 18.6
    desk.decide("correction_lapse", "lapsed", by=desk.clerk, text="期满未补正，也未说明理由。")
    yield 19.3
    desk.draft()
    yield 19.5
    desk.hand_in()
