"""Floor 1: the mall's own row (lock, clock) and the append-only record (catatan) every order writes to.

The lock on a mall's row gives the order of its events; positions have no gaps, and each record
carries a digest chained to the one before it, so that a copy in memory can tell whether it still
stands on the same history. Law: UU 25/2009 article 34 asks for accountable service; the record
holds nothing about a person.
"""
