"""How the window looks by its user's wish: light or dark, and how large the text is. Values; nothing is drawn here."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Self

from fotointerview.domain.words import Room
from fotointerview.gui.theme import LIGHT, ROOM, SCALES, Tokens


class Theme(StrEnum):
    """What the user wants. Around the pictures of an interview it is always dark."""

    BY_ROOM = "by-room"
    LIGHT = "light"
    DARK = "dark"


_OFFICE: Final = {
    Theme.BY_ROOM: frozenset({Room.PREPARE, Room.PUBLISH}),
    Theme.LIGHT: frozenset(Room) - {Room.INTERVIEW},
    Theme.DARK: frozenset[Room](),
}
"""The rooms that are light. Two people choose by the picture: there it is dark unless the user says otherwise."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """The wish.

    Attributes:
        theme: light, dark, or by the room.
        scale: the size of the text in per cent of the usual one, 100..200.
    """

    theme: Theme = Theme.BY_ROOM
    scale: int = SCALES[0]

    def larger(self) -> Self:
        """The next larger text; the largest stays."""
        return replace(self, scale=next((size for size in SCALES if size > self.scale), SCALES[-1]))

    def smaller(self) -> Self:
        """The next smaller text; the usual size is the smallest."""
        return replace(self, scale=next((size for size in reversed(SCALES) if size < self.scale), SCALES[0]))

    def usual_size(self) -> Self:
        """Text at 100 %."""
        return replace(self, scale=SCALES[0])

    def toggled(self, room: Room) -> Self:
        """The other theme, seen from ``room``; where it is always dark, the next theme for the other rooms."""
        if room in _OFFICE[self.theme]:
            return replace(self, theme=Theme.DARK)
        lighter = next((theme for theme in (Theme.BY_ROOM, Theme.LIGHT) if room in _OFFICE[theme]), None)
        themes = list(Theme)
        return replace(self, theme=lighter or themes[(themes.index(self.theme) + 1) % len(themes)])

    def colours(self, room: Room) -> Tokens:
        """What ``room`` is dressed in."""
        return LIGHT if room in _OFFICE[self.theme] else ROOM
