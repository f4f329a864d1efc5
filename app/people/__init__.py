"""Organs, units, persons, posts; who is signed in and what each may do.

One slice, because sign-in, rights and the people themselves change together: a right is read
from a post at every request and never kept anywhere else.
"""
