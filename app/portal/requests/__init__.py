"""Requests as the applicant meets them: handing in, the receipt, following, answering back.

Cut apart from the rest of the portal because here the public writes: nothing of it is cached, every
attempt is counted, and who follows a request sees this one request and nothing else.
"""
