"""What is on my desk: steps I have, steps I may claim, what I have done, what I have started."""
