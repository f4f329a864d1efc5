"""What is read of messages: a reader's own, mails for the worker and the administrators."""
