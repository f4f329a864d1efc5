"""What a fault of the trail means, in the reader's words."""

from flask_babel import gettext as _

from app.audit.heads import WrittenDown
from app.audit.verify import Fault, FaultKind


def sentence(fault: Fault) -> str:
    """One line for one fault."""
    place = {"chain": fault.chain, "sequence": fault.sequence}
    if fault.kind is FaultKind.MISSING:
        return str(_("Chain %(chain)s, row %(sequence)s is missing.", **place))
    if fault.kind is FaultKind.ADDED:
        return str(_("Chain %(chain)s, row %(sequence)s was added from outside.", **place))
    if fault.kind is FaultKind.REWRITTEN:
        return str(
            _("Chain %(chain)s was rewritten up to row %(sequence)s or further back.", **place)
        )
    return str(_("Chain %(chain)s, row %(sequence)s was changed.", **place))


def about_heads(written_down: WrittenDown) -> list[str]:
    """What is to be said of the heads kept outside the database."""
    said = [
        _("%(place)s was not written by this installation.", place=place)
        for place in written_down.forged
    ]
    if written_down.of_other_keys:
        number = written_down.of_other_keys
        said.append(_("%(number)s heads signed with another key were not compared.", number=number))
    return [str(each) for each in said]
