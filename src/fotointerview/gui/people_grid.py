"""The people of the study as cards: who they are, how far they are, and the portrait that both chose.

Somebody else may sit down beside this screen: no other picture of a person is shown than the chosen one.
"""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDrag,
    QFont,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from fotointerview.domain.words import Language
from fotointerview.gui import consent_words, texts, theme, view
from fotointerview.gui.bridge import Bridge, Painted
from fotointerview.gui.tiles import tile_width
from fotointerview.services.desk import Person
from fotointerview.services.pictures import PictureRequest

_GAP: Final = 16
_CAPTION: Final = 56
_NAME_LINE: Final = 20
_SMALLEST, _LARGEST = 168, 240
_PAD: Final = 12
_BAR: Final = 8
_REST_MS: Final = 30
_KEPT: Final = 64
"""So many portraits are kept beyond those in sight."""
PERSON: Final = Qt.ItemDataRole.UserRole
PICTURE: Final = Qt.ItemDataRole.UserRole + 1
_ROLE: Final = Qt.ItemDataRole.UserRole + 2
_SHOTS: Final = Qt.ItemDataRole.UserRole + 3
_NAME: Final = Qt.ItemDataRole.UserRole + 4
CARRIED: Final = "application/x-fotointerview-person"
"""What is dragged: a participant's id."""

Index = QModelIndex | QPersistentModelIndex


class PeopleGrid(QListWidget):
    """Cards in rows, none narrower than ``smallest`` logical pixels.

    Signals (GUI thread):
        picked(): another card is framed, or none.
        opened(): a card was double-clicked, or Enter pressed on it.
        shifted(int): Alt with Left (-1) or Right (1) was pressed on a card.
    """

    picked = Signal()
    opened = Signal()
    shifted = Signal(int)

    def __init__(
        self,
        *,
        bridge: Bridge,
        study_folder: Path,
        language: Language,
        smallest: int = _SMALLEST,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._folder, self._language = bridge, study_folder, language
        self._smallest = smallest
        self._asked: dict[str, PictureRequest] = {}
        self._names: Mapping[str, str] = {}
        self._places: dict[str, QListWidgetItem] = {}
        self._held: OrderedDict[str, None] = OrderedDict()  # whose portrait is in memory, the newest last
        self._cards = _CardDelegate(self)
        self._fitted = (0, 0)
        theme.clothes().changed.connect(self._fit)
        self.setObjectName("people")
        self.setAccessibleName(self.tr("Participants"))
        self.setItemDelegate(self._cards)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setMovement(QListWidget.Movement.Static)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemSelectionChanged.connect(self.picked)
        self.itemActivated.connect(lambda _item: self.opened.emit())
        self.setUniformItemSizes(True)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._ask_in_sight)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        bridge.pictured.connect(self._on_picture, Qt.ConnectionType.QueuedConnection)

    @property
    def person(self) -> Person | None:
        """Whose card is framed."""
        chosen = self.selectedItems()
        return chosen[0].data(PERSON) if chosen else None

    def show_people(self, people: Sequence[Person]) -> None:
        """Show ``people``; the framed card stays framed."""
        before, known = self.person, self._pictures()
        self._places.clear()
        self.clear()
        for person in people:
            item = self._item(person)
            item.setData(PICTURE, known.get(_key(person)))
            self._places[_key(person)] = item
            self.addItem(item)
            if before is not None and person.participant.id == before.participant.id:
                self.setCurrentItem(item)
        self._fit()
        self._ask_in_sight()

    def show_names(self, names: Mapping[str, str]) -> None:
        """Show real names, by code; none takes them all away, at once."""
        self._names = names
        for at in range(self.count()):
            self._describe(self.item(at))
        self._cards.named = bool(names)
        self._fit()
        self.viewport().update()

    def has(self, participant_id: str) -> bool:
        """Whether this participant has a card here."""
        return any(self.item(at).data(PERSON).participant.id == participant_id for at in range(self.count()))

    def frame(self, participant_id: str) -> None:
        """Frame the card of this participant, who is here."""
        for at in range(self.count()):
            if self.item(at).data(PERSON).participant.id == participant_id:
                self.setCurrentItem(self.item(at))

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Carry the card somewhere else; it stays here until somebody takes it."""
        person = self.person
        if person is None:
            return
        drag, carried = QDrag(self), QMimeData()
        carried.setData(CARRIED, person.participant.id.encode())
        drag.setMimeData(carried)
        drag.setPixmap(self.viewport().grab(self.visualItemRect(self.currentItem())))
        drag.exec(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow carry the card, where somebody listens to that."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if self.person is not None:
                self.shifted.emit(by)
            event.accept()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Portraits are asked for when somebody looks."""
        super().showEvent(event)
        self._rest.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cards take the width there is."""
        super().resizeEvent(event)
        self._fit()
        self._rest.start()

    def _item(self, person: Person) -> QListWidgetItem:
        role = person.role.name(self._language) if person.role else ""
        shots = self.tr("%n shot(s)", "", person.shots) if person.shots else self.tr("no shots yet")
        item = QListWidgetItem()
        item.setData(PERSON, person)
        item.setData(_ROLE, role)
        item.setData(_SHOTS, shots)
        self._describe(item)
        return item

    def _describe(self, item: QListWidgetItem) -> None:
        """The card in words, for whoever hears it; the real name only while names are shown."""
        who = item.data(PERSON).participant
        name = self._names.get(who.code, "")
        told = consent_words.glance_told(item.data(PERSON).consent, item.data(PERSON).ends_on)
        words = (who.code, who.alias, name, item.data(_ROLE), item.data(_SHOTS), told)
        item.setToolTip("\n".join(filter(None, (name, told))))
        item.setText(", ".join(filter(None, words)))
        item.setData(_NAME, name)

    def _fit(self) -> None:
        width = tile_width(
            count=self.count(),
            width=self.width() - _BAR,
            height=self.height(),
            caption=self._cards.caption,
            gap=_GAP,
            smallest=theme.px(self._smallest),
            largest=theme.px(_LARGEST),
        )
        if (width, self._cards.caption) != self._fitted:
            self._fitted = (width, self._cards.caption)
            self._cards.width = width
            self.scheduleDelayedItemsLayout()

    # ── portraits ──────────────────────────────────────────────────────────────────────────────────────────

    def _pictures(self) -> dict[str, QImage]:
        items = (self.item(at) for at in range(self.count()))
        return {_key(item.data(PERSON)): item.data(PICTURE) for item in items}

    def _on_scrolled(self, _value: int) -> None:
        self._rest.start()

    def _ask_in_sight(self) -> None:
        """Ask for the portraits that can be seen now; of the others those seen last are kept."""
        if not self.isVisible():
            return
        seen = self._in_sight()
        for person in seen:
            self._ask(person)
            if _key(person) in self._held:
                self._held.move_to_end(_key(person))
        while len(self._held) > len(seen) + _KEPT:
            key, _ = self._held.popitem(last=False)
            self._asked.pop(key, None)
            if key in self._places:
                self._places[key].setData(PICTURE, None)

    def _in_sight(self) -> list[Person]:
        area = self.viewport().rect()
        first = self.indexAt(area.topLeft())
        seen = []
        for at in range(first.row() if first.isValid() else 0, self.count()):
            where = self.visualItemRect(self.item(at))
            if where.top() > area.bottom():
                break
            if where.bottom() >= area.top():
                seen.append(self.item(at).data(PERSON))
        return seen

    def _ask(self, person: Person) -> None:
        link = person.portrait
        if link is None or link.display_file is None or not self.isVisible():
            return
        ratio = self.devicePixelRatioF()
        wide = theme.px(_LARGEST) * ratio
        box = (round(wide), round(wide * 2 / 3))
        source = self._folder / link.display_file.path
        request = PictureRequest(_key(person), source, box, look=view.shown_look(link))
        if self._asked.get(request.key) != request:
            self._asked[request.key] = request
            self._bridge.request(request)

    def _on_picture(self, painted: Painted) -> None:
        key = painted.request.key
        if self._asked.get(key) is painted.request and key in self._places:
            self._places[key].setData(PICTURE, painted.image)
            self._held[key] = None
            self._held.move_to_end(key)


def _key(person: Person) -> str:
    return f"portrait {person.portrait.shot.id}" if person.portrait else ""


class _CardDelegate(QStyledItemDelegate):
    """Draws one card; ``width`` is the picture's, ``named`` leaves a line for real names."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.width = _SMALLEST
        self._named = False
        theme.clothes().changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._bold, self._plain, self._small = theme.sans(14, bold=True), theme.sans(14), theme.sans(12)
        self.caption = 14 + theme.px(_CAPTION - 14 + (_NAME_LINE if self._named else 0))

    @property
    def named(self) -> bool:
        """Whether there is a line for real names."""
        return self._named

    @named.setter
    def named(self, on: bool) -> None:
        self._named = on
        self._measure()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Picture, words, and air."""
        return QSize(self.width + _GAP, self.width * 2 // 3 + self.caption + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the card at ``index``."""
        size = QSize(self.width, self.width * 2 // 3 + self.caption)
        colours = theme.tokens(self.parent())
        card = QRect(QRect(option.rect).topLeft(), size).translated(_GAP // 2, _GAP // 2)
        picture = QRect(card.topLeft(), QSize(self.width, self.width * 2 // 3))
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(card), 8, 8)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.fillPath(shape, QColor(colours.control if hovered else colours.panel))
        painter.setClipPath(shape)
        painter.fillRect(picture, QColor(colours.canvas))
        self._paint_portrait(painter, picture, index)
        painter.setClipping(False)
        self._paint_words(painter, card.adjusted(_PAD, picture.height() + 8, -_PAD, -8), index)
        framed = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(QColor(colours.ink if framed else colours.line), 2 if framed else 1))
        grow = 2.0 if framed else 0.0
        painter.drawRoundedRect(QRectF(card).adjusted(-grow, -grow, grow, grow), 9, 9)
        painter.restore()

    def _paint_portrait(self, painter: QPainter, where: QRect, index: Index) -> None:
        image: QImage | None = index.data(PICTURE)
        if image is not None:
            scale = max(where.width() / image.width(), where.height() / image.height())
            target = QRect(0, 0, round(image.width() * scale), round(image.height() * scale))
            target.moveCenter(where.center())
            painter.drawImage(target, image)
        elif index.data(PERSON).portrait is None:
            painter.setFont(self._small)
            painter.setPen(QColor(theme.tokens(self.parent()).muted))
            painter.drawText(
                where,
                int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap),
                texts.translate("PeopleGrid", "no portrait chosen yet"),
            )

    def _paint_words(self, painter: QPainter, where: QRect, index: Index) -> None:
        who = index.data(PERSON).participant
        painter.setPen(QColor(theme.tokens(self.parent()).ink))
        painter.setFont(self._bold)
        top = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        painter.drawText(where, top, who.code)
        glance = consent_words.glance_line(index.data(PERSON).consent)
        narrow = self.width < theme.px(_SMALLEST)
        right = 0 if narrow else QFontMetrics(self._small).horizontalAdvance(glance) + 8
        beside = where.adjusted(QFontMetrics(self._bold).horizontalAdvance(who.code) + 8, 0, -right, 0)
        _draw(painter, beside, top, who.alias, font=self._plain)
        if self._named:
            line = where.adjusted(0, theme.px(_NAME_LINE), 0, 0)
            _draw(painter, line, top, index.data(_NAME), font=self._plain)
        painter.setPen(QColor(theme.tokens(self.parent()).muted))
        if not narrow:
            corner = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            _draw(painter, where.adjusted(0, 2, 0, 0), corner, glance, font=self._small)
        bottom = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        words = " · ".join(filter(None, (index.data(_ROLE), index.data(_SHOTS))))
        _draw(painter, where, bottom, glance if narrow else words, font=self._small)


def _draw(painter: QPainter, where: QRect, flags: int, words: str, *, font: QFont) -> None:
    painter.setFont(font)
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, where.width())
    painter.drawText(where, flags, shown)
