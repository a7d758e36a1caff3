"""The child process that runs Typst: a job comes in on standard input, the answer goes out on standard output.

A process of its own because a sheet of many photos takes much memory, which ends with the process, and because
a crash in the typesetter must not take an interview with it. Run by path; imports nothing of the program.

Text in a script that the built-in fonts lack is set in the fonts of the machine; what these lack as well is
written as the name of the character, since PDF/A forbids letters that cannot be shown.
"""

import contextlib
import importlib.util
import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

import typst

_SANS = "font_source_sans_pro"
"""The package with the letters of the program's own words; without it these are set in the book's letters as well."""
_STANDARDS: list[Any] = ["a-2a", "ua-1"]
_UNSHOWN = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]+)\}")
_PLAIN_BELOW = 0x250
"""Latin letters up to here are in every font Typst carries; only texts beyond them are tried first."""

_PROBE = b"""#set document(title: "probe", date: auto)
#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"))
#sys.inputs.text.split("\\n").join(linebreak())
"""


def main() -> int:
    """Typeset one job; 0 when the file is there."""
    job = json.load(sys.stdin)
    try:
        own_fonts, data = _choose_fonts(job["data"], job["timestamp"])
        as_pages: dict[str, Any] = {"format": "png", "ppi": float(job["ppi"])} if "ppi" in job else {}
        typst.compile(
            job["source"],
            output=job["output"],
            root=job["root"],
            font_paths=_sans_fonts(),
            ignore_system_fonts=own_fonts,
            pdf_standards=[] if as_pages else _STANDARDS,
            timestamp=job["timestamp"],
            sys_inputs={"data": data},
            **as_pages,
        )
    except (typst.TypstError, OSError) as error:
        json.dump({"error": str(getattr(error, "diagnostic", "") or error)[:2000]}, sys.stdout)
        return 1
    json.dump({"error": ""}, sys.stdout)
    return 0


def _sans_fonts() -> list[str | Path]:
    """Where the sans is; found without running the package."""
    spec = importlib.util.find_spec(_SANS)
    return [Path(spec.origin).with_name("files")] if spec and spec.origin else []


def _choose_fonts(data: str, timestamp: int) -> tuple[bool, str]:
    """Whether the built-in fonts will do, and the data with what no font can show written out."""
    odd = sorted({char for char in data if ord(char) >= _PLAIN_BELOW})
    if not (missing := _missing(odd, timestamp, own_fonts=True)):
        return True, data
    missing = _missing(sorted(missing), timestamp, own_fonts=False)
    return False, data.translate({ord(char): _name(char) for char in missing})


def _missing(chars: list[str], timestamp: int, *, own_fonts: bool) -> set[str]:
    """Which of ``chars`` the fonts cannot show."""
    if not chars:
        return set()
    try:
        typst.compile(
            _PROBE,
            ignore_system_fonts=own_fonts,
            pdf_standards=_STANDARDS,
            timestamp=timestamp,
            sys_inputs={"text": "\n".join(chars)},
        )
    except typst.TypstError as error:
        shown = _UNSHOWN.findall(error.diagnostic)
        found = {char for text in shown for char in _ESCAPE.sub(lambda m: chr(int(m[1], 16)), text)}
        return found & set(chars) if shown else set(chars)
    return set()


def _name(char: str) -> str:
    return f"[{unicodedata.name(char, f'U+{ord(char):04X}').lower()}]"


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        sys.exit(main())
