"""Local working days and days off: what an organ's own government orders beside the notices."""
