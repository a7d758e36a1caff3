"""Text of every size, in both languages: nothing is cut off, in any room; and what grows goes back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QRect, Qt, QTranslator
from PySide6.QtGui import QFontMetrics, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QWidget,
)

from fotointerview.domain.words import Answer, Language, Room
from fotointerview.gui import i18n, theme
from fotointerview.gui.appearance import Appearance, Theme
from fotointerview.gui.camera_panel import Page
from fotointerview.gui.labels import ElidedButton, ElidedLabel
from tests.gui import hands, rooms_kit
from tests.gui.conftest import Studio
from tests.gui.rooms_kit import Home

SIZES = {100: (1366, 768), 150: (1920, 1080), 200: (1920, 1080)}


@pytest.fixture(autouse=True)
def usual_size(dressed: QApplication) -> Iterator[None]:
    yield
    theme.apply(dressed)


Build = Callable[[Language, int], Home]


@pytest.fixture
def build(dressed: QApplication, tmp_path: Path) -> Iterator[Build]:
    """The window in a language, with text at a size; taken apart again."""
    homes: list[Home] = []
    before = QLocale()
    installed: list[QTranslator] = []

    def make(language: Language, scale: int) -> Home:
        theme.apply(dressed, scale=scale)
        installed.extend(i18n.install(dressed, language))
        home = rooms_kit.make(tmp_path, language=language, appearance=Appearance(Theme.BY_ROOM, scale))
        homes.append(home)
        home.window.resize(*SIZES[scale])
        home.window.show()
        home.settle()
        return home

    yield make
    for home in homes:
        home.close()
    i18n.remove(dressed, tuple(installed))
    QLocale.setDefault(before)


def cut_off(root: QWidget) -> list[str]:
    """The words of labels and buttons in sight that do not fit where they stand."""
    labels = [label for label in root.findChildren(QLabel) if _is_there(label) and not _fits_label(label)]
    buttons = [b for b in root.findChildren(QAbstractButton) if _is_there(b) and not _fits_button(b)]
    cut: list[QLabel | QAbstractButton] = [*labels, *buttons]
    return [f"{type(w).__name__} {w.text()!r} in {w.width()}×{w.height()}" for w in cut]


def _is_there(widget: QLabel | QAbstractButton) -> bool:
    # What shortens its own words says all of them in its tool tip.
    return widget.isVisible() and bool(widget.text()) and not isinstance(widget, ElidedLabel | ElidedButton)


def _fits_label(label: QLabel) -> bool:
    inside = label.contentsRect()
    if not label.wordWrap():
        lines = label.text().replace("&", "").split("\n")
        wide = max(label.fontMetrics().horizontalAdvance(line) for line in lines)
        high = label.fontMetrics().height() * len(lines)
        return wide <= inside.width() + 1 and high <= inside.height() + 2
    return _wrapped_height(label, inside) <= inside.height() + 2


def _wrapped_height(label: QLabel, inside: QRect) -> int:
    if label.textFormat() is Qt.TextFormat.RichText:
        document = QTextDocument()
        document.setDefaultFont(label.font())
        document.setHtml(label.text())
        document.setTextWidth(inside.width())
        return round(document.size().height())
    flags = int(Qt.TextFlag.TextWordWrap)
    return (
        QFontMetrics(label.font())
        .boundingRect(QRect(0, 0, inside.width(), 9999), flags, label.text())
        .height()
    )


def _fits_button(button: QAbstractButton) -> bool:
    if isinstance(button, QPushButton):
        option = QStyleOptionButton()
        button.initStyleOption(option)
        inside = button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button)
        icon = 0 if button.icon().isNull() else button.iconSize().width() + 4
    elif isinstance(button, QToolButton | QCheckBox):
        return (
            button.width() >= button.sizeHint().width() - 1
            and button.height() >= button.sizeHint().height() - 1
        )
    else:
        return True  # it paints itself, and shortens
    wide = max(
        button.fontMetrics().horizontalAdvance(line) for line in button.text().replace("&", "").split("\n")
    )
    return wide + icon <= inside.width() + 2 and button.fontMetrics().height() <= inside.height() + 2


@pytest.mark.parametrize("scale", SIZES)
@pytest.mark.parametrize("language", Language)
def test_nothing_is_cut_off_in_any_room(build: Build, language: Language, scale: int) -> None:
    home = build(language, scale)
    assert (home.window.width(), home.window.height()) == SIZES[scale]
    found: dict[str, list[str]] = {}
    for room in Room:
        home.window.go_to(room)
        home.settle()
        found[room] = cut_off(home.window)
    home.notice()
    found["with a notice"] = cut_off(home.window)
    assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.parametrize("scale", SIZES)
@pytest.mark.parametrize("language", Language)
def test_nothing_is_cut_off_on_any_card(build: Build, language: Language, scale: int) -> None:
    home = build(language, scale)
    found = {}
    home.window.go_to(Room.INTERVIEW)
    panel = home.interview.camera_panel
    for page in Page:
        panel.open(home.interview.state, page)
        home.settle()
        found[str(page)] = cut_off(panel)
    panel.put_away()
    for changing in (False, True):
        home.window.help.open()
        home.window.help.show_changing(changing)
        home.settle()
        found[f"keys {changing}"] = cut_off(home.window.help)
    home.window.help.put_away()
    home.window.palette_card.open()
    home.settle()
    found["palette"] = cut_off(home.window.palette_card)
    assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.parametrize("scale", SIZES)
@pytest.mark.parametrize("language", Language)
def test_nothing_is_cut_off_on_the_doorstep(build: Build, language: Language, scale: int) -> None:
    home = build(language, scale)
    home.welcome.resize(*SIZES[scale])
    home.welcome.show()
    home.settle()
    assert cut_off(home.welcome) == []


@pytest.mark.parametrize("language", Language)
def test_the_sheet_of_keys_can_be_read_in_the_smallest_window_with_the_largest_text(
    build: Build, language: Language
) -> None:
    home = build(language, 200)
    home.window.resize(1024, 640)
    home.settle()
    home.window.help.open()
    home.settle()
    assert home.window.rect().contains(home.window.help.geometry())
    assert cut_off(home.window.help) == []
    area = home.window.help.findChild(QScrollArea)
    assert area is not None
    assert area.verticalScrollBar().maximum() > 0
    assert area.horizontalScrollBar().maximum() == 0


def test_larger_and_back_by_key(studio: Studio) -> None:
    wishes: list[Appearance] = []
    studio.window.appearance_changed.connect(wishes.append)
    answer = studio.room.question.answer_button(Answer.YES)

    def measures() -> tuple[int, int, int]:
        studio.settle()
        return answer.font().pixelSize(), studio.room.strip.width(), studio.window.top_bar.height()

    before = measures()
    for _ in range(2):
        hands.key(studio.window, "Ctrl++")
    assert measures() == (round(14 * 1.25), 54 + round(152 * 1.25), 60)
    hands.key(studio.window, "Ctrl+-")
    assert measures()[2] == round(48 * 1.1)
    hands.key(studio.window, "Ctrl+0")
    hands.key(studio.window, "Ctrl+-")
    assert measures() == before
    assert [wish.scale for wish in wishes] == [110, 125, 110, 100]


def test_words_in_a_field_stay_when_the_text_grows(studio: Studio) -> None:
    field = studio.room.question.quote_field
    field.setFocus()
    field.insertPlainText("een half woo")
    hands.key(studio.window, "Ctrl++")
    studio.settle()
    assert (field.toPlainText(), field.hasFocus()) == ("een half woo", True)
    assert studio.calls("quote") == []
