"""A case file (案卷) as one download that anybody can check without this product.

A package of its own because files of every kind of case are packed, checked and kept in one way.
"""
