"""Takes the mall's lock out of a real server."""
