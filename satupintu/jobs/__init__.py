"""Floor 10: what the clock starts: ticks of the hall, the end of a day, the demo's gentle stream."""
