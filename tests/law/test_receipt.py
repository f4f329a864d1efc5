"""The day of receipt by channel, and what a request must say (Art. 29 and 31)."""

from datetime import date

import pytest

from app.law.receipt import Channel, Content, missing_contents, received_on

HANDED_IN, CONFIRMED = date(2026, 2, 13), date(2026, 2, 14)


@pytest.mark.parametrize("channel", [Channel.COUNTER, Channel.REGISTERED_MAIL, Channel.ORAL])
def test_what_is_handed_over_or_signed_for_counts_from_that_day(channel: Channel) -> None:
    assert received_on(channel, handed_in_on=HANDED_IN, confirmed_on=None) == HANDED_IN
    assert received_on(channel, handed_in_on=HANDED_IN, confirmed_on=CONFIRMED) == HANDED_IN


@pytest.mark.parametrize("channel", [Channel.ORDINARY_MAIL, Channel.WEB, Channel.FAX])
def test_what_has_to_be_confirmed_counts_from_its_confirmation(channel: Channel) -> None:
    assert received_on(channel, handed_in_on=HANDED_IN, confirmed_on=CONFIRMED) == CONFIRMED
    assert received_on(channel, handed_in_on=HANDED_IN, confirmed_on=None) is None


def test_what_a_request_does_not_say_yet_is_named() -> None:
    given = {Content.NAME, Content.CONTACT, Content.DESCRIPTION}

    assert missing_contents(given) == (Content.IDENTITY, Content.FORM)
    assert missing_contents(Content) == ()
