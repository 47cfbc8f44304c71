"""A given picture is never served: its pixels are drawn into a new file, without place, camera or hidden parts."""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from satupintu.notices import refusals

KNOWN = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 8 * 1024 * 1024
MOST_PIXELS = 40_000_000
SHOWN_WIDTH = 1200
QUALITY = 80


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as it will be served."""

    content: bytes
    media_type: str
    width: int
    height: int

    @property
    def digest(self) -> str:
        """SHA-256 of its bytes: its name in addresses."""
        return hashlib.sha256(self.content).hexdigest()


def drawn_anew(given: bytes) -> Drawn:
    """Return the pixels of `given` as a new WebP, at most 1200 wide. Raises PictureTooLarge, PictureUnreadable."""
    if len(given) > MOST_BYTES:
        raise refusals.PictureTooLarge(most=f"{MOST_BYTES // 1024 // 1024} MB")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            found = Image.open(io.BytesIO(given), formats=KNOWN)
            if found.width * found.height > MOST_PIXELS:
                raise refusals.PictureTooLarge(most=f"{MOST_PIXELS // 1_000_000} megapiksel")
            picture = ImageOps.exif_transpose(found).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as wrong:
        raise refusals.PictureUnreadable from wrong
    if picture.width > SHOWN_WIDTH:
        picture = picture.resize((SHOWN_WIDTH, max(1, round(picture.height * SHOWN_WIDTH / picture.width))))
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)
    out = io.BytesIO()
    clean.save(out, "WEBP", quality=QUALITY)
    return Drawn(out.getvalue(), "image/webp", clean.width, clean.height)
