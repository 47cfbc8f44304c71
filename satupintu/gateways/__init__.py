"""Floor 8: one file per outside system (gerbang), each with a Protocol and a Fake: voice, printer."""
