"""Reminders of the days beside the term of the reply: before, on and after, each once.

A package of its own because applicants, who have no account, are mailed, and the office is told.
"""
