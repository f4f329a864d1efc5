"""What a fault of the trail means, in the reader's words."""

from flask_babel import gettext as _

from app.audit.verify import Fault, FaultKind


def sentence(fault: Fault) -> str:
    """One line for one fault."""
    place = {"chain": fault.chain, "sequence": fault.sequence}
    if fault.kind is FaultKind.MISSING:
        return str(_("Chain %(chain)s, row %(sequence)s is missing.", **place))
    if fault.kind is FaultKind.ADDED:
        return str(_("Chain %(chain)s, row %(sequence)s was added from outside.", **place))
    return str(_("Chain %(chain)s, row %(sequence)s was changed.", **place))
