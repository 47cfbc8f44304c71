"""`satupintu demo`: a whole day of the hall, played over HTTP as kiosks, officers and people would."""

from satupintu.cli.demo.command import add

__all__ = ["add"]
