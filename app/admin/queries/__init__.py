"""What the administrators' pages read, one module per page."""
