"""What is done with messages: told, sorted, mailed, read, cleared away; one module for each."""
