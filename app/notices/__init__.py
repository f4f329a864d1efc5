"""What the organ writes to people: letters and messages, their wording, sending, proof of delivery.

Cut off from the cases themselves: it is handed frozen facts and knows no request.
"""
