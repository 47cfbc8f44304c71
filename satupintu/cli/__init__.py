"""Floor 11: the command `satupintu`: serve, check, users, token, backup, restore; the demo.

Each subcommand is one small file with `add(commands)`, which declares its words, and the function
that does it and returns an exit code: 0 done, 1 something is not in order, 2 wrong words, 3 refused.
"""
