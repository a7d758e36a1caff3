"""Taking words out of sidecars that stay: what other programs wrote there is theirs and is kept."""

import html
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from fotointerview.domain.withdrawal import Left
from fotointerview.storage.files import sync_file, sync_folder

_VALUE: Final = re.compile(
    r"""xmlns(?::[\w.-]+)?\s*=\s*(?:"[^"]*"|'[^']*')|=\s*"(?P<quoted>[^"<]+)"|=\s*'(?P<single>[^'<]+)'|>(?P<text>[^<>]+)(?=<)"""
)
"""What stands between tags, or in an attribute; declarations of namespaces are passed over."""


def erase_words(sidecars: Iterable[Path], words: Iterable[str]) -> tuple[Left, ...]:
    """Take the words out of every sidecar that has them; returns those that could not be written."""
    wanted = _pattern(words)
    if wanted is None:
        return ()
    left = []
    for path in sidecars:
        try:
            before = path.read_bytes().decode("utf-8", errors="surrogateescape")
            after = without_words(before, wanted)
            if after != before:
                _replace(path, after)
        except FileNotFoundError:
            continue
        except OSError as error:
            left.append(Left(str(path), error.strerror or str(error)))
    return tuple(left)


def without_words(text: str, wanted: re.Pattern[str]) -> str:
    """An XML text without the words in its values; everything else stays as it is."""

    def clean(found: re.Match[str]) -> str:
        kept = found["quoted"] or found["single"] or found["text"] or ""
        value = html.unescape(kept)
        cleaned = wanted.sub("", value)
        if cleaned == value:
            return found.group()
        return found.group().replace(kept, escape(cleaned, {'"': "&quot;", "'": "&apos;"}))

    return _VALUE.sub(clean, text)


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """The words as whole words, the longest first."""
    known = sorted({word.strip() for word in words if word.strip()}, key=len, reverse=True)
    if not known:
        return None
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in known))


def _replace(path: Path, text: str) -> None:
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(text.encode("utf-8", errors="surrogateescape"))
        sync_file(part)
        part.chmod(path.stat().st_mode & 0o777)
        part.replace(path)
        sync_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)
