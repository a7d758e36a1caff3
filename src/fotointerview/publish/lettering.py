"""People's words made fit for paper: as typed, but for what has no shape and what would break a line's width."""

import re
import unicodedata

_SOFT_BREAK = "\u200b"
_LONG_RUN = re.compile(r"\S{28,}")
_CHUNK = 12
_EXCERPT = 84


def printable(text: str) -> str:
    """``text`` without control characters, direction overrides and half characters; line ends become ``\\n``."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return unicodedata.normalize("NFC", "".join(_kept(char) for char in text)).strip()


def one_line(text: str, *, longest: int = 160) -> str:
    """``text`` for a heading: on one line, and no longer than headings are."""
    line = " ".join(printable(text).split())
    return line if len(line) <= longest else f"{line[: longest - 2].rstrip()} …"


def breakable(line: str) -> str:
    """``line`` with places to break the words that are longer than a line."""
    return _LONG_RUN.sub(_broken, line)


def excerpt(text: str, *, longest: int = _EXCERPT) -> str:
    """The beginning of a long ``text``, cut between words where there are any."""
    head = " ".join(text.split())[:longest]
    cut = head.rfind(" ")
    head = head[:cut] if cut > longest // 2 else head.rstrip(_SOFT_BREAK)
    while head and unicodedata.combining(head[-1]):
        head = head[:-1]
    return f"{head.rstrip(' ,;:.–-')} …"


def _kept(char: str) -> str:
    if char in "\n\t":
        return " " if char == "\t" else char
    match unicodedata.category(char):
        case "Cc" | "Cf":
            return ""
        case "Cs" | "Cn" | "Co":
            return "\ufffd"
        case _:
            return (
                "" if "\ufe00" <= char <= "\ufe0f" else char
            )  # variation selectors have no shape of their own


def _broken(run: re.Match[str]) -> str:
    """A long run of letters with places to break it, never before a combining mark."""
    pieces: list[str] = []
    since = 0
    for char in run.group():
        if since >= _CHUNK and not unicodedata.combining(char):
            pieces.append(_SOFT_BREAK)
            since = 0
        pieces.append(char)
        since += 1
    return "".join(pieces)
