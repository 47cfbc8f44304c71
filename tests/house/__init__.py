"""Rules of the house, as tests. Each is a function from plain text to faults, so that a bad example can prove it."""
