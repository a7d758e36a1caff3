"""What is in a PDF, however deep: its words as they are read, and every string and stream of it."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest


def words_of(path: Path) -> str:
    """The words on the pages, on one line."""
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler's pdftotext is not installed here")
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.replace("\u200b", "").split())


def structure(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every element of the structure tree, in reading order."""

    def walk(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
        if isinstance(element, pikepdf.Array):
            for kid in element:
                yield from walk(kid)
        elif isinstance(element, pikepdf.Dictionary):
            if "/S" in element:
                yield element
            if "/K" in element:
                yield from walk(element.K)

    yield from walk(pdf.Root.StructTreeRoot.K)


def everything_in(path: Path) -> str:
    """The words, every string in every object, and every stream, unpacked where it is packed."""
    found = [words_of(path), path.read_bytes().decode("latin-1")]
    with pikepdf.open(path) as pdf:
        for item in pdf.objects:
            found += _strings(item)
            if isinstance(item, pikepdf.Stream):
                jpeg = item.get("/Filter") == "/DCTDecode"
                found.append((item.read_raw_bytes() if jpeg else item.read_bytes()).decode("latin-1"))
    return "\n".join(found)


def _strings(item: object, depth: int = 0) -> Iterator[str]:
    if isinstance(item, pikepdf.String):
        yield str(item)
    elif depth < 6 and isinstance(item, pikepdf.Dictionary):
        for key in item.keys():  # noqa: SIM118 - a PDF's dictionary iterates otherwise
            yield str(key)
            yield from _strings(item[key], depth + 1)
    elif depth < 6 and isinstance(item, pikepdf.Array):
        for one in item:
            yield from _strings(one, depth + 1)
