"""The bare application: one route for each order, the same statements in raw SQL, no rule, no refusals, no record."""
