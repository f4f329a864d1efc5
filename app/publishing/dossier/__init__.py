"""The file of an item (案卷) as one download that can be checked without this product.

A package of its own because what is in it comes from the whole house, and must be read, written
and found again in one fixed order.
"""
