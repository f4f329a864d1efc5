"""The Regulation as pure functions: dates in, dates out, each rule with its article.

Cut off from everything else on purpose: it imports the standard library only.
"""
