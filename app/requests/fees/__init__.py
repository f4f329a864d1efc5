"""The fee for handling a request (信息处理费): reckoned, noticed, paid or lapsed (Art. 42).

A package of its own because an organ may do without it: until its head turns fees on, nobody
meets them.
"""
