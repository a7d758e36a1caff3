"""What the interview room knows: events go in, a frozen state comes out. No Qt.

The widgets never decide what follows from what; they show this state. The rules:

- A new shot is shown at once, unless somebody types, draws, compares or looks closely (*held*): then it waits in the
  strip with a soft sign, and the room goes to it when they are done.
- The right-hand panel judges the shot that is shown; *Next photo* always speaks of the newest shot.
- A shot on its way is known by its token; when it is safe, its id takes the token's place everywhere.
- While live view is wanted no shot is shown, so that none is judged unseen. A new shot ends it, that the body has
  its controls back, and is shown; while a series runs live view stays and the shots wait in the strip.
- Live view that the line took away comes back with the camera, if it is still wanted.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from fotointerview.domain.camera import Ability, CameraStatus
from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.consent import Leave
from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.domain.history import History
from fotointerview.domain.plan import PlanLine
from fotointerview.domain.sayings import Look
from fotointerview.domain.words import Voice
from fotointerview.gui import camera_side
from fotointerview.gui.camera_side import CONNECTED, CameraSide
from fotointerview.gui.looking import Looking
from fotointerview.services.events import (
    CameraChanged,
    CardCleared,
    CardCounted,
    ChainLoaded,
    CopyChanged,
    FileReady,
    HistoryChanged,
    InterviewLeft,
    LeaveChanged,
    LinkChanged,
    Noticed,
    PlanChanged,
    SeriesChanged,
    SessionEvent,
    SettingAnswered,
    SettingAsked,
    ShotAnnounced,
    ShotFailed,
    ShotSafe,
    SidecarsWritten,
    ThumbnailReady,
    UnderWayChanged,
    WordsChanged,
)

_NO_ALIASES: Mapping[str, str] = MappingProxyType({})
_MOST_NOTICES = 20
_MOST_ALIASES = 64


class Hold(StrEnum):
    """Why a new shot must not take the view away."""

    TYPING = "typing"
    DRAWING = "drawing"
    COMPARING = "comparing"
    PARTICIPANT = "participant"
    """The participant draws in their own window."""
    CLOSE = "close"
    """Somebody looks closely: zoomed in, or with the loupe."""


@dataclass(frozen=True, slots=True)
class PendingShot:
    """A shot between the shutter and the study: its token and as much of it as is here."""

    token: str
    thumbnail: bytes | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A look that is being tried on a shot; it is no statement until the hand lets go."""

    shot_id: str
    look: Look


@dataclass(frozen=True, slots=True)
class RoomState:
    """The interview room at one moment.

    Attributes:
        chain: the interview; ``None`` before it is loaded.
        pending: shots on their way, oldest first.
        current: key (shot id or token) of the shot that is shown; "" when there is none.
        holds: why a new shot must not take the view away now; empty when it may.
        missed: whether a shot arrived while held, or while a series went on under live view.
        status: the camera.
        side: live view, lines, settings on their way, a series, copies and the card.
        plan: what *Next photo* will do.
        refused: what the camera did not do of the plan before, now for people.
        notices: what a person should hear about, newest last.
        aliases: token → shot id of the shots that arrived last.
        history: what can be taken back and done again.
        looking: how the researcher looks: aids, loupe, comparing, the wanted frame.
        draft: a look that is being tried; ``None`` when none is.
        voice: whose words and answers are written down now: the participant's, or the researcher's own.
        left: whether the interview was left, and none is at work now.
        leave: whether photos may be taken, by the participant's consent.
    """

    chain: Chain | None = None
    pending: tuple[PendingShot, ...] = ()
    current: str = ""
    holds: frozenset[Hold] = frozenset()
    missed: bool = False
    status: CameraStatus = field(default_factory=CameraStatus)
    side: CameraSide = field(default_factory=CameraSide)
    plan: tuple[PlanLine, ...] = ()
    refused: tuple[PlanLine, ...] = ()
    notices: tuple[Fault, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=lambda: _NO_ALIASES)
    history: History = field(default_factory=History)
    voice: Voice = Voice.PARTICIPANT
    draft: Draft | None = None
    looking: Looking = field(default_factory=Looking)
    left: bool = False
    leave: Leave = Leave.GIVEN

    @property
    def held(self) -> bool:
        """Whether a new shot waits."""
        return bool(self.holds)

    @property
    def links(self) -> tuple[Link, ...]:
        """The shots that are in the study, in the order of time."""
        return self.chain.links if self.chain else ()

    @property
    def keys(self) -> tuple[str, ...]:
        """Every shot's key from top to bottom of the strip."""
        return (*(link.shot.id for link in self.links), *(shot.token for shot in self.pending))

    @property
    def link(self) -> Link | None:
        """The shot that is shown, when it is in the study; none is while live view is."""
        return self.chain.link(self.current) if self.chain and not self.side.live else None

    @property
    def last(self) -> Link | None:
        """The newest shot in the study: the one the next photo starts from."""
        return self.links[-1] if self.links else None

    @property
    def pending_shot(self) -> PendingShot | None:
        """The shot that is shown, while it is on its way."""
        return next((shot for shot in self.pending if shot.token == self.current), None)


def reduce(state: RoomState, event: SessionEvent) -> RoomState:
    """The state after ``event``."""
    match event:
        case ChainLoaded(chain):
            return _loaded(state, chain)
        case InterviewLeft():
            return _left(state)
        case LinkChanged(link):
            return _with_link(state, link)
        case WordsChanged(interview_id, words):
            if state.chain is None or state.chain.interview.id != interview_id:
                return state
            return replace(state, chain=replace(state.chain, words=words))
        case LeaveChanged(interview_id, leave):
            is_ours = state.chain is None or state.chain.interview.id == interview_id
            return replace(state, leave=leave) if is_ours else state
        case HistoryChanged(history):
            return replace(state, history=history)
        case ShotAnnounced(token):
            return _announced(state, token)
        case ThumbnailReady(token, jpeg):
            return _pending(state, token, thumbnail=jpeg)
        case FileReady(token, path):
            return _pending(state, token, path=path)
        case ShotSafe(token, link):
            return _safe(state, token, link)
        case ShotFailed(token, fault):
            return _noticed(_without(state, token), fault)
        case CameraChanged(status):
            return _camera(state, status)
        case PlanChanged(_, lines, refused):
            return replace(state, plan=lines, refused=refused)
        case SidecarsWritten():  # nothing to be seen
            return state
        case Noticed(fault):
            return _noticed(_stopped(state) if fault.code is FaultCode.LIVE_VIEW_STOPPED else state, fault)
        case SettingAnswered(name, _, setting) if setting is not None:
            settings = MappingProxyType({**state.status.settings, name: setting})
            status = replace(state.status, settings=settings)
            return replace(state, status=status, side=camera_side.reduce(state.side, event))
        case (
            SettingAsked()
            | SettingAnswered()
            | SeriesChanged()
            | CopyChanged()
            | CardCounted()
            | CardCleared()
            | UnderWayChanged()
        ):
            return replace(state, side=camera_side.reduce(state.side, event))


def _camera(state: RoomState, status: CameraStatus) -> RoomState:
    """What keeps the camera away is said once, and taken back when it is over."""
    before, now = state.status.fault, status.fault
    side = camera_side.with_status(state.side, before=state.status, now=status)
    after = replace(state, status=status, side=side)
    if before is not None and before != now:
        after = dismiss(after, before)
    return _noticed(after, now) if now is not None and now != before else after


def toggle_live(state: RoomState) -> RoomState:
    """Live view, or back to the shots; where it cannot be had, why not."""
    if state.side.live:
        return leave_live(state)
    why_not = camera_side.why_not(state.status, Ability.LIVE_VIEW)
    return replace(state, side=replace(state.side, live=why_not is None, said=why_not))


def leave_live(state: RoomState) -> RoomState:
    """Back to the shot that was looked at, or to the newest where some came meanwhile."""
    after = _stopped(state)
    return select(after, after.keys[-1]) if after.missed and not after.held else after


def live_order(before: RoomState, after: RoomState) -> bool | None:
    """What to ask of the camera when ``before`` becomes ``after``: begin, end, or nothing (``None``)."""
    if before.side.live is not after.side.live:
        return after.side.live
    is_back = before.status.state not in CONNECTED and after.status.state in CONNECTED
    return True if after.side.live and is_back else None


def say(state: RoomState, said: camera_side.Said | None) -> RoomState:
    """Say why a key did nothing, or no longer."""
    return state if said is state.side.said else replace(state, side=replace(state.side, said=said))


def _stopped(state: RoomState) -> RoomState:
    return replace(state, side=replace(state.side, live=False, said=None))


def select(state: RoomState, key: str) -> RoomState:
    """Show the shot ``key``, also instead of live view; an unknown one changes nothing."""
    return replace(_stopped(state), current=key, missed=False) if key in state.keys else state


def step(state: RoomState, by: int) -> RoomState:
    """Show the shot ``by`` places further down the strip, as far as it goes."""
    keys = state.keys
    if not keys:
        return state
    at = keys.index(state.current) if state.current in keys else len(keys) - 1
    return select(state, keys[min(max(at + by, 0), len(keys) - 1)])


def hold(state: RoomState, why: Hold, on: bool) -> RoomState:
    """Somebody is busy with the picture or with words, or no longer: then go to the shot that came meanwhile."""
    if (why in state.holds) is on:
        return state
    after = replace(state, holds=state.holds | {why} if on else state.holds - {why})
    if after.held or not state.missed or (state.side.live and state.side.in_series):
        return after
    return select(after, after.keys[-1])


def dismiss(state: RoomState, notice: Fault) -> RoomState:
    """The notice has been read."""
    return replace(state, notices=tuple(fault for fault in state.notices if fault != notice))


def _loaded(state: RoomState, chain: Chain) -> RoomState:
    after = replace(state, chain=chain, left=False)
    if state.chain is not None and state.chain.interview.id != chain.interview.id:
        side = replace(state.side, card=None)
        after = replace(
            after, pending=(), plan=(), refused=(), current="", missed=False, side=side, draft=None
        )
    if after.current in after.keys:
        return after
    return replace(after, current=after.keys[-1] if after.keys else "")


def _left(state: RoomState) -> RoomState:
    """Nothing of an interview; the camera and what people have to hear stay."""
    side = replace(_stopped(state).side, card=None)
    return RoomState(
        status=state.status,
        side=side,
        holds=state.holds,
        notices=state.notices,
        voice=state.voice,
        left=True,
    )


def _with_link(state: RoomState, link: Link) -> RoomState:
    if state.chain is None or link.shot.interview_id != state.chain.interview.id:
        # What still arrives of the interview before is kept there, and shown there.
        return state
    links = state.chain.links
    if state.chain.link(link.shot.id) is None:
        links = (*links, link)
    else:
        links = tuple(link if old.shot.id == link.shot.id else old for old in links)
    after = replace(state, chain=replace(state.chain, links=links))
    return after if after.current else replace(after, current=link.shot.id)


def _announced(state: RoomState, token: str) -> RoomState:
    after = replace(state, pending=(*state.pending, PendingShot(token)), side=replace(state.side, card=None))
    if state.held or (state.side.live and state.side.in_series):
        return replace(after, missed=True)
    return select(after, token)


def _pending(
    state: RoomState, token: str, *, thumbnail: bytes | None = None, path: str | None = None
) -> RoomState:
    return replace(
        state,
        pending=tuple(
            replace(shot, thumbnail=thumbnail or shot.thumbnail, path=path or shot.path)
            if shot.token == token
            else shot
            for shot in state.pending
        ),
    )


def _safe(state: RoomState, token: str, link: Link) -> RoomState:
    """The token's place is taken by the shot; a second file of a shot that is known only changes it."""
    was_shown = state.current == token
    after = replace(
        state,
        pending=tuple(shot for shot in state.pending if shot.token != token),
        aliases=MappingProxyType(dict([*state.aliases.items(), (token, link.shot.id)][-_MOST_ALIASES:])),
    )
    after = _with_link(after, link)
    return replace(after, current=link.shot.id) if was_shown and link.shot.id in after.keys else after


def _without(state: RoomState, token: str) -> RoomState:
    after = replace(state, pending=tuple(shot for shot in state.pending if shot.token != token))
    if after.current != token:
        return after
    return replace(after, current=after.keys[-1] if after.keys else "")


def _noticed(state: RoomState, fault: Fault) -> RoomState:
    """The same thing twice is one notice; a very long list keeps the newest."""
    others = tuple(known for known in state.notices if known != fault)
    return replace(state, notices=(*others, fault)[-_MOST_NOTICES:])
