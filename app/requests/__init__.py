"""One request for information (依申请公开): received, corrected, extended, answered, archived.

Cut as a slice beside ``publishing``: a request is a case like a document, decided by ``review``
and moved by its procedure. What the law counts is a ledger of events (``ledger``) over ``app.law``.
"""
