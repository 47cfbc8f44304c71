"""Loket: the officer's desk, keyboard first, and its strip beside a national system."""
