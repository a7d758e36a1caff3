"""Every byte of an export, with the zips in zips, the documents and the PDFs in it unpacked."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf


def deep(out: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of an export by its path, unpacked as far as it goes."""
    if out.is_dir():
        for path in sorted(out.rglob("*")):
            if path.is_file():
                yield from _opened(path.relative_to(out).as_posix(), path.read_bytes())
    else:
        yield from _opened(out.name, out.read_bytes())


def _opened(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    if content[:4] == b"PK\3\4":
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield from _opened(f"{name}!{inner}", archive.read(inner))
    elif content[:5] == b"%PDF-":
        with pikepdf.open(BytesIO(content)) as pdf:
            for number, found in enumerate(pdf.objects):
                if isinstance(found, pikepdf.Stream):
                    yield f"{name}!{number}", _stream(found)
    else:
        yield name, content


def _stream(found: pikepdf.Stream) -> bytes:
    try:
        return found.read_bytes()
    except pikepdf.PdfError:  # a photo: its own bytes are what lies there
        return found.read_raw_bytes()


def all_bytes(out: Path) -> bytes:
    """All names and bytes of an export."""
    return out.name.encode() + b"\n".join(part for name, one in deep(out) for part in (name.encode(), one))
