"""What can go wrong with fees, in the reader's words."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Conflict, Invalid


class FeesAreOff(Conflict):
    """Charging is optional."""

    message = _l(
        "This organ charges no fees. The head of the disclosure office may turn them on, on the"
        " page of fees."
    )


class WayToPayNeeded(Invalid):
    """A notice of fee says where to pay."""

    message = _l("Enter how the fee is paid: without it no notice can be written.")
    field = "way_to_pay"


class NothingToPay(Invalid):
    """The first pieces and pages are free."""

    message = _l("By this tariff nothing is to be paid. No notice of fee is needed.")
    field = "quantity"


class FeeTooLate(Conflict):
    """国办函〔2020〕109号: within the term of the reply."""

    message = _l(
        "A notice of fee has to reach the applicant within the term of the reply, and before the"
        " answer is signed. This is no longer possible."
    )


class FeeNoticedAlready(Conflict):
    """One tariff for one request."""

    message = _l("The applicant has received the notice of fee. It cannot be reckoned anew.")


class NoticeNumbered(Conflict):
    """A numbered letter is not written anew."""

    message = _l(
        "The notice of fee has its number. Annul it first, under the letters of the request, if"
        " the fee is to be another one."
    )


class NoticeNotSent(Conflict):
    """First sent, then received."""

    message = _l(
        "The notice of fee has its number and has not gone out. Record first how it was served,"
        " under the letters of the request."
    )


class NoFee(Conflict):
    """Nothing was reckoned, or the applicant does not know of it yet."""

    message = _l("The applicant has not received a notice of fee for this request.")


class PaidAlready(Conflict):
    """It is paid once."""

    message = _l("This fee is paid already.")


class AskedNoLonger(Conflict):
    """The request was withdrawn, or ended otherwise."""

    message = _l("The request has ended without this fee: it is asked for no longer.")


class NotTheWholeFee(Invalid):
    """Part of a fee does not let the term begin."""

    message = _l("The fee is %(amount)s yuan. Record the payment when the whole of it is there.")
    field = "amount"


class MoreThanWasPaid(Invalid):
    """Nothing is given back that was not paid."""

    message = _l("%(left)s yuan at most can be given back.")
    field = "amount"


class NotYetOver(Conflict):
    """Twenty working days."""

    message = _l("The applicant may still pay, until %(day)s.")


class PaymentNotRecorded(Conflict):
    """The day of payment decides, so it has to be known."""

    message = _l("No payment in time is recorded. Record it first, on the page of the fee.")


class FeeNotSettled(Conflict):
    """The reply stands still until then."""

    message = _l(
        "A notice of fee has gone out and is neither paid nor lapsed. Until then nothing is signed."
    )


class StepOpensSoon(Conflict):
    """The worker opens the step when it finds the term over."""

    message = _l(
        "The fee is overdue. The step in which this is confirmed opens as soon as the background"
        " worker has run; try again in a few minutes."
    )
