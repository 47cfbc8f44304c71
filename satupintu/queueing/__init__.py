"""Floor 5: visits (kunjungan), tickets (nomor antrean), lines (jalur), calls (panggilan): who is next.

The rule is one sentence on the wall and one pure package, `rules`; the room's state is the fold of
its own record, so that what the hall did can be computed again by anyone. Law: UU 25/2009 article
4 (equal treatment), PermenPANRB 11/2024 (vulnerable groups).
"""
