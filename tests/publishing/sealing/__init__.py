"""Sealing an item away, on its own and while others act."""
