"""The office's clock in training and demonstration: set on any day, marked on every screen.

Apart from the other pages of ``admin`` because every process reads the one row kept here.
"""
