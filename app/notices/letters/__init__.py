"""Official letters (告知书): facts in, wording by rule, a number, a PDF, service and its proof.

A letter is drafted from facts, fixed when it is signed (number, digest), stamped by hand, served.
"""
