"""What users read about procedures, one module for each place it is said in."""
