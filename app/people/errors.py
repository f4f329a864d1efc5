"""What can go wrong with accounts, posts and signing in."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Conflict, Invalid, NotFound, NotKnown, Refused, TooOften


class NotSignedIn(NotKnown):
    """Nobody is signed in here, or no longer (401)."""

    message = _l("You are not signed in, or no longer. Sign in again.")


class NotPermitted(Refused):
    """Signed in, but without the permission a route asks for."""

    message = _l("Your posts do not include this.")


class PasswordChangeDue(Refused):
    """The one-time password only serves to choose an own one."""

    message = _l("Choose your own password first.")


class TokenNeeded(NotKnown):
    """A program came without a token (401). Cookies count for nothing here."""

    message = _l("Send an access token in the header Authorization: Bearer …")


class TokenWorthless(NotKnown):
    """One answer for unknown, ended and revoked (401), so that nothing can be learned."""

    message = _l("This access token is unknown, has ended or was revoked.")


class ScopeMissing(Refused):
    """The person may, the token may not."""

    message = _l("This access token does not have the scope “%(scope)s”.")


class WrongCredentials(Invalid):
    """One answer for wrong, unknown, locked and disabled, so that nothing can be learned."""

    message = _l(
        "Sign-in name or password is wrong. "
        "After five failures an account is locked for 15 minutes."
    )
    field = "password"


class WrongPassword(Invalid):
    """The present password was not given correctly."""

    message = _l(
        "The present password is wrong. After five failures the account is locked for 15 minutes."
    )
    field = "present"


class TooManyAttempts(TooOften):
    """Too many failures from one network address."""

    message = _l("Too many failed attempts from your network. Try again in 15 minutes.")


class WeakPassword(Invalid):
    """A password that the policy does not allow."""

    message = _l("Choose another password.")
    field = "new"


class PasswordTooShort(WeakPassword):
    """Length first."""

    message = _l("At least 12 characters, at most 128.")


class PasswordTooPlain(WeakPassword):
    """Three of the four classes."""

    message = _l("Use three of these: small letters, capitals, digits, other characters.")


class PasswordTooKnown(WeakPassword):
    """In the list of common passwords, or made of words anybody here would try."""

    message = _l("This password is too easy to guess: it contains a common or local word.")


class PasswordUnchanged(WeakPassword):
    """The new one must be new."""

    message = _l("The new password must differ from the present one.")


class NoSuchPerson(NotFound):
    """Missing, or of another organ."""

    message = _l("There is no such person.")


class NoSuchOrgan(NotFound):
    """Missing, or not yours to see."""

    message = _l("There is no such organ.")


class NotOneself(Refused):
    """Nobody administers his own account."""

    message = _l("Nobody may change his own account, posts or duty.")


class DutyExcludesPosts(Conflict):
    """Administrators do no business, and whoever does business administers nothing."""

    message = _l("A person with an administrator's duty holds no posts, and the other way round.")


class LoginMalformed(Invalid):
    """Sign-in names are plain, so that nobody mistakes one for another."""

    message = _l("2 to 40 small letters, digits, dots and hyphens; a letter first.")
    field = "login"


class LoginTaken(Conflict):
    """Sign-in names are unique in the whole installation."""

    message = _l("This sign-in name is taken.")
    field = "login"


class StaffNumberTaken(Conflict):
    """Staff numbers tell people of one name apart, so they are unique in an organ."""

    message = _l("This staff number is taken.")
    field = "staff_number"


class PostTaken(Conflict):
    """The same post twice."""

    message = _l("This person already has this post.")
    field = "lane"


class CodeTaken(Conflict):
    """Organ codes are unique."""

    message = _l("There is already an organ with this code.")
    field = "code"


class AuthorityInUse(Conflict):
    """What was filed with an authority keeps pointing to it."""

    message = _l("Something was filed with an authority you took out. It has to stay in the list.")
    field = "authorities"


class NoSuchAuthority(NotFound):
    """Not in the list of this organ."""

    message = _l("This organ files with no such authority.")


class FilesWithItself(Invalid):
    """An authority is somebody else, on this installation or not."""

    message = _l("Choose another organ of this installation, or none.")
    field = "receiver"


class UnitNameTaken(Conflict):
    """Units of one organ have different names."""

    message = _l("There is already a unit with this name.")
    field = "unit_name"


class NotThisOrgan(Invalid):
    """A unit of another organ."""

    message = _l("This unit belongs to another organ.")
    field = "unit_id"


class NoSuchPost(NotFound):
    """Taken away already, or somebody else's."""

    message = _l("There is no such post.")


class NoSuchUnit(NotFound):
    """Missing, or of another organ."""

    message = _l("There is no such unit.")


class NoSuchSession(NotFound):
    """Missing, or somebody else's."""

    message = _l("There is no such session.")


class NoSuchToken(NotFound):
    """Missing, or somebody else's."""

    message = _l("There is no such access token.")


class NoTokensForDuties(Conflict):
    """Tokens are for the business of an organ."""

    message = _l("Administrators have no access tokens: programs do not administer.")


class AccountClosed(Conflict):
    """Nothing is given to a closed account."""

    message = _l("This account is closed.")


class TooManyTokens(Conflict):
    """A few are enough to tell programs apart, and few enough to keep in view."""

    message = _l("At most %(most)s access tokens at a time. Revoke one first.")


class TokenLastsTooLong(Invalid):
    """A token that is forgotten ends by itself."""

    message = _l("An access token lasts from 1 to %(most)s days.")
    field = "days"
