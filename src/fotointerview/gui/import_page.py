"""Bringing in photos that exist already: which folder, what is in it, into which interview, and what came of it."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QWidget

from fotointerview.gui import import_words, theme
from fotointerview.gui.errand_page import ErrandPage, aside, counted, large_number, paragraph
from fotointerview.gui.flow import Flow
from fotointerview.services.bringing_in import Brought
from fotointerview.services.desk import Person
from fotointerview.services.import_plan import ImportPlan

SAMPLE: Final = (168, 112)
"""How large a sample is shown, in pixels at the usual size of the text."""


class ImportPage(ErrandPage):
    """Lies over the window while photos are brought in.

    Signals (GUI thread):
        folder_wanted(): choose the folder or the card.
        wanted(bool): bring in what was shown; true for a new interview.
        seen(): go to what came in.
    """

    folder_wanted = Signal()
    wanted = Signal(bool)
    seen = Signal()

    def __init__(self, over: QWidget, *, back_to: QWidget) -> None:
        super().__init__(over, back_to=back_to)
        self._title = ""
        self._samples: list[QLabel] = []
        self._shelf: QWidget | None = None
        self.last_button: QPushButton | None = None
        self.new_button: QPushButton | None = None

    def show_person(self, person: Person) -> None:
        """Begin, for ``person``."""
        who = " ".join(filter(None, (person.participant.code, person.participant.alias)))
        self._title = self.tr("Bring in photos of {name}").format(name=who)
        self.show_step(
            self._title,
            (
                paragraph(
                    self.tr(
                        "Photos that exist already, in a folder or on a card, come into an interview in the order in "
                        "which they were taken. They are copied: nothing changes in the folder."
                    )
                ),
            ),
            go=(self.tr("Choose the folder or the card …"), self.folder_wanted.emit),
        )

    def show_trouble(self, words: str, *, again: bool = True) -> None:
        """Say why it cannot be done; ``again``: with another folder it may be."""
        label = paragraph(words)
        label.setObjectName("trouble")
        other = (self.tr("Another folder …"), self.folder_wanted.emit) if again else None
        self.show_step(self._title, (label,), other=other)

    def show_looking(self) -> None:
        """The folder is being looked through."""
        self.show_under_way(self._title, self.tr("Looking through the folder …"))

    def show_looked(self, photos: int) -> None:
        """So many photos were looked at."""
        self.show_progress(self.tr("Photos looked at so far: {count}").format(count=photos))

    def show_plan(self, plan: ImportPlan, person: Person) -> None:
        """What bringing it in would do."""
        self._samples = []
        self._shelf = QWidget()
        self._shelf.setLayout(Flow(gap=8))
        parts: list[QWidget] = [
            aside(str(plan.folder)),
            large_number(import_words.how_many(plan)),
            self._shelf,
        ]
        go: tuple[str, Callable[[], None]] | None = None
        if plan.shots:
            parts += [paragraph(self.tr("Where do they go?")), self._ways_in(person)]
            words = counted(
                len(plan.shots), self.tr("Bring in this photo"), self.tr("Bring in {count} photos")
            )
            go = (words, self._want)
        parts += map(paragraph, import_words.details(plan))
        self.show_step(
            self._title, parts, other=(self.tr("Another folder …"), self.folder_wanted.emit), go=go
        )

    def show_sample(self, image: QImage) -> None:
        """One of the photos, small."""
        if self._shelf is None or not self._shelf.isVisible():
            return
        ratio = self.devicePixelRatioF()
        picture = QPixmap.fromImage(
            image.scaled(
                QSize(theme.px(SAMPLE[0]), theme.px(SAMPLE[1])) * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
        picture.setDevicePixelRatio(ratio)
        label = QLabel()
        label.setPixmap(picture)
        label.setAccessibleName(self.tr("One of the photos"))
        self._samples.append(label)
        line = self._shelf.layout()
        assert line is not None
        line.addWidget(label)
        self._shelf.updateGeometry()

    def show_bringing(self, shots: int) -> None:
        """Photos are coming in."""
        self.show_under_way(self._title, self.tr("Photos to bring in: {count}").format(count=shots))

    def show_brought(self, done: int, of: int) -> None:
        """So many are in."""
        self.show_progress(
            self.tr("{done} of {of} photos are safe in the study").format(done=done, of=of), done / max(of, 1)
        )

    def show_outcome(self, brought: Brought, plan: ImportPlan) -> None:
        """What came of it."""
        first, *rest = import_words.outcome(brought, plan)
        go = (self.tr("Go to the interview"), self.seen.emit) if brought.first else None
        self.show_step(self._title, [large_number(first), *map(paragraph, rest)], go=go)

    @property
    def samples(self) -> Sequence[QLabel]:
        """The photos that are shown small."""
        return self._samples

    def _ways_in(self, person: Person) -> QWidget:
        """The last interview, or a new one."""
        ways = QWidget()
        line = Flow(gap=8)
        ways.setLayout(line)
        group = QButtonGroup(ways)
        self.last_button = None
        if person.interviews:
            held = import_words.day(person.interviews[-1].started_at)
            self.last_button = self._way(self.tr("In the interview of {day}").format(day=held))
        self.new_button = self._way(self.tr("In a new interview"))
        for button in filter(None, (self.last_button, self.new_button)):
            group.addButton(button)
            line.addWidget(button)
        (self.last_button or self.new_button).setChecked(True)
        return ways

    def _way(self, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setCheckable(True)
        button.setProperty("role", "tool")
        return button

    def _want(self) -> None:
        assert self.new_button is not None
        self.wanted.emit(self.new_button.isChecked())
