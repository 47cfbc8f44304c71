"""SatuPintu, the operating system of a Mal Pelayanan Publik: one door, one ticket, one order."""

__version__ = "0.1.0"
