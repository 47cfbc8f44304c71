"""Komponen: what every screen shares – the frame, the shape of a refusal, icons, the gallery."""
