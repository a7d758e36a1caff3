"""The rows of the contact strip for Qt, with the few small pictures that are in sight."""

from collections import OrderedDict
from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from fotointerview.domain.sayings import Look
from fotointerview.gui import strip_words, texts
from fotointerview.gui.view import StripRow

Index = QModelIndex | QPersistentModelIndex
_MOST_PICTURES: Final = 128
_FEWEST_PICTURES: Final = 48
_MOST_BYTES: Final = 24_000_000
"""Above this only the pictures used last are kept, as many as are in sight at once."""
_ROOT: Final = QModelIndex()


class Role(IntEnum):
    """What the model tells beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole
    PICTURE = Qt.ItemDataRole.UserRole + 1


class StripModel(QAbstractListModel):
    """The shots from top to bottom. Rows only change, come at the end or go from the end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[StripRow, ...] = ()
        self._pictures: OrderedDict[str, tuple[Look, bool, QImage]] = OrderedDict()

    @property
    def rows(self) -> tuple[StripRow, ...]:
        """What is shown."""
        return self._rows

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many shots."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row, its picture, or its words."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Role.ROW:
            return row
        if role == Role.PICTURE:
            return self.picture(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row_words(row)
        return None

    def index_of(self, key: str) -> QModelIndex:
        """Where the shot ``key`` is; an invalid index when it is not here. The newest are found first."""
        for at in range(len(self._rows) - 1, -1, -1):
            if self._rows[at].key == key:
                return self.index(at)
        return QModelIndex()

    def set_rows(self, rows: Sequence[StripRow]) -> None:
        """Show ``rows``, telling Qt only of what is different."""
        old, new = self._rows, tuple(rows)
        if not new:  # the interview was left: its pictures are not kept either
            self._pictures.clear()
        shared = min(len(old), len(new))
        if len(new) < len(old):
            self.beginRemoveRows(QModelIndex(), len(new), len(old) - 1)
            self._rows = old[:shared]
            self.endRemoveRows()
        changed = [at for at in range(shared) if old[at] is not new[at] and old[at] != new[at]]
        self._rows = new[:shared]
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
        if len(new) > shared:
            self.beginInsertRows(QModelIndex(), shared, len(new) - 1)
            self._rows = new
            self.endInsertRows()

    def rename_picture(self, token: str, shot_id: str) -> None:
        """A token became a shot: its thumbnail serves until the shot's own is there."""
        if token in self._pictures and shot_id not in self._pictures:
            look, _, image = self._pictures.pop(token)
            self._pictures[shot_id] = (look, True, image)

    def set_picture(self, key: str, image: QImage, *, look: Look, provisional: bool) -> None:
        """The small picture of ``key`` is here; a provisional one is still asked for again."""
        self._pictures[key] = (look, provisional, image)
        self._pictures.move_to_end(key)
        while len(self._pictures) > self._room():
            self._pictures.popitem(last=False)
        index = self.index_of(key)
        if index.isValid():
            self.dataChanged.emit(index, index, [Role.PICTURE])

    def _room(self) -> int:
        """How many pictures may be kept, by the size of the newest: those of one view are all alike."""
        _, _, newest = next(reversed(self._pictures.values()))
        return min(_MOST_PICTURES, max(_FEWEST_PICTURES, _MOST_BYTES // max(1, newest.sizeInBytes())))

    def picture(self, row: StripRow) -> QImage | None:
        """The small picture of ``row``, perhaps in its former look."""
        known = self._pictures.get(row.key)
        if known is None:
            return None
        self._pictures.move_to_end(row.key)
        return known[2]

    def lacks_picture(self, row: StripRow) -> bool:
        """Whether a small picture should be asked for."""
        known = self._pictures.get(row.key)
        return row.source is not None and (
            known is None or known[0] != row.look or (known[1] and not isinstance(row.source, bytes))
        )


def row_words(row: StripRow) -> str:
    """A row as a sentence, for who listens instead of looks."""
    if row.number is None:
        return texts.translate("Strip", "Shot on the way")
    words = [texts.translate("Strip", "Shot {number}").format(number=row.number), texts.clock(row.taken_at)]
    if row.answer:
        words.append(texts.answer(row.answer))
    if row.verdict:
        words.append(texts.verdict(row.verdict).lower())
    if row.may_leave is not None:
        words.append(texts.may_leave(row.may_leave).lower())
    if row.quoted:
        words.append(texts.translate("Strip", "with a quote"))
    if row.marked:
        words.append(texts.translate("Strip", "with a mark"))
    if row.damaged:
        words.append(texts.translate("Strip", "damaged file"))
    if row.moves:
        agreed = ", ".join(line.text for line in strip_words.lines(row.moves))
        words.append(texts.translate("Strip", "agreed for the next photo: {moves}").format(moves=agreed))
    return ", ".join(words)
