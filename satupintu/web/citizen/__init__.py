"""Layar tamu: what a visitor opens on a phone – the ticket page."""
