"""What people start: every screen, and the interface for programs.

A view turns a click into one order, and facts into a page; it decides nothing itself.
"""
