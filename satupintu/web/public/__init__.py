"""Halaman umum: what everybody reads before coming – search, agencies, services, the hall now, the house, its news.

Law: UU 25/2009 article 21 (a service publishes its papers, time and fee). No account, no script needed.
"""
