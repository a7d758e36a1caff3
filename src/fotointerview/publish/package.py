"""An export of several files: a folder or a zip that is either there and whole, or not there at all."""

import hashlib
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from fotointerview.domain.faults import FaultCode, FaultError

_CHUNK: Final = 1 << 20
_STORED: Final = {".jpg", ".jpeg", ".avif", ".webp", ".png", ".pdf", ".docx", ".zip", ".tif", ".tiff"}
"""What is compressed already."""
_FIRST_YEAR: Final = 1980
"""A zip knows no earlier day."""


@contextmanager
def folder_for(out: Path) -> Iterator[Path]:
    """A hidden folder beside ``out`` to be filled; it becomes ``out`` when the block ends well, else it goes.

    Raises:
        FaultError: ``EXPORT_FAILED``: something has that name already, the disk is full or cannot be written.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise FaultError(FaultCode.EXPORT_FAILED, path=out, detail="there is something of that name")
    with _beside(out) as made:
        yield made
        made.chmod(0o755)
        for path in made.rglob("*"):
            if path.is_file():
                _sync(path)
        with suppress(OSError):  # an empty folder of that name gives way
            out.rmdir()
        made.rename(out)


@contextmanager
def zip_for(out: Path, *, at: datetime) -> Iterator[Path]:
    """A hidden folder to be filled; its files become the zip ``out`` when the block ends well. It goes in any case.

    The same files and ``at`` make the same bytes: names in order, every file of the moment ``at``.

    Raises:
        FaultError: ``EXPORT_FAILED``: the disk is full or cannot be written.
    """
    with _beside(out) as made:
        yield made
        packed = made.with_name(f"{made.name}.zip")
        try:
            write_zip(made, packed, at=at)
            _sync(packed)
            packed.chmod(0o644)
            packed.replace(out)
        finally:
            packed.unlink(missing_ok=True)


@contextmanager
def file_for(out: Path) -> Iterator[Path]:
    """A hidden file to be written; it becomes ``out`` when the block ends well, else it goes.

    Raises:
        FaultError: ``EXPORT_FAILED``: the disk is full or cannot be written.
    """
    with _beside(out) as folder:
        made = folder / "made"
        yield made
        _sync(made)
        made.chmod(0o644)
        made.replace(out)


def write_zip(folder: Path, out: Path, *, at: datetime) -> None:
    """Pack the files below ``folder`` under their relative paths, in order."""
    moment = max(at.astimezone(UTC), datetime(_FIRST_YEAR, 1, 1, tzinfo=UTC))
    with zipfile.ZipFile(out, "w") as archive:
        for name in names_in(folder):
            entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            is_packed = Path(name).suffix.lower() in _STORED
            entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            size = (folder / name).stat().st_size
            with (
                (folder / name).open("rb") as source,
                archive.open(entry, "w", force_zip64=size >= 1 << 31) as target,
            ):
                shutil.copyfileobj(source, target, _CHUNK)


def names_in(folder: Path) -> list[str]:
    """The files below ``folder``, as paths with slashes, in order."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def digests_in(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file below ``folder``, by its path."""
    return {name: sha256_of(folder / name) for name in names_in(folder)}


def sha256_of(path: Path) -> str:
    """In lower-case hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_text(path: Path, words: str) -> None:
    """UTF-8 without a mark, lines ending as they are in ``words``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(words.encode("utf-8"))


@contextmanager
def _beside(out: Path) -> Iterator[Path]:
    made: Path | None = None
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name[:40]}.", suffix=".part"))
        yield made
    except OSError as error:
        raise FaultError(FaultCode.EXPORT_FAILED, path=out, detail=error.strerror or error) from error
    finally:
        if made is not None and made.exists():
            shutil.rmtree(made, ignore_errors=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
