"""Floor 6: the mall in a bottle: synthetic days, drawn before they run, from a model of a hall.

The model (`hall_model.yaml`) is an assumption, to be replaced by what a real hall measures; it says
what visitors need and how they behave, never whom the rule calls.
"""
