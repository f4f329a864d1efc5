"""Technical groundwork with no word of the domain in it.

It is the lowest floor of the house: everything may stand on it, it stands on libraries only.
"""
