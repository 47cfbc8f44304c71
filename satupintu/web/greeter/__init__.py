"""Penyambut: the first face of the mall, on a tablet or a phone, with one hand."""
