"""What requests bring and answers say, one module for each slice."""
