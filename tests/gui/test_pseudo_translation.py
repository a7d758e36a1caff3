"""Words that nobody can translate: with every translated sentence in brackets, whatever stands outside is one.

Every window and every card is built with an interview in it. What people said, codes, numbers, names of keys and what
the camera calls its own settings are data, and may stand outside.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTabWidget,
    QWidget,
)

from fotointerview.domain.retention import Kept, Term
from fotointerview.domain.words import Dimension, Language, Room
from fotointerview.gui import actions, texts
from fotointerview.gui.appearance import Appearance
from fotointerview.gui.camera_panel import Page
from fotointerview.gui.retention_page import RetentionPage
from fotointerview.services.look_presets import look_presets
from fotointerview.services.presets import interview_presets
from fotointerview.services.retention import Keeping
from tests.gui import fake_session, rooms_kit
from tests.gui.rooms_kit import Home

_INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")
_WORD = re.compile(r"[^\W\d_]{2,}")

_DATA = (
    "De begripvolle ambtenaar",
    "fotointerview",
    fake_session.QUESTION_NL,
    fake_session.QUESTION_EN,
    *(
        words
        for preset in interview_presets()
        for words in (*map(preset.title.__getitem__, Language), *map(preset.question.__getitem__, Language))
    ),
    *(
        words
        for look in look_presets()
        for words in (*map(look.name.__getitem__, Language), *map(look.says.__getitem__, Language))
    ),
    *("te donker", "bijna", "omdat het zacht is", "Ik wil meer licht.", "een stap naar links"),
    *("Elian", "wet", "law", "ict", "IT", "Een onderzoek", "program-error"),
    *("Nikon D750", "Canon EOS R6", "usb:001,005", "usb:001,006"),
    *("Nederlands", "English"),  # each language in its own words
    *("Ctrl", "Shift", "F1"),
    *("ISO", "EV", "mm"),
)


class Pseudo(QTranslator):
    """Says every sentence in brackets."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        return f"⟦{sourceText}⟧"


@pytest.fixture
def pseudo(dressed: QApplication) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English))
    translator = Pseudo()
    dressed.installTranslator(translator)
    yield
    dressed.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.fixture
def home(pseudo: None, dressed: QApplication, tmp_path: Path) -> Iterator[Home]:
    made = rooms_kit.make(tmp_path, language=Language.EN, appearance=Appearance())
    made.window.resize(1366, 768)
    made.window.show()
    made.settle()
    yield made
    made.close()


def outside(words: str, *, data: tuple[str, ...] = ()) -> str:
    """What of ``words`` is neither in brackets nor data; "" when that is no word."""
    while (fewer := _INNERMOST.sub(" ", words)) != words:
        words = fewer
    for known in sorted((*_DATA, *data), key=len, reverse=True):
        words = words.replace(known, " ")
    return words.strip() if _WORD.search(words) else ""


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("⟦Draw a mark⟧ (M)", ""),
        ("⟦Lines: ⟦none⟧⟧", ""),
        ("⟦Yes⟧ · P03 · f/2.8 · 1/125 · ISO 400", ""),
        ("Draw a mark (M)", "Draw a mark (M)"),
        ("⟦Next photo⟧ or shot", "or shot"),
        ("", ""),
    ],
)
def test_what_is_outside_the_brackets(words: str, left: str) -> None:
    assert outside(words) == left


def test_the_translator_reaches_every_way_of_translating(pseudo: None) -> None:
    widget = QWidget()
    assert widget.tr("so") == texts.translate("Any", "so") == "⟦so⟧"
    assert actions.text(actions.SPECS[0]) == "⟦Take a photo⟧"
    assert texts.dimension(Dimension.LIGHT).startswith("⟦")
    widget.deleteLater()


def hard_coded(root: QWidget, *, data: tuple[str, ...] = ()) -> list[str]:
    """Every word in ``root`` that cannot be translated, with what it is on."""
    found = []
    lists = {view for box in root.findChildren(QComboBox) for view in box.findChildren(QAbstractItemView)}
    for widget in (root, *root.findChildren(QWidget)):
        if widget in lists:
            continue  # what drops down is what is in the box
        for kind, words in _words(widget):
            left = outside(words, data=data)
            if left:
                found.append(f"{type(widget).__name__}.{kind}: {left!r}")
    return found


def _words(widget: QWidget) -> Iterator[tuple[str, str]]:
    yield "toolTip", widget.toolTip()
    yield "accessibleName", widget.accessibleName()
    yield "accessibleDescription", widget.accessibleDescription()
    if widget.isWindow():
        yield "windowTitle", widget.windowTitle()
    match widget:
        case QLabel() | QAbstractButton():
            yield "text", widget.text()
        case QLineEdit() | QPlainTextEdit():
            yield "placeholderText", widget.placeholderText()
        case QComboBox():
            # A camera's own choices are the camera's words.
            if widget.property("role") != "small":
                for at in range(widget.count()):
                    yield f"item {at}", widget.itemText(at)
        case QSpinBox():
            yield "suffix", widget.suffix()
        case QGroupBox():
            yield "title", widget.title()
        case QTabWidget():
            for at in range(widget.count()):
                yield f"tab {at}", widget.tabText(at)
        case QAbstractItemView():
            yield from _items(widget)
        case _:
            pass


def _items(view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    model = view.model()
    for at in range(model.rowCount()):
        words = model.index(at, 0).data()
        yield f"row {at}", words if isinstance(words, str) else ""


@pytest.mark.parametrize("room", Room)
def test_no_word_of_a_room_is_hard_coded(home: Home, room: Room, tmp_path: Path) -> None:
    home.window.go_to(room)
    home.notice()
    assert hard_coded(home.window, data=(str(tmp_path), "November")) == []


@pytest.mark.parametrize("page", Page)
def test_no_word_of_the_camera_panel_is_hard_coded(home: Home, page: Page) -> None:
    home.interview.camera_panel.open(home.interview.state, page)
    home.settle()
    # What can only be told is shown as the camera says it.
    told = tuple(setting.value for setting in fake_session.settings().values())
    assert hard_coded(home.interview.camera_panel, data=told) == []


def test_no_word_of_the_cards_is_hard_coded(home: Home) -> None:
    for changing in (False, True):
        home.window.help.open()
        home.window.help.show_changing(changing)
        home.settle()
        assert hard_coded(home.window.help) == []
        home.window.help.put_away()
    home.window.palette_card.open()
    home.settle()
    assert home.window.palette_card.list.count() > 20
    assert hard_coded(home.window.palette_card) == []


def test_no_word_of_the_doorstep_is_hard_coded(home: Home, tmp_path: Path) -> None:
    home.welcome.show()
    home.settle()
    assert hard_coded(home.welcome, data=(str(tmp_path),)) == []


def test_no_word_of_how_long_things_are_kept_is_hard_coded(home: Home) -> None:
    page = RetentionPage(home.window, back_to=home.prepare)
    on = date(2026, 11, 25)
    kept = [Keeping(kind, Term.SOON, 3, 85_000_000, on, "te donker") for kind in Kept]
    page.show_keepings(kept, on=on, read_only=False)
    home.settle()
    assert hard_coded(page, data=("November", "MB")) == []


def test_every_label_of_the_lists_can_be_translated(pseudo: None) -> None:
    named = [actions.text(spec) for spec in actions.SPECS]
    named += [actions.group_text(spec.group) for spec in actions.SPECS]
    named += [
        actions.key_name(key)
        for key in ("Space", "Return", "Delete", "Backspace", "Escape", "Home", "PgUp", "Ins")
    ]
    assert all(outside(words) == "" and "⟦" in words for words in named)
