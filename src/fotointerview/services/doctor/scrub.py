"""Takes out of a text what says who or where somebody is, and leaves what happened.

Two nets. What is known (home, user, computer, studies, pseudonyms, serial numbers) is found in every spelling; what
is not known is found by its shape: paths, addresses, serial numbers, mail addresses, long numbers. A log is read
line by line, and what is not recognised as something the program writes is left out: too much gone is a nuisance, too
little is a breach. A name that somebody put unquoted into a message and that nothing here knows cannot be found;
the program's own messages have none (see ``logs``).
"""

import errno
import hashlib
import ipaddress
import json
import os
import re
import secrets
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from urllib.parse import quote, quote_plus

from fotointerview.domain.camera import CameraState, SettingName
from fotointerview.domain.faults import FaultCode

PATH: Final = "‹path›"
GONE: Final = "‹…›"
_STANDS_FOR: Final = re.compile("‹[a-z]+›")
_LONGEST_LINE: Final = 2000
_SHORTEST: Final = 2
_CERTAIN: Final = 5
"""A secret this long is taken out also where it is part of a longer word."""
_COMMON: Final = frozenset(
    {
        "camera",
        "demo",
        "fotointerview",
        "foto",
        "home",
        "interview",
        "interviews",
        "localhost",
        "none",
        "photo",
    }
    | {"python", "study", "test", "true", "false", "user", "error", "info", "warning"}
)
"""Names that name nobody, and whose absence would make the rest unreadable."""

_QUOTED: Final = re.compile(r"(?<!\w)(?P<mark>[bru]?)(?:'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\")")
_A_PATH: Final = re.compile(r"~?[/\\]|[A-Za-z]:[\\/]|file:|folder:|[a-z0-9+.-]+://")
_SYSTEM: Final = r"/(?:dev|sys|proc|usr/lib|usr/share|usr/bin|lib|lib64)/[\w./+:@-]*"
_BARE_PATH: Final = re.compile(
    rf"(?<![\w‹›/.\\])(?:(?P<system>{_SYSTEM})(?=[\s,;:)\]'\"]|$)"
    r"|(?:~?/(?=\S)|[A-Za-z]:[\\/]|\\{1,4}(?=\w)).*)"
)
_URL: Final = re.compile(r"\b(?:file:|[a-z][a-z0-9+.-]*://).*", re.IGNORECASE)
"""What is not in quotes has no end that can be seen: the rest of the line goes with it."""
_ENCODED: Final = re.compile(r"[^\s'\"=]*%[0-9A-Fa-f]{2}[^\s'\"]*")
"""Nothing that helps is written with percent signs; all the rest is."""
_PTPIP: Final = re.compile(r"\bptpip:[^:\s'\"]+")
_FOLDER: Final = re.compile(r"\bfolder:(?=\S).*")
_INTERVIEW: Final = re.compile(r"\d{4}-\d\d-\d\d(?: |%20|_|\+)+[A-Za-z]{1,3}\d{1,4}(?: \d+)?(?:/originals)?")
_CODE: Final = re.compile(r"(?<![A-Za-z0-9])[Pp]\d{2,4}(?![A-Za-z0-9])")
_MAIL: Final = re.compile(r"[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)*")
_IP: Final = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\d)")
_COLONS: Final = re.compile(r"(?<![\w:])[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*[0-9A-Fa-f:](?:%\w+)?(?!\w)")
_MAC: Final = re.compile(r"(?<!\w)(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}(?!\w)")
_SERIAL: Final = re.compile(
    r"((?<!‹)serial(?:[ _]?(?:number|no))?[\"']?\s*[:=#]?\s*[\"']?)([\w-]*\d[\w-]*)", re.IGNORECASE
)
_LONG: Final = re.compile(r"(?<![\w.])(?:[0-9A-Fa-f-]{16,}|\d{7,})(?!\w)|(?<=\D)\d{7,}")

_HEAD: Final = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+ +[A-Z]+ +\d+ [\w.]+: ")
_FRAME: Final = re.compile(r'(\s+File )"([^"]*)"(, line \d+(?:, in [\w<>.]+)?)')
_CODE_FILE: Final = re.compile(
    r"(?:^|.*[/\\])(?:site-packages|python3\.\d+|src)[/\\]((?:[\w.-]+[/\\])*[\w-]+\.py)$"
)
_OF_A_TRACEBACK: Final = re.compile(
    r"Traceback \(most recent call last\):|During handling of the above exception, another exception occurred:"
    r"|The above exception was the direct cause of the following exception:|[\s^~]*|"
    r"\s+\[Previous line repeated \d+ more times?\]"
)
_EXCEPTION: Final = re.compile(
    r"((?:\w+\.)*\w*(?:Error|Exception|Exit|Interrupt|Iteration|Warning|Empty|Full|Timeout|Expired))(?:: (.*))?"
)
_MADE_HERE: Final = re.compile(
    rf"\[(?:Errno|WinError) -?\d+\] |(?:{'|'.join(map(re.escape, FaultCode))})(?: \{{|: \[|$)"
)
"""How a message begins that the system or this program made."""
_FIELD: Final = re.compile(
    r"'(model|port|program|holder|setting|value|now|exitcode|seconds|revision|got|size|needed|free)': $"
)
_KEY: Final = re.compile(r"[a-z_]{1,20}")
_PLAIN: Final = re.compile(
    r"\[-?\d+\] [A-Za-z0-9 /,:-]{1,60}|[A-Z_]{1,4}\d{4}\.[A-Za-z0-9]{3}|[\d.,:/+-]{1,6}"
)
_WORDS: Final = frozenset(
    {os.strerror(number) for number in errno.errorcode}
    | {word.value for word in (*SettingName, *FaultCode, *CameraState)}
)


class Scrubber:
    """Scrubs texts for one bundle.

    Args:
        known: secrets, and what to put in their place (``‹user›``).
        serials: serial numbers; each becomes ``‹serial kfopmbca›``, the same one throughout this bundle and
            another in the next.
    """

    def __init__(self, known: Mapping[str, str], *, serials: Iterable[str] = ()) -> None:
        self._salt = secrets.token_bytes(16)
        self._known: list[tuple[re.Pattern[str], str]] = []
        every = {**known, **{serial: self.serial(serial) for serial in serials if len(serial) > _SHORTEST}}
        for secret in sorted(every, key=len, reverse=True):
            if len(secret.strip()) >= _SHORTEST and secret.strip().lower() not in _COMMON:
                self._known.append((_finder(secret.strip()), every[secret]))

    def serial(self, number: str) -> str:
        """What stands for a serial number; empty for none."""
        if not number:
            return ""
        digest = hashlib.blake2b(number.encode(), key=self._salt, digest_size=8).digest()
        return f"‹serial {''.join(chr(ord('a') + byte % 26) for byte in digest)}›"

    def known(self, text: str) -> str:
        """``text`` without what is known."""
        for pattern, instead in self._known:
            text = pattern.sub(lambda _, word=instead: word, text)  # type: ignore[misc]
        return text

    def text(self, text: str) -> str:
        """``text`` without what is known or has the shape of a secret."""
        return "\n".join(self._line(line) for line in text.split("\n"))

    def log(self, lines: Iterable[str]) -> Iterator[str]:
        """Lines of the program's log, with what they tell of people and places left out."""
        source_next = exception_next = False
        for line in lines:
            head = _HEAD.match(line)
            if len(line) > _LONGEST_LINE:  # nothing of ours; half of it could hold half a name
                yield f"{head[0] if head else ''}{GONE}"
            elif head:
                source_next = exception_next = False
                yield head[0] + self._line(_only_harmless(line[head.end() :]))
            elif frame := _FRAME.match(line):
                code = _CODE_FILE.match(frame[2])
                source_next, exception_next = code is not None, True
                tail = "/" + code[1].replace("\\", "/") if code is not None else ""
                yield self.known(f'{frame[1]}"{PATH}{tail}"{frame[3]}')
            elif source_next and line.startswith("    "):
                source_next = False
                yield self._line(_only_harmless(line))
            elif _OF_A_TRACEBACK.fullmatch(line):
                yield line
            elif exception_next and (found := _EXCEPTION.fullmatch(line)):
                exception_next = False
                yield self._exception(found)
            else:
                yield GONE

    def _exception(self, found: re.Match[str]) -> str:
        """The last line of a traceback: its kind, and its message where the system or this program made it."""
        kind, message = found[1], found[2]
        if message is None:
            return self.known(kind)
        if _MADE_HERE.match(message):
            return self._line(f"{kind}: {_only_harmless(message)}")
        return self.known(f"{kind}: {GONE}")

    def _line(self, line: str) -> str:
        line = _QUOTED.sub(_path_in_quotes, line)
        line = _URL.sub(lambda found: f"{found[0].partition(':')[0]}:{PATH}", line)
        line = _FOLDER.sub(f"folder:{PATH}", line)
        line = _PTPIP.sub("ptpip:‹address›", line)
        line = _ENCODED.sub(PATH, line)
        line = _BARE_PATH.sub(lambda found: found[0] if found["system"] else self._place(found[0]), line)
        line = _INTERVIEW.sub("‹interview›", line)
        line = self.known(line)
        line = _MAIL.sub("‹mail›", line)
        line = _MAC.sub("‹address›", line)
        line = _IP.sub("‹address›", line)
        line = _COLONS.sub(_without_ip6, line)
        line = _SERIAL.sub(lambda found: found[1] + self.serial(found[2]), line)
        line = _CODE.sub("‹participant›", line)
        return _LONG.sub("‹number›", line)

    def _place(self, path: str) -> str:
        """What stands for a path: its own word where the whole of it is known (``‹home›``)."""
        word = self.known(path)
        return word if _STANDS_FOR.fullmatch(word) else PATH


def _finder(secret: str) -> re.Pattern[str]:
    """A pattern for ``secret`` in every spelling that programs give it."""
    spellings: set[str] = set()
    for form in ("NFC", "NFD"):
        plain = unicodedata.normalize(form, secret)
        double = plain.replace("\\", "\\\\")
        spellings |= {plain, double, double.replace("\\", "\\\\"), quote(plain, safe=""), quote(plain)}
        spellings |= {quote_plus(plain), json.dumps(plain)[1:-1], repr(plain)[1:-1], ascii(plain)[1:-1]}
        spellings |= {repr(plain.encode())[2:-1], plain.encode().decode("latin-1")}
    words = [
        r"(?:[\s_+.-]|%20|\\ )+".join(re.escape(part) for part in spelling.split())
        for spelling in sorted(spellings, key=len, reverse=True)
    ]
    body = f"(?:{'|'.join(dict.fromkeys(words))})"
    if len(secret) < _CERTAIN:
        body = rf"(?:(?<![^\W_])|(?<=%[0-9A-Fa-f]{{2}})|(?<=\\[nrt])){body}(?![^\W_])"
    return re.compile(body, re.IGNORECASE)


def _path_in_quotes(found: re.Match[str]) -> str:
    inside = found[0][len(found["mark"]) + 1 : -1]
    if re.fullmatch(_SYSTEM, inside):
        return found[0]
    if _A_PATH.match(inside) or re.search(r"(?:interviews|\.incoming)[/\\]", inside):
        return f"'{PATH}'"
    return found[0]


def _only_harmless(message: str) -> str:
    """A message of the program; what stands between quotes stays where it is known to name nobody."""

    def kept(found: re.Match[str]) -> str:
        words = found[0][len(found["mark"]) + 1 : -1]
        is_key = message.startswith(": ", found.end()) and _KEY.fullmatch(words)
        is_field = _FIELD.search(message, 0, found.start())
        if is_key or is_field or words in _WORDS or _PLAIN.fullmatch(words):
            return found[0]
        replaced = _path_in_quotes(found)  # to be told apart from words
        return replaced if PATH in replaced or re.fullmatch(_SYSTEM, words) else f"'{GONE}'"

    return _QUOTED.sub(kept, message)


def _without_ip6(found: re.Match[str]) -> str:
    try:
        ipaddress.IPv6Address(found[0].partition("%")[0])
    except ValueError:
        return found[0]
    return "‹address›"
