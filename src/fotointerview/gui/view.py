"""What is shown of the state, as plain values: rows of the strip, lines of numbers, which answer is set. No Qt."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fotointerview.domain.aids import Aid
from fotointerview.domain.camera import CameraStatus, SettingName
from fotointerview.domain.chain import Link
from fotointerview.domain.sayings import WHOLE, Box, Look, Move
from fotointerview.domain.scales import format_ev, format_shutter, parse_number, parse_shutter_s
from fotointerview.domain.shots import Exposure
from fotointerview.domain.words import Answer, Dimension, Verdict
from fotointerview.gui.state import RoomState

SCALES = (Dimension.LIGHT, Dimension.DISTANCE, Dimension.FOCUS, Dimension.FRAMING, Dimension.COLOUR)
"""The dimensions that are agreed in steps −2..+2."""

_SHOWN = (
    SettingName.APERTURE,
    SettingName.SHUTTER,
    SettingName.ISO,
    SettingName.EXPOSURE_COMPENSATION,
    SettingName.FOCAL_LENGTH,
)


@dataclass(frozen=True, slots=True)
class StripRow:
    """One shot in the contact strip.

    Attributes:
        key: shot id, or token while on its way.
        number: what people call it; ``None`` while on its way.
        taken_at: local time of the interview; ``None`` while on its way.
        moves: agreed on this shot for the next one; written below it, on the rope.
        may_leave: the participant's own word on its leaving the house; ``None`` while nothing was said.
        look: how it is rendered.
        source: the picture: a path relative to the study, an absolute path, or a thumbnail's bytes.
    """

    key: str
    number: int | None = None
    taken_at: datetime | None = None
    answer: Answer | None = None
    moves: tuple[Move, ...] = ()
    quoted: bool = False
    marked: bool = False
    verdict: Verdict | None = None
    damaged: bool = False
    may_leave: bool | None = None
    look: Look = Look()
    source: str | bytes | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The picture to show large: which shot, from where, how rendered; ``is_new`` when it arrived just now.

    ``aid`` is what is painted over it to see its technique by; with ``histogram`` its tones are counted too.
    """

    key: str
    where: Path | bytes
    look: Look
    is_new: bool = False
    aid: Aid = Aid.NONE
    histogram: bool = False

    @property
    def is_thumbnail(self) -> bool:
        """Whether this is the camera's small JPEG."""
        return isinstance(self.where, bytes)


class StripRows:
    """Makes the rows of the strip, and makes again only those of links that are new (interviews grow long)."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[Link, StripRow]] = {}

    def of(self, state: RoomState) -> tuple[StripRow, ...]:
        """The strip from top to bottom."""
        zone = _zone(state.chain.interview.zone) if state.chain else None
        made: dict[str, tuple[Link, StripRow]] = {}
        for link in state.links:
            known = self._made.get(link.shot.id)
            made[link.shot.id] = known if known and known[0] is link else (link, _row(link, zone))
        self._made = made
        coming = (StripRow(shot.token, source=shot.path or shot.thumbnail) for shot in state.pending)
        return (*(row for _, row in made.values()), *coming)


def _row(link: Link, zone: ZoneInfo | None) -> StripRow:
    file = link.display_file
    return StripRow(
        key=link.shot.id,
        number=link.shot.number,
        taken_at=link.shot.taken_at.astimezone(zone),
        answer=link.judgement.answer if link.judgement else None,
        moves=tuple(move for move in link.moves_next if move.step or move.words),
        quoted=bool(link.quotes),
        marked=bool(link.marks),
        verdict=link.choice.verdict if link.choice else None,
        damaged=link.shot.damaged,
        may_leave=link.approval.allowed if link.approval else None,
        look=shown_look(link),
        source=file.path if file else None,
    )


def local_time(when: datetime, *, zone: str) -> datetime:
    """A moment as the clock on the wall showed it there."""
    return when.astimezone(_zone(zone))


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def shown_look(link: Link) -> Look:
    """The look that counts, uncropped: marks are drawn on the whole picture."""
    return replace(link.looks[-1].look, crop=WHOLE) if link.looks else Look()


def live_look(state: RoomState) -> Look:
    """The look of live view: the one with which the next shot comes, unless the original is wanted."""
    return Look() if state.looking.original else wanted_look(state, state.last)


def before(state: RoomState, link: Link) -> Link | None:
    """The shot before ``link`` in the interview."""
    links = state.links
    at = next((at for at, known in enumerate(links) if known.shot.id == link.shot.id), 0)
    return links[at - 1] if at else None


def look_target(state: RoomState) -> Link | None:
    """The shot whose look is changed: the one that is shown; over live view the newest, which the next goes on from."""
    return state.last if state.side.live else state.link


def wanted_look(state: RoomState, link: Link | None) -> Look:
    """The look of a shot, or the one that is being tried on it."""
    if link is None:
        return Look()
    draft = state.draft
    return draft.look if draft is not None and draft.shot_id == link.shot.id else link.look


def shown_crop(state: RoomState) -> Box:
    """What the look leaves of the shot that is shown, or of live view; all of it while the original is looked at."""
    link = state.last if state.side.live else state.link
    return WHOLE if state.looking.original else wanted_look(state, link).crop


def source(state: RoomState, *, study_folder: Path) -> Source | None:
    """The picture of the shot that is shown, as good as it is here now."""
    shot = state.pending_shot
    if shot is not None:
        where = Path(shot.path) if shot.path else shot.thumbnail
        return Source(shot.token, where, Look(), is_new=True) if where else None
    link = state.link
    if link is None or link.display_file is None:
        return None
    where = study_folder / link.display_file.path
    looking = state.looking
    # Marks are drawn on the whole picture.
    look = Look() if looking.original else replace(wanted_look(state, link), crop=WHOLE)
    return Source(
        link.shot.id,
        where,
        look,
        is_new=_just_arrived(state, link.shot.id),
        aid=looking.aid,
        histogram=looking.histogram,
    )


def _just_arrived(state: RoomState, shot_id: str) -> bool:
    return bool(state.aliases) and tuple(state.aliases.values())[-1] == shot_id


def exposure_words(exposure: Exposure) -> tuple[str, ...]:
    """How a shot was taken: ``("f/2.8", "1/125", "ISO 400", "+1 EV")``; what is unknown is left out."""
    words = []
    if exposure.aperture:
        words.append(f"f/{exposure.aperture:g}")
    if exposure.shutter_s:
        words.append(format_shutter(exposure.shutter_s))
    if exposure.iso:
        words.append(f"ISO {exposure.iso}")
    if exposure.bias_ev is not None and abs(exposure.bias_ev) >= 0.05:
        words.append(f"{format_ev(exposure.bias_ev)} EV")
    return tuple(words)


def caption(link: Link) -> str:
    """One line under the picture: ``24 · f/2.8 · 1/125 · ISO 400``."""
    return " · ".join((str(link.shot.number), *exposure_words(link.shot.exposure)))


def setting_words(status: CameraStatus) -> tuple[tuple[SettingName, str], ...]:
    """The camera's settings for the bar at the bottom, as photographers write them."""
    told = ((name, status.settings[name].value) for name in _SHOWN if name in status.settings)
    return tuple((name, setting_value(name, value)) for name, value in told if value)


def setting_value(name: SettingName, value: str) -> str:
    """A camera's value as photographers write it: ``f/2.8``, ``1/125``, ``ISO 400``, ``+1 EV``, ``85 mm``."""
    number = parse_number(value)
    if name is SettingName.SHUTTER:
        seconds = parse_shutter_s(value)
        return format_shutter(seconds) if seconds else value
    if number is None:
        return value
    match name:
        case SettingName.APERTURE:
            return f"f/{number:g}"
        case SettingName.ISO:
            return f"ISO {number:g}"
        case SettingName.EXPOSURE_COMPENSATION:
            return f"{format_ev(number)} EV"
        case SettingName.FOCAL_LENGTH:
            return f"{number:g} mm"
        case _:
            return value


def keeps_on_card(status: CameraStatus) -> bool | None:
    """Whether a new shot stays on the camera's card as well; ``None`` when the camera does not tell."""
    told = status.settings.get(SettingName.CAPTURE_TARGET)
    return "card" in told.value.lower() if told and told.value else None


def battery(status: CameraStatus) -> str:
    """``50 %``, or "" when the camera does not tell."""
    told = status.settings.get(SettingName.BATTERY)
    number = parse_number(told.value) if told else None
    return f"{number:g} %" if number is not None else ""


def agreed_step(link: Link | None, dimension: Dimension) -> int:
    """The step agreed on ``link`` for the next photo."""
    return next((move.step for move in _next(link) if move.dimension is dimension), 0)


def agreed_words(link: Link | None, dimension: Dimension) -> str:
    """The words agreed on ``link`` for the next photo."""
    return next((move.words for move in _next(link) if move.dimension is dimension), "")


def agreed_frame(link: Link | None, dimension: Dimension) -> Box | None:
    """The frame that was drawn on ``link`` for the next photo."""
    return next((move.frame for move in _next(link) if move.dimension is dimension), None)


def _next(link: Link | None) -> tuple[Move, ...]:
    return tuple(reversed(link.moves_next)) if link else ()
