"""Procedures (流程): shown, drawn, checked, put into force by two people.

A slice of its own because the second of the two need not be an administrator.
"""
