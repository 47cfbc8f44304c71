"""Floor 6: the first face of the mall: who comes through the door, who asks for help, what a visitor wishes.

Law: UU 8/2016 (people with disabilities: help without asking why), UU 25/2009 article 29. Wishes are shown to
those who serve and are never written into the record; they are forgotten when the day ends.
"""
