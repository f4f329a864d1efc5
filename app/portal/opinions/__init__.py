"""Letters seeking an opinion as their parties meet them: opened by number and code, answered once.

Cut apart from the applicant's side: whoever is asked sees the letter and nothing of the request.
"""
