"""Scripts that make a machine ready; standard library only."""
