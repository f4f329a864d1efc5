"""The demonstration: two invented organs, their people, items and requests in every state.

It is told through the same actions as real work, dated relative to today, so nothing in it can be
in a state that the product could not have reached.
"""
