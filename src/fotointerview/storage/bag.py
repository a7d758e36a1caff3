"""BagIt (RFC 8493): the texts that say what is in an archive, written and read. No file is touched here.

A bag has one base folder; ``data/`` in it is the payload, the texts beside that tell its names, sizes and hashes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Final

PAYLOAD: Final = "data/"
DECLARATION: Final = "bagit.txt"
INFO: Final = "bag-info.txt"
MANIFEST: Final = "manifest-sha256.txt"
TAG_MANIFEST: Final = "tagmanifest-sha256.txt"
TAG_FILES: Final = (DECLARATION, INFO, MANIFEST, TAG_MANIFEST)

_DECLARED: Final = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_VERSION: Final = re.compile(r"BagIt-Version: (0\.9[0-9]|1\.[0-9]+)\s")
_LINE: Final = re.compile(r"([0-9A-Fa-f]{64})[ \t]+\*?(.+)")
_OXUM: Final = re.compile(r"^Payload-Oxum:\s*([0-9]{1,18})\.([0-9]{1,18})\s*$", re.MULTILINE | re.IGNORECASE)
_ESCAPED: Final = {"%": "%25", "\n": "%0A", "\r": "%0D"}
_ESCAPE: Final = re.compile("[%\n\r]")
_UNESCAPE: Final = re.compile("%(25|0[ADad])")
_DRIVE: Final = re.compile(r"[A-Za-z]:")


class Trouble(StrEnum):
    """What is wrong with an archive; each has its words in the catalogues."""

    NOT_A_BAG = "not-a-bag"
    UNREADABLE = "unreadable"
    UNSAFE_NAME = "unsafe-name"
    NAME_TWICE = "name-twice"
    MISSING = "missing"
    EXTRA = "extra"
    CHANGED = "changed"
    OXUM = "oxum"
    NO_STUDY = "no-study"


class BagError(Exception):
    """An archive is not what it says it is; ``name`` is the file it is about, where it is about one."""

    def __init__(self, trouble: Trouble, name: str = "") -> None:
        super().__init__(f"{trouble}: {name!r}")
        self.trouble = trouble
        self.name = name


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the payload: its size in bytes and the SHA-256 of its content, lower-case hexadecimal."""

    size: int
    sha256: str


def tag_texts(payload: Mapping[str, Entry], *, made: date, agent: str) -> dict[str, bytes]:
    """The texts of a bag with this payload (names without ``data/``), in the order in which they are written.

    Nobody's name is in them: they say when the bag was made, by which program, and how much is in it.
    """
    octets = sum(entry.size for entry in payload.values())
    info = f"Bag-Software-Agent: {agent}\nBagging-Date: {made.isoformat()}\n"
    info += f"Payload-Oxum: {octets}.{len(payload)}\n"
    texts = {
        DECLARATION: _DECLARED.encode(),
        INFO: info.encode(),
        MANIFEST: _manifest((f"{PAYLOAD}{name}", entry.sha256) for name, entry in payload.items()),
    }
    hashes = [(name, sha256(text).hexdigest()) for name, text in texts.items()]
    return texts | {TAG_MANIFEST: _manifest(hashes)}


def _manifest(lines: Iterable[tuple[str, str]]) -> bytes:
    escaped = ((_ESCAPE.sub(lambda found: _ESCAPED[found[0]], name), digest) for name, digest in lines)
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(escaped)).encode()


@dataclass(frozen=True, slots=True)
class Bag:
    """What the texts of a bag promise.

    Attributes:
        sums: SHA-256 of every payload file, by its name without ``data/``.
        octets: bytes of the payload.
    """

    sums: Mapping[str, str]
    octets: int


def read_tags(texts: Mapping[str, bytes]) -> Bag:
    """Read the texts of a bag, by name, and see that they agree with each other.

    Raises:
        BagError: when they do not, or one of those that are written here is missing.
    """
    for name in TAG_FILES:
        if name not in texts:
            raise BagError(Trouble.MISSING, name)
    if not _VERSION.match(_text(texts, DECLARATION)):
        raise BagError(Trouble.NOT_A_BAG, DECLARATION)
    tags = _sums(texts, TAG_MANIFEST)
    for name, digest in tags.items():
        if name not in texts:
            raise BagError(Trouble.MISSING, name)
        if sha256(texts[name]).hexdigest() != digest:
            raise BagError(Trouble.CHANGED, name)
    for name in texts:
        if name not in tags and name != TAG_MANIFEST:
            raise BagError(Trouble.EXTRA, name)
    sums = {}
    for name, digest in _sums(texts, MANIFEST).items():
        if not name.startswith(PAYLOAD):
            raise BagError(Trouble.UNSAFE_NAME, name)
        sums[check_name(name.removeprefix(PAYLOAD))] = digest
    oxum = _OXUM.search(_text(texts, INFO))
    if oxum is None or int(oxum[2]) != len(sums):
        raise BagError(Trouble.OXUM, INFO)
    return Bag(sums, int(oxum[1]))


def _sums(texts: Mapping[str, bytes], manifest: str) -> dict[str, str]:
    sums: dict[str, str] = {}
    for line in _lines(_text(texts, manifest)):
        found = _LINE.fullmatch(line)
        if found is None:
            raise BagError(Trouble.NOT_A_BAG, manifest)
        name = _UNESCAPE.sub(lambda code: chr(int(code[1], 16)), found[2])
        if name in sums:
            raise BagError(Trouble.NAME_TWICE, name)
        sums[name] = found[1].lower()
    return sums


def _lines(text: str) -> Iterator[str]:
    """The lines that are not empty. Not by ``splitlines``: a name may have other separators in it."""
    return (line for line in re.split(r"\r\n|\n|\r", text) if line)


def _text(texts: Mapping[str, bytes], name: str) -> str:
    try:
        return texts[name].decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BagError(Trouble.NOT_A_BAG, name) from error


def check_name(name: str) -> str:
    """``name`` when it is a relative path with forward slashes that stays where it is put.

    Raises:
        BagError: ``UNSAFE_NAME``.
    """
    parts = name.split("/")
    if {"", ".", ".."} & set(parts) or "\\" in name or "\0" in name or _DRIVE.match(name):
        raise BagError(Trouble.UNSAFE_NAME, name)
    return name
