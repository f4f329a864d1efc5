"""What a person does against an answer: reconsideration (行政复议) and litigation (行政诉讼).

A package of its own because it begins when the procedure of a request is over, has clocks of its
own, and counts in table 3 of the annual report.
"""
