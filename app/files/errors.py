"""What can be wrong with a file, in the words of whoever handed it in."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Conflict, Invalid, NotFound

MEGAPIXELS = 50


class BadFile(Invalid):
    """The root of every reason why a file is not taken. ``name`` is the file's name."""

    message = _l("“%(name)s” cannot be taken.")
    field = "upload"


class NameMissing(BadFile):
    """Without a name nobody can find it again."""

    message = _l("The file has no name.")


class ExtensionNotAllowed(BadFile):
    """Not in the list."""

    message = _l("“%(name)s”: this kind of file is not taken. Allowed are %(allowed)s.")


class FileEmpty(BadFile):
    """Nothing in it."""

    message = _l("“%(name)s” is empty.")


class FileTooLarge(BadFile):
    """One file alone."""

    message = _l("“%(name)s” is larger than %(most)s MB.")


class ItemTooLarge(BadFile):
    """All files of one item together."""

    message = _l("With “%(name)s” the files of this item would exceed %(most)s MB together.")


class ContentDiffers(BadFile):
    """The extension promises what the content does not keep."""

    message = _l("“%(name)s” does not contain what its extension says. Save it again and retry.")


class FileDamaged(BadFile):
    """It cannot be read to its end."""

    message = _l("“%(name)s” is damaged and cannot be read.")


class SomethingAppended(BadFile):
    """A second file hides behind the first."""

    message = _l("“%(name)s” carries foreign content before or after its own.")


class FileEncrypted(BadFile):
    """What cannot be read cannot be checked."""

    message = _l("“%(name)s” is protected by a password or encrypted. Remove the protection first.")


class ArchiveTooLarge(BadFile):
    """A bomb, or as good as one."""

    message = _l("“%(name)s” is too large when unpacked.")


class ArchiveUnsafe(BadFile):
    """Links, absolute or doubled names inside a packed document."""

    message = _l("“%(name)s” contains entries that a document never has.")


class HasMacros(BadFile):
    """Code in an office document."""

    message = _l("“%(name)s” contains macros or controls. Save it without them.")


class HasExternalTargets(BadFile):
    """Content that would be fetched from elsewhere."""

    message = _l("“%(name)s” fetches content from elsewhere (a linked picture, template or table).")


class HasDoctype(BadFile):
    """Declarations that office software never writes."""

    message = _l("“%(name)s” contains XML declarations that a document never has.")


class HasActiveContent(BadFile):
    """A PDF that does something."""

    message = _l("“%(name)s” contains scripts or starts programs. Print it into a new PDF.")


class TooManyPixels(BadFile):
    """A picture that would fill the memory."""

    message = _l("“%(name)s” has more than %(most)s million pixels.")


class NotText(BadFile):
    """Bytes that are no text in any encoding used here."""

    message = _l("“%(name)s” is not text, or in an encoding that is not known here.")


class TooHardToRead(BadFile):
    """A bomb, or so complicated that reading it was broken off."""

    message = _l("“%(name)s” takes too long or too much memory to read.")


class CannotBeCleaned(BadFile):
    """It carries something that is not understood well enough to be taken out."""

    message = _l(
        "No copy without hidden parts can be made of “%(name)s”. "
        "Save it anew under another name, or print it into a new PDF, and attach that."
    )


class LeftUnderRedaction(BadFile):
    """What was to be taken out is still there."""

    message = _l(
        "“%(name)s” is not redacted yet; something is left in: %(places)s. Take it out of the file"
        " itself, or print the pages as pictures into a new PDF."
    )


class PropertiesLeft(BadFile):
    """Nothing is left in the pages, but its properties tell something."""

    message = _l(
        "The properties of “%(name)s” still say something: %(places)s. Look at them; then choose"
        " the file again and tick that they are to be taken away, or take them out yourself."
    )


class ContentChanged(Conflict):
    """The disk no longer holds what was handed in."""

    message = _l("The stored file no longer is what was handed in. The administrators must look.")


class ContentLost(NotFound):
    """The row is there, the content is not."""

    message = _l("The content of this file is missing. The administrators must look.")


class NoSuchFile(NotFound):
    """Missing, or of another organ."""

    message = _l("There is no such file.")


def named(problem: str, *, name: str) -> BadFile:
    """The error that was stored by its name, for the file called ``name``."""
    kind = next((each for each in BadFile.__subclasses__() if each.__name__ == problem), BadFile)
    return kind(name=name, most=MEGAPIXELS)
