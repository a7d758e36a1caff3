"""The camera's side of the interview room: live view, lines, settings on their way, a series, copies, the card.

Values and the rules that change them; what belongs to shots and words stands in :mod:`fotointerview.gui.state`.
No Qt.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from fotointerview.domain.camera import Ability, CameraState, CameraStatus, SettingName
from fotointerview.domain.faults import Fault
from fotointerview.services.events import (
    CardCleared,
    CardCounted,
    CopyChanged,
    SeriesChanged,
    SettingAnswered,
    SettingAsked,
    UnderWayChanged,
)

CONNECTED = frozenset({CameraState.READY, CameraState.LIVE, CameraState.CAPTURING})
"""The states in which a camera is there."""

SideEvent = (
    SettingAsked | SettingAnswered | SeriesChanged | CopyChanged | CardCounted | CardCleared | UnderWayChanged
)
_NO_ASKED: Mapping[SettingName, "Asked"] = MappingProxyType({})
_NO_SERIES = SeriesChanged(0)
_NO_COPY = CopyChanged("")


class Guides(StrEnum):
    """Which lines lie over the picture."""

    NONE = "none"
    THIRDS = "thirds"
    HEAD_ROOM = "head-room"
    """Thirds, and between which lines the top of the head belongs."""


class LiveSign(StrEnum):
    """What the picture says it is, so that nobody takes live view for a shot or an old frame for live view."""

    OFF = "off"
    COMING = "coming"
    """Asked for and not here yet, or parked while the shutter goes."""
    LIVE = "live"
    AWAY = "away"
    """The camera is gone; the last frame is only that."""


class Said(StrEnum):
    """Why a key did nothing; said in the quiet line."""

    NOT_CONNECTED = "not-connected"
    NO_LIVE_VIEW = "no-live-view"
    NO_FOCUS = "no-focus"
    NO_RELEASE = "no-release"


class Outcome(StrEnum):
    """How far a setting came that was asked of the camera."""

    PENDING = "pending"
    SET = "set"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Asked:
    """A setting that was asked for; ``fault`` is why the camera did not do it."""

    wanted: str
    outcome: Outcome = Outcome.PENDING
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Alone:
    """A self-timer (one shot after ``delay_s``), or ``shots`` of them ``every_s`` apart."""

    delay_s: float = 10.0
    shots: int = 1
    every_s: float = 0.0


@dataclass(frozen=True, slots=True)
class CameraSide:
    """The camera's side at one moment.

    Attributes:
        live: whether live view is wanted.
        guides: the lines over the picture.
        asked: settings that were asked for, until the camera is at something else.
        series: the series that runs; ``left`` 0 when none does.
        alone: what the next start of a series does: as it was last used.
        said: why the last key did nothing.
        copies: how the second copy stands.
        card: what of this interview is on the card; ``None`` when nobody has looked since the last shot.
        under_way: files that are announced and not yet in the study.
    """

    live: bool = False
    guides: Guides = Guides.NONE
    asked: Mapping[SettingName, Asked] = field(default_factory=lambda: _NO_ASKED)
    series: SeriesChanged = _NO_SERIES
    alone: Alone = Alone()
    said: Said | None = None
    copies: CopyChanged = _NO_COPY
    card: CardCounted | CardCleared | None = None
    under_way: int = 0

    @property
    def in_series(self) -> bool:
        """Whether the shutter is released by itself."""
        return self.series.left > 0


def reduce(side: CameraSide, event: SideEvent) -> CameraSide:
    """The side after ``event``."""
    match event:
        case SettingAsked(name, wanted):
            return _with_asked(side, {**side.asked, name: Asked(wanted)})
        case SettingAnswered():
            return _answered(side, event)
        case SeriesChanged():
            return replace(side, series=event)
        case CopyChanged():
            return replace(side, copies=event)
        case CardCounted() | CardCleared():
            return replace(side, card=event)
        case UnderWayChanged(files):
            return replace(side, under_way=files)


def _answered(side: CameraSide, event: SettingAnswered) -> CameraSide:
    """The answer to the newest wish counts; one to an older wish leaves the newer pending."""
    known = side.asked.get(event.name)
    if known is not None and known.wanted != event.wanted:
        return side
    outcome = Outcome.REFUSED if event.fault is not None else Outcome.SET
    answered = Asked(event.wanted, outcome, event.fault)
    return _with_asked(side, {**side.asked, event.name: answered})


def _with_asked(side: CameraSide, asked: Mapping[SettingName, Asked]) -> CameraSide:
    return replace(side, asked=MappingProxyType(dict(asked)))


def with_status(side: CameraSide, *, before: CameraStatus, now: CameraStatus) -> CameraSide:
    """What was answered is over when somebody turns the dial; what was said is over when it no longer holds."""
    asked = {
        name: known
        for name, known in side.asked.items()
        if known.outcome is Outcome.PENDING or _value(before, name) == _value(now, name)
    }
    after = side if len(asked) == len(side.asked) else _with_asked(side, asked)
    return replace(after, said=None) if side.said is not None and not _holds(side.said, now) else after


def _value(status: CameraStatus, name: SettingName) -> str:
    setting = status.settings.get(name)
    return setting.value if setting is not None else ""


def _holds(said: Said, status: CameraStatus) -> bool:
    match said:
        case Said.NOT_CONNECTED:
            return status.state not in CONNECTED
        case Said.NO_LIVE_VIEW:
            return Ability.LIVE_VIEW not in status.abilities
        case Said.NO_FOCUS:
            return Ability.FOCUS_NOW not in status.abilities
        case Said.NO_RELEASE:
            return Ability.RELEASE not in status.abilities


def why_not(status: CameraStatus, ability: Ability) -> Said | None:
    """Why ``ability`` cannot be used now; ``None`` when it can."""
    if status.state not in CONNECTED:
        return Said.NOT_CONNECTED
    if ability in status.abilities:
        return None
    match ability:
        case Ability.LIVE_VIEW:
            return Said.NO_LIVE_VIEW
        case Ability.RELEASE:
            return Said.NO_RELEASE
        case _:
            return Said.NO_FOCUS


def can_release(status: CameraStatus) -> bool:
    """Whether the shutter goes on request."""
    return why_not(status, Ability.RELEASE) is None


def next_guides(side: CameraSide) -> CameraSide:
    """No lines, thirds, thirds and head-room, and round again."""
    order = tuple(Guides)
    return replace(side, guides=order[(order.index(side.guides) + 1) % len(order)])


def live_sign(side: CameraSide, status: CameraStatus) -> LiveSign:
    """What the live picture may say of itself."""
    if not side.live:
        return LiveSign.OFF
    if status.state is CameraState.LIVE:
        return LiveSign.LIVE
    return LiveSign.COMING if status.state in CONNECTED else LiveSign.AWAY
