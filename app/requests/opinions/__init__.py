"""Opinions sought of third parties and of organs that made the information too (Art. 32, 34).

Cut apart because somebody else answers here, without an account and without learning who applied:
what is shown to a party, when its silence speaks, and how its answer is weighed stand together.
"""
