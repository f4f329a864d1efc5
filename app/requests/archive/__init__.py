"""The case file of a request (案卷): what may be put into the archive, and its one download.

A package of its own because what is in it comes from the whole house, in the order of its days.
"""
