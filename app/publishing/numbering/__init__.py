"""The organ's register of document numbers (发文字号登记): given at signature, void, or missing.

Only the organ's own numbers are kept here; what was reprinted or taken over bears those of others.
"""
