"""Looking whether erased things are really gone: every file of a folder, by its bytes and by words in it.

What is looked at: the hash of every file and of every member of a zip archive; and words in the raw bytes, so also
in the unused corners of a database. Words are looked for as UTF-8, as they are written in JSON and in XML, composed
and decomposed, and in UTF-16, in capitals or not. In pictures only the first and last mebibyte are looked at, where
their metadata is. Not seen is what is compressed or encrypted otherwise: the text of a PDF, a packed study with a
passphrase; the ledger of exports knows those.
"""

import hashlib
import html
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Final

from fotointerview.domain.withdrawal import Trace
from fotointerview.storage.removing import files_below

_PIECE: Final = 1 << 20
_OVERLAP: Final = 1 << 10
_LONG: Final = 48
"""Of longer words the first and the last characters are looked for: half of them may have been written over."""
_SHORT: Final = 5
"""Shorter words (in bytes) stand in pictures by chance; elsewhere they count as whole words only."""
_PICTURES: Final = {
    ".jpg",
    ".jpeg",
    ".nef",
    ".nrw",
    ".cr2",
    ".cr3",
    ".crw",
    ".arw",
    ".raf",
    ".dng",
    ".rw2",
} | {
    *(".orf", ".pef", ".srw", ".png", ".tif", ".tiff", ".heic", ".heif", ".bin"),
}
_WORDLIKE: Final = rb"[0-9a-z_\x80-\xff]"


def verify_erased(folder: Path, *, hashes: Iterable[str], words: Iterable[str]) -> tuple[Trace, ...]:
    """What is still there, in ``folder`` and below, of files with these SHA-256 and of these words.

    Words are names, quotes and the like; a participant's code is a pseudonym and may stay. Files are only read. One
    that cannot be read is no finding and raises; one that has gone meanwhile has nothing.

    Raises:
        OSError: a file cannot be read.
    """
    needles = _Needles(words)
    wanted = frozenset(hashes)
    found: list[Trace] = []
    for path in files_below(folder):
        if not path.is_file():
            continue  # a pipe or a link to nowhere has no bytes
        name = path.relative_to(folder).as_posix()
        try:
            with path.open("rb") as file:
                found += _look(file, name, path.stat().st_size, wanted, needles)
            found += _in_archive(path, name, wanted, needles)
        except FileNotFoundError:  # it was there a moment ago: somebody is at work in the study
            continue
    return tuple(found)


def _in_archive(path: Path, name: str, hashes: frozenset[str], needles: "_Needles") -> Iterator[Trace]:
    if path.suffix.lower() in _PICTURES or not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            for member in archive.infolist():
                if not member.is_dir() and not member.flag_bits & 1:  # the first bit: encrypted
                    with archive.open(member) as file:
                        inside = f"{name}!{member.filename}"
                        yield from _look(file, inside, member.file_size, hashes, needles)
    except zipfile.BadZipFile:  # it only looks like one; its bytes were looked at
        return


def _look(
    file: IO[bytes], name: str, size: int, hashes: frozenset[str], needles: "_Needles"
) -> Iterator[Trace]:
    """Read once: the hash of everything, and the words."""
    digest, offset, tail = hashlib.sha256(), 0, b""
    found: set[str] = set()
    is_picture = Path(name).suffix.lower() in _PICTURES
    while piece := file.read(_PIECE):
        digest.update(piece)
        if not is_picture or offset < _PIECE or offset + len(piece) > size - _PIECE:
            found |= needles.within(tail + piece, picture=is_picture)
            tail = piece[-_OVERLAP:]
        offset += len(piece)
    if digest.hexdigest() in hashes:
        yield Trace(name)
    yield from (Trace(name, word) for word in sorted(found))


class _Needles:
    """Words in every form in which they may stand in a file."""

    def __init__(self, words: Iterable[str]) -> None:
        self._long: list[tuple[str, bytes]] = []
        self._short: list[tuple[str, re.Pattern[bytes]]] = []
        for word in sorted({word.strip() for word in words} - {""}):
            for form in _forms(word):
                if len(form) >= _SHORT:
                    self._long.append((word, form))
                else:
                    whole = rb"(?<!%b)%b(?!%b)" % (_WORDLIKE, re.escape(form), _WORDLIKE)
                    self._short.append((word, re.compile(whole)))

    def within(self, content: bytes, *, picture: bool) -> set[str]:
        """The words that stand in ``content``."""
        low = content.lower()
        found = {word for word, form in self._long if form in low}
        if not picture:
            found |= {word for word, pattern in self._short if pattern.search(low)}
        return found


def _forms(word: str) -> set[bytes]:
    parts = [word] if len(word) <= _LONG else [word[: _LONG // 2], word[-_LONG // 2 :]]
    texts = {
        written
        for part in parts
        for form in ("NFC", "NFD")
        for plain in (unicodedata.normalize(form, part),)
        for written in (
            plain,
            json.dumps(plain)[1:-1],
            html.escape(plain),
            html.escape(plain, quote=False),
        )
    }
    encoded = {text.encode("utf-8", errors="surrogatepass") for text in texts}
    encoded |= {part.encode("utf-16-le", errors="surrogatepass") for part in parts}
    return {form.lower() for form in encoded}
