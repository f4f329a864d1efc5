"""The same use cases as the pages, as JSON under ``/api/v1``: one module for each slice exposed.

The modules are as thin as routes: they ask the same queries, call the same actions, hold no rule.
``endpoints`` says what all of them have in common, ``problems`` how a program is told what went
wrong, ``once`` that a command sent twice is carried out once.
"""

from app.api import inbox, openapi, portal, publishing, requests, review

MODULES = (inbox, portal, publishing, requests, review)

init_app = openapi.init_app
