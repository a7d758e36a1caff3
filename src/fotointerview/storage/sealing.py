"""A zip closed with a passphrase, by age (age-encryption.org/v1), in pieces: memory stays flat however large it is.

The sealed archive is a zip again. ``study.zip.age`` is for a key made for it alone; ``key.age`` is that key, closed
with the passphrase. Without this program the tool ``age`` opens it: ``age -d -i key.age study.zip.age``.
"""

import hashlib
import io
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import IO, Final, Protocol

import pyrage

from fotointerview.storage.bag import BagError, Trouble

KEY: Final = "key.age"
SEALED: Final = "study.zip.age"
ABOUT: Final = "READ-ME.txt"
_WORDS: Final = (
    "Dit is een onderzoek van fotointerview, op slot met een wachtwoordzin. Uitpakken:\n"
    "  fotointerview unpack DIT-BESTAND NIEUWE-MAP\n"
    "Zonder fotointerview, met age (age-encryption.org):\n"
    f"  age -d -i {KEY} -o study.zip {SEALED}\n"
    "\n"
    "This is a study of fotointerview, closed with a passphrase. To unpack it:\n"
    "  fotointerview unpack THIS-FILE NEW-FOLDER\n"
    "Without fotointerview, with age (age-encryption.org):\n"
    f"  age -d -i {KEY} -o study.zip {SEALED}\n"
)
_WHEN: Final = (1980, 1, 1, 0, 0, 0)
_KEY_MOST: Final = 1 << 16
_AHEAD: Final = 1 << 20

Fill = Callable[[IO[bytes]], Iterator[object]]
"""Writes into what it is given, a piece at every step."""


class Sink(Protocol):
    """What can be written to."""

    def write(self, data: bytes, /) -> object:
        """Take all of ``data``."""
        ...


class WrongPassphraseError(Exception):
    """The passphrase does not open it."""


def is_sealed(archive: zipfile.ZipFile) -> bool:
    """Whether this zip is one that is closed with a passphrase."""
    return {KEY, SEALED} <= set(archive.namelist())


def seal(out: IO[bytes], fill: Fill, *, passphrase: str) -> str:
    """Write the sealed archive of what ``fill`` writes to ``out``; returns the SHA-256 of what was sealed.

    Raises:
        OSError: ``out`` cannot be written to. What ``fill`` raises is passed on.
    """
    key = pyrage.x25519.Identity.generate()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        archive.writestr(_info(ABOUT), _WORDS)
        archive.writestr(_info(KEY), pyrage.passphrase.encrypt(f"{key}\n".encode(), _spelt(passphrase)))
        with archive.open(_info(SEALED), "w", force_zip64=True) as sealed:
            source, target = _Drawn(fill), _Poured(sealed)
            _through(pyrage.encrypt_io, source, target, [key.to_public()])
    return source.digest.hexdigest()


def unseal(archive: zipfile.ZipFile, out: Sink, *, passphrase: str) -> str:
    """Write what is sealed in ``archive`` to ``out``; returns its SHA-256. It is whole when this returns.

    Raises:
        WrongPassphraseError: before anything is written.
        BagError: ``CHANGED``, ``UNREADABLE``.
        OSError: ``out`` cannot be written to.
    """
    info = archive.getinfo(KEY)
    if info.file_size > _KEY_MOST:
        raise BagError(Trouble.UNREADABLE, KEY)
    try:
        opened = pyrage.passphrase.decrypt(archive.read(info), _spelt(passphrase)).decode()
        key = pyrage.x25519.Identity.from_str(opened.strip())
    except pyrage.DecryptError as error:
        raise WrongPassphraseError from error
    except (pyrage.IdentityError, UnicodeDecodeError) as error:
        raise BagError(Trouble.UNREADABLE, KEY) from error
    with archive.open(SEALED) as sealed:
        source, target = _Read(io.BufferedReader(sealed, _AHEAD)), _Poured(out)  # type: ignore[type-var]
        _through(pyrage.decrypt_io, source, target, [key])
        while sealed.read(1 << 16):  # to its end, where the zip's own checksum is
            pass
    return target.digest.hexdigest()


def _spelt(passphrase: str) -> str:
    """Accents may be typed in two ways; here they are one."""
    return unicodedata.normalize("NFC", passphrase)


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _WHEN)
    info.create_system = 3
    info.external_attr = 0o100644 << 16
    return info


class _Kept:
    """Keeps what went wrong on our side of the library, which would tell it in words of its own."""

    def __init__(self) -> None:
        self.error: BaseException | None = None

    def _keep(self, error: BaseException) -> None:
        self.error = self.error or error


class _Drawn(_Kept):
    """A stream to read from, of what ``fill`` writes: it writes on whenever more is asked."""

    def __init__(self, fill: Fill) -> None:
        super().__init__()
        self.digest = hashlib.sha256()
        self._left = bytearray()
        self._steps = fill(self)  # type: ignore[arg-type]  # zipfile writes to what has write and flush

    def write(self, data: bytes) -> int:
        """What ``fill`` has to give."""
        self._left += data
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes; none at the end."""
        try:
            with suppress(StopIteration):
                while len(self._left) < size:
                    next(self._steps)
        except BaseException as error:
            self._keep(error)
            raise
        given = bytes(self._left[:size])
        del self._left[:size]
        self.digest.update(given)
        return given


class _Read(_Kept):
    """A stream to read from."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__()
        self._stream = stream

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes; none at the end."""
        try:
            return self._stream.read(size)
        except BaseException as error:
            self._keep(error)
            raise


class _Poured(_Kept):
    """A stream to write to that hashes what goes through."""

    def __init__(self, stream: Sink) -> None:
        super().__init__()
        self.digest = hashlib.sha256()
        self._stream = stream

    def write(self, data: bytes) -> int:
        """All of ``data``."""
        try:
            self._stream.write(data)
            self.digest.update(data)
        except BaseException as error:
            self._keep(error)
            raise
        return len(data)

    def flush(self) -> None:
        """The stream below is flushed by whoever has it."""


def _through(work: Callable[..., None], source: _Drawn | _Read, target: _Poured, keys: list[object]) -> None:
    """Let age do its work. An error of ours comes out as itself, one of age's own as :class:`BagError`."""
    try:
        work(source, target, keys)
    except BaseException as error:
        for side in (source, target):
            if side.error is not None:
                raise side.error from error
        if isinstance(error, (pyrage.DecryptError, pyrage.EncryptError, OSError)):
            raise BagError(Trouble.CHANGED, SEALED) from error
        raise
