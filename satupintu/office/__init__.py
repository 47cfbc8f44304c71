"""Floor 9: what those who run the mall change (perubahan): shown before it counts, kept with who and when, undone.

Every change goes through one door: a kind knows how a thing is read, written and said (`kinds.py`); the change is
kept with what was before, so that it can be undone; some kinds wait for a second person.
"""
