"""Floor 3: who works here: officers (petugas) and registered devices (perangkat) with their tokens.

Law: UU 25/2009 article 34 (conduct of those who serve). No citizen is stored here.
"""
