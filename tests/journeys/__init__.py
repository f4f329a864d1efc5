"""One story per file, through the browser's eyes."""
