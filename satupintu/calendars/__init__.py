"""Floor 3: when the mall and its agencies are open (jam layanan), breaks (istirahat), holidays (hari libur).

Law: the joint decree of three ministers names each year's public holidays and joint leave (cuti bersama);
a date after the last loaded decree is provisional.
"""
