"""Bad input, many at once, processes that are killed: what must hold whatever happens."""
