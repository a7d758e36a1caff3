"""Checking the study in the window: before, under way, and what was found with what can be put right."""

from collections import defaultdict
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from fotointerview.domain.soundness import (
    REMARKS,
    REPAIRS,
    CheckPart,
    CheckProgress,
    Finding,
    FindingKind,
    Repair,
)
from fotointerview.gui import check_words
from fotointerview.gui.errand_page import ErrandPage, aside, counted, large_number, paragraph, some_of
from fotointerview.services.checking import CheckReport

_COUNTED: Final = (CheckPart.ORIGINALS, CheckPart.SECOND_COPY)


class CheckPage(ErrandPage):
    """Lies over the window while the study is checked.

    Signals (GUI thread):
        check_wanted(): look everything over.
        repair_wanted(object): put right what was found of this :class:`~fotointerview.domain.soundness.Repair`.
    """

    check_wanted = Signal()
    repair_wanted = Signal(object)

    def __init__(self, over: QWidget, *, back_to: QWidget) -> None:
        super().__init__(over, back_to=back_to)
        self._title = self.tr("Check the study")
        self.repair_buttons: dict[Repair, QPushButton] = {}

    def show_offer(self, second_copy: Path | None) -> None:
        """Say what a check is, and offer it."""
        parts = [
            paragraph(
                self.tr(
                    "Every photo is read again and compared with what it was when it came in; the database and the "
                    "folders are looked over. Nothing is changed. It may take a while, and you may stop: the next "
                    "check goes on from there."
                )
            )
        ]
        if second_copy is not None:
            parts.append(
                paragraph(self.tr("The second copy is checked too: {path}").format(path=second_copy))
            )
        else:
            parts.append(
                paragraph(self.tr("There is no second copy; what is damaged could then not be brought back."))
            )
        self.repair_buttons = {}
        self.show_step(self._title, parts, go=(self.tr("Check now"), self.check_wanted.emit))

    def show_trouble(self, words: str) -> None:
        """Say why it cannot be done."""
        trouble = paragraph(words)
        trouble.setObjectName("trouble")
        self.repair_buttons = {}
        self.show_step(self._title, (trouble,))

    def show_checking(self) -> None:
        """It begins."""
        self.show_under_way(self._title, self.tr("Checking the database …"))

    def show_far(self, far: CheckProgress) -> None:
        """How far it is."""
        part = far.size / far.size_total if far.size_total else None
        self.show_progress(check_words.progress(far), part)

    def show_repairing(self) -> None:
        """What was asked is being put right; that is not broken off."""
        self.show_under_way(self._title, self.tr("Putting right …"))
        self.back_button.setEnabled(False)

    def show_report(self, report: CheckReport, *, copies_are_there: bool) -> None:
        """What was found, and what can be put right."""
        parts: list[QWidget] = [large_number(self._verdict(report))]
        if report.resumed:
            parts.append(aside(self.tr("This check went on where the last one was stopped.")))
        parts += map(aside, self._counts(report))
        parts += [self._found(kind, found) for kind, found in _by_kind(report).items()]
        parts += [
            paragraph(check_words.unchecked(item.part, item.details.get("path", "")))
            for item in report.not_checked
        ]
        parts += self._repaired(report)
        parts += self._repairs(report, copies_are_there)
        go = None if report.ended_at is not None else (self.tr("Go on checking"), self.check_wanted.emit)
        other = (self.tr("Check again"), self.check_wanted.emit) if report.repairs else None
        self.show_step(self._title, parts, other=other, go=go)

    # ── parts ──────────────────────────────────────────────────────────────────────────────────────────────

    def _verdict(self, report: CheckReport) -> str:
        problems = len(report.problems)
        if problems:
            return counted(
                problems,
                self.tr("One thing in this study is not in order."),
                self.tr("{count} things in this study are not in order."),
            )
        if report.ended_at is None:
            return self.tr("You stopped. What was checked so far is sound.")
        if not report.is_complete:
            return self.tr("Not everything could be checked. What was checked is sound.")
        if report.repairs:
            return self.tr("What was asked has been put right.")
        return self.tr("Everything has been checked and is sound.")

    def _counts(self, report: CheckReport) -> list[str]:
        names = {
            CheckPart.ORIGINALS: self.tr("Files of photos checked: {done} of {of}, {size} read"),
            CheckPart.SECOND_COPY: self.tr("Copies checked: {done} of {of}, {size} read"),
        }
        return [
            names[part].format(done=far.files, of=far.files_total, size=check_words.size(far.read))
            for part in _COUNTED
            if (far := report.progress.get(part)) is not None and far.files_total
        ]

    def _found(self, kind: FindingKind, found: list[Finding]) -> QWidget:
        """How many, what it is, and which."""
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        sign = "!" if kind in REMARKS else "✗"
        column.addWidget(paragraph(f"{sign}  {len(found)} × {check_words.finding(kind)}"))
        column.addWidget(aside(some_of([one.path for one in found])))
        return block

    def _repaired(self, report: CheckReport) -> list[QWidget]:
        done = [result for result in report.repairs if result.trouble is None]
        parts: list[QWidget] = []
        if done:
            said = self.tr("Put right:")
            parts.append(paragraph(f"{said} {some_of([result.finding.path for result in done])}"))
        put_aside = [result.set_aside for result in done if result.set_aside]
        if put_aside:
            said = self.tr("What was damaged was put aside, not removed:")
            parts.append(aside(f"{said} {some_of(put_aside)}"))
        for result in report.repairs:
            if result.trouble is not None:
                why = check_words.not_repaired(result.trouble, result.words)
                said = self.tr("Not put right: {path}").format(path=result.finding.path)
                parts.append(paragraph(f"{said}; {why}."))
        return parts

    def _repairs(self, report: CheckReport, copies_are_there: bool) -> list[QWidget]:
        """A button for each kind of thing that can be put right; nothing is done without it."""
        tried = {id(result.finding) for result in report.repairs}
        left = [found for found in report.problems if id(found) not in tried]
        self.repair_buttons = {}
        for which, kinds in REPAIRS.items():
            count = sum(found.kind in kinds for found in left)
            if count and report.target is not None and (copies_are_there or which is Repair.COPIES):
                button = QPushButton(check_words.repair(which, count))
                button.clicked.connect(partial(self._ask, which))
                self.repair_buttons[which] = button
        if not self.repair_buttons:
            return []
        said = self.tr("This can be put right; nothing else is changed:")
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        for button in self.repair_buttons.values():
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return [paragraph(said), row]

    def _ask(self, which: Repair) -> None:
        self.repair_wanted.emit(which)


def _by_kind(report: CheckReport) -> Mapping[FindingKind, list[Finding]]:
    """What is still to be told, kind by kind, the worst first."""
    done = {id(result.finding) for result in report.repairs if result.trouble is None}
    found: dict[FindingKind, list[Finding]] = defaultdict(list)
    for one in report.findings:
        if id(one) not in done:
            found[one.kind].append(one)
    order = list(FindingKind)
    return {
        kind: found[kind] for kind in sorted(found, key=lambda kind: (kind in REMARKS, order.index(kind)))
    }
