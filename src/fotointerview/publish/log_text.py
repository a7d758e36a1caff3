"""The readable log of an interview: as plain text, with where in it people's words stand, and as Markdown.

A log is for reading; it has no pictures, but calls every shot by the name that its file has elsewhere.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fotointerview.domain.chain import Chain, Link
from fotointerview.publish.log_lines import Line, LineKind, log_lines
from fotointerview.publish.material import Made, Material, Tick, no_tick
from fotointerview.publish.package import digests_in, folder_for, write_text

_SPECIAL: Final = re.compile(r"([\\`*{}\[\]<>#|~&!$^=]|(?<![^\W_])_|_(?![^\W_]))")
_MARKER: Final = re.compile(r"^(\s*)([-+]|\d+(?=[.)]))", re.MULTILINE)
_ADDRESS: Final = re.compile(r"(?i)(https?|ftp|mailto|xmpp)(:)|(www)(\.)|(@)")


@dataclass(frozen=True, slots=True)
class Passage:
    """Somebody's words in a text: from code point ``start`` up to ``end``, and the line they were."""

    start: int
    end: int
    line: Line


@dataclass(frozen=True, slots=True)
class LogText:
    """A log as plain text and the passages in it."""

    text: str
    passages: tuple[Passage, ...]


def make_logs(material: Material, *, out: Path, tick: Tick = no_tick) -> Made:
    """Write a log per interview as Markdown and as plain text into the new folder ``out``.

    Raises:
        FaultError: ``NOTHING_TO_EXPORT``; ``EXPORT_FAILED``: something has that name already, or the disk is full.
    """
    material.refuse_empty()
    count = len(material.chains)
    with folder_for(out) as folder:
        for done, (name, chain) in enumerate(named_logs(material), start=1):
            lines = lines_of(material, chain)
            write_text(folder / f"{name}.txt", plain_log(lines).text)
            write_text(folder / f"{name}.md", markdown_log(lines))
            tick(done, count)
        files = digests_in(folder)
    return Made(
        path=out,
        files=files,
        shot_ids=tuple(link.shot.id for link in material.links),
        unreadable=tuple(link.shot.number for chain in material.chains for link in _lost(material, chain)),
    )


def named_logs(material: Material) -> Iterator[tuple[str, Chain]]:
    """Every interview with the name of its log: ``FI_P03``, the second one of a participant ``FI_P03_2``."""
    times: dict[str, int] = {}
    for chain in material.chains:
        code = re.sub(r"[^A-Za-z0-9-]", "_", chain.participant.code)
        times[code] = times.get(code, 0) + 1
        yield f"FI_{code}" + (f"_{times[code]}" if times[code] > 1 else ""), chain


def lines_of(material: Material, chain: Chain) -> list[Line]:
    """The lines of one interview's log in the export's language. Called as :meth:`Material.path` is."""
    lost = frozenset(link.shot.id for link in _lost(material, chain))
    hidden = material.released.withheld_shots
    return list(log_lines(chain, language=material.language, hidden=hidden, lost=lost))


def _lost(material: Material, chain: Chain) -> Iterator[Link]:
    """The shots whose photo is not there. Whether one that is there can be read, only an exit of photos knows."""
    for link in chain.links:
        path = material.path(link)
        if not material.is_withheld(link) and (path is None or not path.is_file()):
            yield link


def plain_log(lines: Iterable[Line]) -> LogText:
    """The log as plain text; people's words stand between quotation marks, which are no part of their passages."""
    parts: list[str] = []
    passages, length = [], 0

    def add(text: str) -> None:
        nonlocal length
        parts.append(text)
        length += len(text)

    for line in lines:
        match line.kind:
            case LineKind.WORDS:
                add("“")
                passages.append(Passage(length, length + len(line.text), line))
                add(f"{line.text}”\n")
            case LineKind.HEADING:
                add(f"\n{line.text}\n")
            case _:
                add(f"{line.text}\n")
    return LogText("".join(parts), tuple(passages))


def markdown_log(lines: Iterable[Line]) -> str:
    """The log as Markdown (CommonMark); nothing that people said means anything to it."""
    parts = []
    for line in lines:
        match line.kind:
            case LineKind.TITLE:
                parts.append(f"# {_literal(line.text)}\n\n")
            case LineKind.HEADING:
                parts.append(f"\n## {_literal(line.text)}\n\n")
            case LineKind.FACT:
                parts.append(f"{_literal(line.text)}\n\n")
            case LineKind.WORDS:
                parts.append(f"{_quoted(line.text)}\n\n")
    return "".join(parts).replace("\n\n\n", "\n\n")


def _quoted(text: str) -> str:
    """Somebody's words as a quotation that keeps their lines."""
    said = [_literal(" ".join(part.split())) for part in text.split("\n")]
    ends = ["\\" if part and after else "" for part, after in zip(said, [*said[1:], ""], strict=True)]
    return "\n".join(f"> {part}{end}".rstrip() for part, end in zip(said, ends, strict=True))


def _literal(text: str) -> str:
    """``text`` so that Markdown shows it as it is, addresses included."""
    text = _SPECIAL.sub(r"\\\1", text)
    text = _MARKER.sub(lambda found: f"{found[1]}{_held(found[2])}", text)
    text = re.sub(r"^(\d+)([.)])", r"\1\\\2", text)
    return _ADDRESS.sub(lambda found: "".join(_between(found.groups())), text)


def _held(marker: str) -> str:
    return marker if marker.isdigit() else f"\\{marker}"


def _between(groups: tuple[str | None, ...]) -> Iterator[str]:
    """An address's beginning with a stroke before its punctuation, so that it is no link."""
    for part in groups:
        if part:
            yield f"\\{part}" if part in ":.@" else part
