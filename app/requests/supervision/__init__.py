"""Looking after requests as a whole: days put right, terms of the organ, twins and bundles, proof.

Cut from the rest of the slice because its verbs are the office's and its head's, not a step's: none
of them completes a step of the procedure.
"""
