"""Filing with the authorities."""
