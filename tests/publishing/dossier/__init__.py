"""The file of an item."""
