"""Kios: where a visitor takes one number for all services, by touch, without a name."""
