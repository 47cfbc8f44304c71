"""Floor 9: the first page of each duty after signing in, and what every account keeps of its own."""
