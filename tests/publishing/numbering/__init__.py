"""The register of document numbers."""
