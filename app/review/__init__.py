"""How a case gets decided: reviews, steps, assignments and opinions.

Cut below the slices whose subjects it reviews, so that every kind of case is decided in one way;
what it needs to know of a subject comes in as a ``Subject``, what it shows of one through hooks.
"""
