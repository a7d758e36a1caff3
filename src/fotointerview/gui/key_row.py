"""A row in which the key of one action is changed: press the button, then the key."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from fotointerview.gui import actions, keymap, theme
from fotointerview.gui.action_list import ActionSpec
from fotointerview.gui.texts import translate

_HELD: Final = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
)


_PRESSES: Final = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeyButton(QPushButton):
    """Shows a key; pressed, it waits for another one.

    Signals (GUI thread):
        key_pressed(str): a key, as ``QKeySequence`` writes it, while the button waits.
        waiting(bool): whether it waits; Esc and going elsewhere end that.
    """

    key_pressed = Signal(str)
    waiting = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.setCheckable(True)
        self.setProperty("role", "keybutton")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._on_toggled)

    def show_key(self, name: str) -> None:
        """Show the key ``name``; an action without a key says so."""
        self._name = name or translate("Keys", "none")
        self.setChecked(False)
        self.setText(self._name)

    def event(self, event: QEvent) -> bool:
        """While it waits, every key is for it; otherwise only Space, which presses it."""
        is_ours = isinstance(event, QKeyEvent) and (self.isChecked() or event.key() in _PRESSES)
        if is_ours and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if self.isChecked() and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._take(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as well."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who goes elsewhere wants no other key."""
        super().focusOutEvent(event)
        self.setChecked(False)

    def _take(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat() or event.key() in _HELD:
            return
        if event.key() == Qt.Key.Key_Escape:
            self.setChecked(False)
            return
        self.key_pressed.emit(pressed_key(event))

    def _on_toggled(self, on: bool) -> None:
        self.setText(translate("Keys", "press a key …") if on else self._name)
        self.waiting.emit(on)


def pressed_key(event: QKeyEvent) -> str:
    """The key of ``event`` as ``QKeySequence`` writes it: a sign that needs Shift is the sign, without Shift."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    is_sign = 0x20 < event.key() < 0x7F and not chr(event.key()).isalnum()
    if is_sign:
        held &= ~Qt.KeyboardModifier.ShiftModifier
    sequence = QKeySequence(event.key() | held.value)
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


class KeyRow(QWidget):
    """One action with its key.

    Signals (GUI thread):
        changed(object): the :class:`~fotointerview.gui.keymap.Changes` that count from now on.
        said(str): what happened, or why it did not; "" when there is nothing to say.
    """

    changed = Signal(object)
    said = Signal(str)

    def __init__(self, spec: ActionSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self._asked = ""
        self._label = QLabel(actions.text(spec), self)
        self._label.setWordWrap(True)
        self.button = KeyButton(self)
        self.button.setMinimumWidth(theme.px(120))
        self.button.key_pressed.connect(self._on_key)
        self.button.waiting.connect(self._on_waiting)
        self.standard = QToolButton(self)
        self.standard.setProperty("role", "quiet")
        self.standard.setText(translate("Keys", "standard"))
        self.standard.setToolTip(translate("Keys", "Back to the standard key"))
        self.standard.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.standard.setAccessibleName(
            translate("Keys", "Back to the standard key: {action}").format(action=actions.text(spec))
        )
        self.standard.clicked.connect(self._on_standard)
        policy = self.standard.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.standard.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        row.addWidget(self.button)
        row.addWidget(self.standard)
        self.show_key()

    def show_key(self) -> None:
        """Show the key that counts now."""
        name = actions.key_names(self.spec)
        self.button.show_key(name)
        self.button.setAccessibleName(
            translate("Keys", "{action}: {key}. Press to change").format(
                action=actions.text(self.spec), key=name or translate("Keys", "none")
            )
        )
        self.standard.setVisible(self.spec.id in actions.changes())

    def _on_waiting(self, on: bool) -> None:
        self._asked = ""
        self.said.emit(translate("Keys", "Press the new key; Esc leaves it as it is.") if on else "")

    def _on_key(self, key: str) -> None:
        """A key that is free is taken; one that is not is said, and taken when it is pressed once more."""
        name = actions.key_name(key)
        if not keymap.may_be_given(key, to=self.spec.id):
            self.said.emit(
                translate("Keys", "{key} keeps its own meaning. Press another key.").format(key=name)
            )
            return
        other = keymap.holder(key, of=self.spec.id, changes=actions.changes())
        if other is not None and key != self._asked:
            self._asked = key
            words = translate("Keys", "{key} is the key for “{action}”. Press it again to swap the two.")
            self.said.emit(words.format(key=name, action=actions.text(keymap.spec_of(other))))
            return
        self.button.setChecked(False)
        self.changed.emit(keymap.with_key(actions.changes(), self.spec.id, key))

    def _on_standard(self) -> None:
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(keymap.with_standard(actions.changes(), self.spec.id))
