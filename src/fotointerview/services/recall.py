"""Recall letters: one for everybody who has something of a withdrawn participant, in the words of ``presets/letters``.

A letter names photos by number and no participant, unless the name is given along on purpose.
"""

import re
import string
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fotointerview import resources
from fotointerview.domain.ledger import ExportRun
from fotointerview.domain.withdrawal import Letter, Withdrawal
from fotointerview.domain.words import Language
from fotointerview.services.presets import PresetError
from fotointerview.services.withdrawal import EXPORTS
from fotointerview.storage.files import disk_faults, sync_file, sync_folder
from fotointerview.storage.study import StudyStore

_FIELDS = {
    "greeting": {"recipient"},
    "opening": {"study"},
    "sent": {"kind", "date", "numbers"},
    "whole": {"kind", "date"},
    "lent": {"date", "numbers"},
    "named": {"name"},
    "give_back": set(),
    "passed_on": set(),
    "until": {"until"},
    "answer": {"answer_to"},
    "closing": set(),
    "signature": set(),
    "and": set(),
    "other": {"kind"},
}
"""The pieces of a letter, and what may be filled into each."""


@dataclass(frozen=True, slots=True)
class RecallWords:
    """The words of recall letters in one language."""

    pieces: Mapping[str, str]
    kinds: Mapping[str, str]
    months: tuple[str, ...]

    def day(self, day: date) -> str:
        """``25 November 2026``."""
        return f"{day.day} {self.months[day.month - 1]} {day.year}"

    def piece(self, name: str, /, **values: str) -> str:
        """The piece ``name`` with its values."""
        return self.pieces[name].format_map(values)

    def kind(self, run: ExportRun) -> str:
        """What an export is called."""
        return self.kinds.get(run.kind) or self.piece("other", kind=run.kind)

    def numbers(self, numbers: Sequence[int]) -> str:
        """``24, 25 and 31``."""
        *first, last = map(str, sorted(numbers))
        return f"{', '.join(first)} {self.pieces['and']} {last}" if first else last


def recall_words(language: Language, path: Path | None = None) -> RecallWords:
    """The words of recall letters from ``path`` (default: the program's own).

    Raises:
        PresetError: it is not TOML, lacks a piece, or asks for a value that there is not.
    """
    where = path or resources.path("presets", "letters", "recall.toml")
    try:
        table: Any = tomllib.loads(where.read_text(encoding="utf-8"))[language.value]
        pieces = {name: str(table[name]) for name in _FIELDS}
        for name, text in pieces.items():
            asked = {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}
            if not asked <= _FIELDS[name]:
                raise ValueError(f"{name} asks for {', '.join(sorted(asked - _FIELDS[name]))}")
        months = tuple(map(str, table["months"]))
        if len(months) != 12:
            raise ValueError("a year has twelve months")
        kinds = {str(kind): str(words) for kind, words in table["kinds"].items()}
        return RecallWords(pieces, kinds, months)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise PresetError(f"{where.name}: {error!r}") from error


def recall_letters(
    plan: Withdrawal,
    *,
    study: str,
    language: Language,
    until: date,
    answer_to: str,
    sender: str = "",
    name: str = "",
    words: RecallWords | None = None,
) -> tuple[Letter, ...]:
    """A letter for every recipient and borrower in ``plan``, in the order in which they got something.

    Args:
        plan: where the material went.
        study: the study's title.
        language: of the letters.
        until: by when it should be back.
        answer_to: who is to be answered: a name, an address.
        sender: who signs; ``answer_to`` where it is empty.
        name: the participant's name, only where it is to be told.
        words: other words than the program's own.
    """
    said = words or recall_words(language)
    letters = []
    for recipient in plan.recipients:
        lines, numbers = _asked_back(plan, recipient, said)
        paragraphs = [
            said.piece("greeting", recipient=recipient),
            said.piece("opening", study=study),
            "\n".join(lines),
            said.piece("named", name=name) if name else "",
            f"{said.piece('give_back')} {said.piece('until', until=said.day(until))}",
            said.piece("passed_on"),
            said.piece("answer", answer_to=answer_to),
            said.piece("closing"),
            f"{said.piece('signature')}\n{sender or answer_to}",
        ]
        text = "\n\n".join(filter(None, paragraphs)) + "\n"
        letters.append(Letter(recipient, text, tuple(sorted(numbers))))
    return tuple(letters)


def write_letters(
    store: StudyStore, plan: Withdrawal, letters: Sequence[Letter], *, on: date
) -> tuple[Path, ...]:
    """Write the letters into ``exports/``, dated and numbered, never over another; returns where they are.

    The names of the files have the participant's code and no name, neither theirs nor the recipient's.

    Raises:
        FaultError: ``DISK_FULL``, ``DISK_WRITE``, ``STUDY_READ_ONLY``.
    """
    stem = f"{on.isoformat()} recall {_safe(plan.participant.code)}"
    return tuple(_write(store.folder / EXPORTS, stem, letter.text) for letter in letters)


def write_account(store: StudyStore, code: str, text: str, *, on: date) -> Path:
    """Write what came of an erasure into ``exports/``, dated and numbered, never over another; returns where it is.

    Raises:
        FaultError: as :func:`write_letters`.
    """
    return _write(store.folder / EXPORTS, f"{on.isoformat()} erased {_safe(code)}", text)


def _asked_back(plan: Withdrawal, recipient: str, said: RecallWords) -> tuple[list[str], set[int]]:
    lines, numbers = [], set()
    for sent in plan.sent:
        if sent.run.recipient == recipient:
            kind, day = said.kind(sent.run), said.day(sent.run.at.date())
            if sent.numbers:
                lines.append(said.piece("sent", kind=kind, date=day, numbers=said.numbers(sent.numbers)))
            else:
                lines.append(said.piece("whole", kind=kind, date=day))
            numbers |= set(sent.numbers)
    for lent in plan.lent:
        if lent.loan.borrower == recipient:
            day = said.day(lent.loan.lent_on)
            lines.append(said.piece("lent", date=day, numbers=said.numbers([lent.number])))
            numbers.add(lent.number)
    return lines, numbers


def _write(folder: Path, stem: str, text: str) -> Path:
    with disk_faults(folder):
        folder.mkdir(exist_ok=True)
        path = _free(folder, stem)
        part = path.with_name(path.name + ".part")
        part.write_text(text, encoding="utf-8", newline="\n")
        sync_file(part)
        part.replace(path)
        sync_folder(folder)
    return path


def _free(folder: Path, stem: str) -> Path:
    number = 1
    while (path := folder / f"{stem} {number}.txt").exists():
        number += 1
    return path


def _safe(code: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", "_", code)
