"""The on-screen keyboard without a script: each key is a button of the form, pressed one by one.

A form carries the text so far in its field and the key as `tombol`; the view presses it here.
"""

from __future__ import annotations

LONGEST = 40
SPACE = "spasi"
DELETE = "hapus"
LETTERS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
NUMBER_KEYS = ("AHM", "123", "456", "789", "0")


def press(text: str, key: str) -> str:
    """Return `text` after `key`: one letter or digit, `spasi` or `hapus`; any other key changes nothing."""
    if key == DELETE:
        return text[:-1]
    if key == SPACE:
        return f"{text} "[:LONGEST] if text and not text.endswith(" ") else text
    return (text + key)[:LONGEST] if len(key) == 1 and key.isalnum() else text


def press_number(text: str, key: str) -> str:
    """Return the number so far ("A-01") after `key`: first one letter of the series, then up to three digits."""
    plain = press(text.replace("-", "").upper(), key.upper() if key != DELETE else key)
    letter = plain[:1] if plain[:1] in tuple(NUMBER_KEYS[0]) else ""
    digits = "".join(sign for sign in plain[len(letter) :] if sign.isdecimal())[:3]
    return f"{letter}-{digits}" if letter and digits else letter
