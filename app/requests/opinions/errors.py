"""What can go wrong while opinions are sought, in the reader's words."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Conflict, Invalid, NotFound


class NoSuchOpinion(NotFound):
    """Missing, of another case, or not to be seen by this person."""

    message = _l("There is no such letter.")


class PartyNameNeeded(Invalid):
    """Somebody has to be asked."""

    message = _l("Enter who is asked.")
    field = "name"


class PartyMailNeeded(Invalid):
    """Sent by mail."""

    message = _l("A letter that is mailed needs an e-mail address.")
    field = "email"


class PartyMailMalformed(Invalid):
    """It would never arrive."""

    message = _l("This is no e-mail address.")
    field = "email"


class PartyAddressNeeded(Invalid):
    """Sent by post."""

    message = _l("A letter that is posted needs a postal address.")
    field = "address"


class NamesTheApplicant(Invalid):
    """The party must not learn who applied."""

    message = _l(
        "The text holds the name or the address of the applicant. The party must not learn who"
        " applied: take it out; if something else of that name is meant, tick the box below."
    )
    field = "concerns"


class TellsOfTheApplicant(Invalid):
    """Numbers are never there by chance."""

    message = _l("The text holds a number or a mail address of the applicant. Take it out.")
    field = "concerns"


class FileNamesTheApplicant(Invalid):
    """The name of a file is shown as it is."""

    message = _l("The name of a file names the applicant. Upload it again under another name.")
    field = "shown"


class FileNotToBeShown(Invalid):
    """What came from the applicant, or belongs to the office, goes to nobody else."""

    message = _l("Choose among the files that were found or prepared for this request.")
    field = "shown"


class PartyNeeded(Conflict):
    """The step ends with letters."""

    message = _l("First say whom you ask: add at least one party.")


class SentAlready(Conflict):
    """What was said in a letter stays."""

    message = _l("This letter has been sent; it cannot be changed any more.")


class NumberedAlready(Conflict):
    """A number is not lost."""

    message = _l("This letter has its number. Annul it first, under the letters of the request.")


class TakenBack(Conflict):
    """Nobody is waited for."""

    message = _l("This letter was taken back; nothing more is done about it.")


class CodeShownAlready(Conflict):
    """Once, and kept nowhere."""

    message = _l("This code was shown already. Ask for a new one if it was lost.")


class ApplicantToldAlready(Conflict):
    """One notice for a round."""

    message = _l(
        "The applicant is told once for a round of letters, when all of them have gone out. There"
        " is nothing new to tell now."
    )


class ToldTooLate(Conflict):
    """Art. 32: told first, disclosed afterwards."""

    message = _l(
        "The answer cannot have been served before %(day)s, when the third party was told of the"
        " disclosure (Article 32): %(numbers)s."
    )


class NotSent(Conflict):
    """Nothing can be served or answered before."""

    message = _l("This letter has not been sent yet.")


class DayBeforeDispatch(Invalid):
    """First sent, then served, then answered."""

    message = _l("This cannot have been before %(day)s, the day the letter was sent.")
    field = "on"


class DayBeforeService(Invalid):
    """Nobody answers what he has not received."""

    message = _l("This cannot have been before %(day)s, the day the party received the letter.")
    field = "on"


class ServedAlready(Conflict):
    """The first service counts."""

    message = _l("The service of this letter was recorded already: %(day)s.")


class AnsweredAlready(Conflict):
    """Whoever has answered was reached."""

    message = _l("This party has answered already.")


class LetterClosed(Conflict):
    """Answered, over, or no longer needed."""

    message = _l("This letter takes no answer any more. If you have something to add, turn to the"
                 " office that wrote it.")  # fmt: skip


class ReasonNeeded(Invalid):
    """An objection without reasons can hardly be weighed."""

    message = _l("Say which part you do not agree to, and why.")
    field = "reason"


class ProofNeeded(Invalid):
    """The paper itself belongs to the file."""

    message = _l("Add the answer that came in as a file.")
    field = "files"


class TooManyFiles(Invalid):
    """A letter has few enclosures."""

    message = _l("At most %(most)s files can be sent along.")
    field = "files"


class TermInThePast(Invalid):
    """A page that is opened again is open for some days."""

    message = _l("Choose a day from today on.")
    field = "until"


class TermTooLong(Invalid):
    """The applicant waits meanwhile."""

    message = _l("Choose a day within the next %(days)s days.")
    field = "until"


class StillOpen(Conflict):
    """Nothing needs to be opened again."""

    message = _l("The page of this letter is open; it need not be opened again.")


class WeighingReasonNeeded(Invalid):
    """Why the office decides against, or without, an opinion."""

    message = _l("Say why: the party did not answer, or the decision differs from what it said.")
    field = "why"


class WeighedForGood(Conflict):
    """What a party was told holds (Art. 32)."""

    message = _l(
        "The third party was told on %(day)s that this is disclosed; it is not weighed anew."
    )


class DisclosureLetterStands(Conflict):
    """One paper says one thing."""

    message = _l(
        "The letter %(number)s tells the third party that this is disclosed. Annul it first, under"
        " the letters of the request, if it is to be weighed anew."
    )


class WeighedTooEarly(Conflict):
    """Silence speaks when the term is over."""

    message = _l(
        "The term of this party runs until %(day)s. Before, only an answer can be weighed."
    )


class NotServedYet(Conflict):
    """Without service there is no term, and no silence."""

    message = _l("It is not known whether this party has received the letter. Record the service,"
                 " or that it cannot be reached.")  # fmt: skip


class NotAllWeighed(Conflict):
    """The step goes on with all of them."""

    message = _l("Not yet to be closed: %(open)s")


class NothingToTell(Conflict):
    """Only who objected is told before disclosure."""

    message = _l("This party need not be told: it did not object, or was told already.")


class ThirdPartyNotTold(Conflict):
    """Art. 32."""

    message = _l(
        "Before the answer is served, the third party that did not agree must be told in writing"
        " what is disclosed and why (Article 32): %(numbers)s."
    )
