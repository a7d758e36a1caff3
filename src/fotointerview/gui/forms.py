"""Small parts that the rooms around the interview share: headings, and forms with their labels beside the fields."""

from typing import Final

from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QWidget

from fotointerview.domain.words import Language
from fotointerview.gui import theme

_SHORT: Final = 4
"""Letters of a name that is drawn wider than it is measured: one that is underlined does not close up ("To")."""
_NAME_WIDTH: Final = 44


def heading(text: str) -> QLabel:
    """The title of a room or a card."""
    label = QLabel(text)
    label.setProperty("role", "roomtitle")
    return label


def quiet(text: str = "") -> QLabel:
    """Words that stand back."""
    label = QLabel(text)
    label.setProperty("role", "quiet")
    label.setWordWrap(True)
    return label


def form() -> QFormLayout:
    """A form whose fields take all the width there is."""
    layout = QFormLayout()
    layout.setHorizontalSpacing(16)
    layout.setVerticalSpacing(12)
    layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return layout


def add_row(layout: QFormLayout, text: str, field: QWidget) -> None:
    """One field with its label level beside it; the label's mnemonic leads to the field."""
    label = QLabel(text)
    label.setBuddy(field)
    label.setProperty("role", "fieldname")
    label.setIndent(0)
    if len(text.replace("&", "")) <= _SHORT:
        theme.grow(label, minimumWidth=_NAME_WIDTH)
    field.setAccessibleName(text.replace("&", ""))
    layout.addRow(label, field)


def language_box(language: Language) -> QComboBox:
    """Dutch or English, each in its own words; the data is the language's value."""
    box = QComboBox()
    box.addItem("Nederlands", Language.NL.value)
    box.addItem("English", Language.EN.value)
    box.setCurrentIndex(box.findData(language.value))
    return box
