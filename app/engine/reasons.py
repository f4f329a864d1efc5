"""The sentences that belong to the engine's codes."""

from flask_babel import lazy_gettext as _l

REASONS = {
    # expressions
    "too_long": _l("The expression is longer than %(limit)s characters."),
    "syntax": _l("“%(source)s” is not an expression this product can read."),
    "too_complex": _l("The expression is nested too deeply."),
    "not_allowed": _l("“%(what)s” is not allowed in an expression."),
    "unknown_fact": _l("The fact “%(name)s” is not known here."),
    "unknown_function": _l("The function “%(name)s” does not exist."),
    "wrong_type": _l("The expression compares or computes values that do not fit together."),
    "too_expensive": _l("The expression is too expensive to work out."),
    "timer": _l("“%(source)s” is neither a date, a duration, a deadline nor a fact with a moment."),
}
