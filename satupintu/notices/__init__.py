"""Floor 2: what the mall announces (pengumuman): facilities out of order, the bulletin, short messages to the hall.

Law: UU 25/2009 article 28 (a service publishes what it offers and when it does not). No citizen is stored here.
"""
