"""Floor 4: what the mall offers: agencies (instansi), lines (jalur antrean), counters (loket), services (layanan),
requirements (persyaratan), papers (dokumen), life events, and which service waits for which.

Law: UU 25/2009 articles 20-21 (service standard), PermenPANRB 15/2014. A catalogue is advice, not law: each
agency confirms its own entries before real use.
"""
