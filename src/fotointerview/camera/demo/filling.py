"""Makes a demo file as heavy as a larger sensor's, so that a quickly drawn picture is as long on the line.

What is filled in is noise that nothing compresses and that is another at every place: a piece that ends up where
it does not belong changes the file's sum. A JPEG takes it as comments, a RAW after its last byte; readers of
either pass over it.
"""

import random

_COMMENT = b"\xff\xfe"
_MOST = 0xFFFF - 2
_HEAD = 4
"""Mark and length of a segment."""


def filled(data: bytes, *, to: int, seed: int) -> bytes:
    """``data`` with at least ``to`` bytes; unchanged when it has them already."""
    lacking = to - len(data)
    if lacking <= 0 or not data:
        return data
    noise = random.Random(seed).randbytes(lacking)
    if data[:2] != b"\xff\xd8":
        return data + noise
    behind = _after_exif(data)
    comments = b"".join(_comment(noise[at : at + _MOST]) for at in range(0, lacking, _MOST))
    return data[:behind] + comments + data[behind:]


def _comment(words: bytes) -> bytes:
    return _COMMENT + (len(words) + 2).to_bytes(2, "big") + words


def _after_exif(jpeg: bytes) -> int:
    """Where the EXIF segment ends, which must stay the first; after the start mark where there is none."""
    if jpeg[2:4] != b"\xff\xe1":
        return 2
    return _HEAD + int.from_bytes(jpeg[4:6], "big")
