"""The letters in the life of a request: their facts come from the case, never from a second form.

``notices.letters`` words, numbers and prints them; here stands what a request has to say.
"""
