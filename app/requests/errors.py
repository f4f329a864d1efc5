"""What can go wrong with requests, in the reader's words."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Conflict, Invalid, NotFound, Refused


class NoSuchRequest(NotFound):
    """Missing, or not to be seen by this person."""

    message = _l("There is no such request.")


class NotTheOffice(Refused):
    """Art. 4: the disclosure office runs requests."""

    message = _l("This is done by the disclosure office.")


class NoUnitToReceive(Conflict):
    """Somebody has to be there who receives requests."""

    message = _l(
        "Nobody at this organ receives requests yet. The security administrator gives somebody the"
        " post of the disclosure office."
    )


class NameNeeded(Invalid):
    """Art. 29(2)1."""

    message = _l("Enter the name.")
    field = "name"


class IdentityNeeded(Invalid):
    """Art. 29(2)1."""

    message = _l("An identity paper and its number are needed.")
    field = "paper_number"


class IdentityWrong(Invalid):
    """GB 11643, GB 32100."""

    message = _l("This number cannot be right: compare it with the paper.")
    field = "paper_number"


class PaperNotOfThisKind(Invalid):
    """A company has no passport."""

    message = _l("This kind of applicant has no such paper.")
    field = "paper"


class AgentUnnamed(Invalid):
    """A number or a telephone belongs to somebody."""

    message = _l("Say who acts for the applicant, or leave what is said of the agent blank.")
    field = "agent"


class AgentIdentityWrong(Invalid):
    """Who acts for somebody says who he is."""

    message = _l("This number cannot be right: compare it with the paper of the agent.")
    field = "agent_paper_number"


class ReachNeeded(Invalid):
    """Art. 29(2)1: the answer has to reach the applicant."""

    message = _l("Enter a telephone number, an address or an e-mail address.")
    field = "phone"


class MailMalformed(Invalid):
    """It would never arrive."""

    message = _l("This is no e-mail address.")
    field = "email"


class PhoneTooShort(Invalid):
    """The office calls this number."""

    message = _l("This is no whole telephone number.")
    field = "phone"


class WayNotReachable(Invalid):
    """What is wanted cannot be done with what is given."""

    message = _l("For this way of receiving the answer, the address it goes to is needed.")
    field = "wanted_way"


class DescriptionNeeded(Invalid):
    """Art. 29(2)2."""

    message = _l("Describe the information that is asked for: its name, number or other features.")
    field = "description"


class DescriptionTooLong(Invalid):
    """More than a letter holds."""

    message = _l("This is longer than allowed (%(most)s characters). Attach a file instead.")
    field = "description"


class DayInFuture(Invalid):
    """Nothing was received tomorrow."""

    message = _l("This day is still to come.")
    field = "on"


class BeforeTheRegulation(Invalid):
    """Nobody could apply then, and no calendar tells its days."""

    message = _l("The Regulation is in force since %(day)s; no request came in before.")
    field = "handed_in_on"


class DayTooEarly(Invalid):
    """An answer cannot be older than its question."""

    message = _l("This day lies before the day before it: %(day)s.")
    field = "on"


class AskedAlready(Conflict):
    """The same text from the same applicant, sent again."""

    message = _l(
        "The same request came in on %(day)s and bears the number %(number)s. It is being handled;"
        " it was not registered a second time."
    )


class NotYetReceived(Conflict):
    """Art. 31: web and fax count from the day both sides confirmed."""

    message = _l(
        "The applicant has not confirmed this request yet. Note the confirmation first; the term"
        " begins on that day."
    )


class AlreadyConfirmed(Conflict):
    """It is confirmed once."""

    message = _l("The receipt of this request is confirmed already.")


class ConfirmedBySomebody(Conflict):
    """A colleague spoke with the applicant first."""

    message = _l("%(name)s has noted already that receipt was confirmed on %(day)s.")


class UnitsNeeded(Invalid):
    """Somebody has to search."""

    message = _l("Choose at least one unit.")
    field = "units"


class LeadNeeded(Invalid):
    """One unit writes the answer."""

    message = _l("The leading unit must be one of those chosen.")
    field = "lead"


class SearchMissing(Conflict):
    """What was done to find it is part of the file."""

    message = _l("First write down where and how your unit searched, and what it found.")


class AnswerBlank(Invalid):
    """No decision was chosen."""

    message = _l("Choose what is decided before you hand the answer in.")


class AnswerIncomplete(Invalid):
    """The decision asks for more than is there."""

    message = _l("Before this answer can go on, it needs: %(lacking)s.")


class DecisionsDoNotFit(Invalid):
    """Several decisions that cannot stand in one answer."""

    message = _l("These decisions do not fit into one answer: %(why)s")


class AnswerChangedMeanwhile(Conflict):
    """Somebody else saved first; nothing was overwritten."""

    message = _l("%(who)s saved this answer at %(at)s. Nothing of it was overwritten.")


class AnswerNotAsSeen(Conflict):
    """It was filled in by what happened to the case, or never saved as often."""


class NotBeingDrafted(Conflict):
    """Nobody edits what others decide on."""

    message = _l("The answer cannot be edited now: it is being decided on, or decided.")


class ServiceMissing(Conflict):
    """An answer counts as made when it was handed over or posted."""

    message = _l("First write down how and on which day the answer was served.")


class StepNotThere(Conflict):
    """The case stands elsewhere."""

    message = _l("This request does not wait for that now.")


class UnknownChoice(Invalid):
    """Something that is not on the list."""

    message = _l("This is none of the choices.")


class CaseIsFull(Conflict):
    """What no list shows would be missing from the archive."""

    message = _l("A case holds %(most)s files at most. Put several into one file.")
