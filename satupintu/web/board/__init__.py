"""Papan panggilan: one screen per zone, read from ten metres."""
