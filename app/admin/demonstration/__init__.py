"""The demonstration: two invented organs, their people, and items in every state of the chain.

It is told through the same actions as real work, dated relative to today, so nothing in it can be
in a state that the product could not have reached.
"""
