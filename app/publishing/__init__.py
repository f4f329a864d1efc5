"""One item proposed for proactive disclosure: drafted, changed, released, filed, taken down.

Cut apart from ``review`` because how a case is decided is the same for every kind of case, and
apart from ``portal`` because the public reads only what was released here.
"""
