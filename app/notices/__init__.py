"""What the organ writes to people: letters and messages, their wording, sending, proof of delivery.

Cut off from the cases themselves: it is handed frozen facts and knows no request. A message is a
row written once under its message id; a job decides by its reader's wishes whether a mail goes out,
another hands that mail over. Slices above register what they say and what is due with them.
"""
