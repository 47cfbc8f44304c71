"""Kelola: the pages of those who run the mall; each change is shown before it counts, and can be undone."""
