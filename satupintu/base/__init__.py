"""Floor 0: values without Django models, used in every room."""
