"""What the participant's window shows of the room: which shot, what is answered, what may be done. No Qt.

The participant sees less than the researcher. The rules:

- A shot both said no to is never shown. While the researcher looks at one, the last shot that may be seen stays.
- Nothing of another interview is ever shown: with another one the window first forgets everything.
- It follows what the researcher looks at, unless it is frozen, or the participant draws or looks back; then it keeps
  its shot, live view does not come between, and a new shot waits with a soft sign.
- An answer, a look and a mark belong to the shot that is shown here; the scales speak of the newest shot, for the
  next photo.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from fotointerview.domain.chain import Link
from fotointerview.domain.sayings import Mark
from fotointerview.domain.words import Answer, Dimension, Language, Verdict, Voice
from fotointerview.gui import view
from fotointerview.gui.looking import Looking
from fotointerview.gui.state import RoomState
from fotointerview.gui.view import Source

SCALES = (Dimension.LIGHT, Dimension.DISTANCE, Dimension.FOCUS, Dimension.FRAMING)
"""The dimensions with a scale here, the first ones first where there is little room."""

_NO_STEPS: Mapping[Dimension, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Facing:
    """How the participant's window stands to the room.

    Attributes:
        interview: whose window it is now: the interview's id; "" before there is one.
        showing: the shot (id, or token while on its way) it shows, or goes back to after live view; "" for none.
        frozen: whether it keeps that shot while the researcher looks around.
        drawing: whether the participant has the pencil in hand; it keeps its shot then too.
        blank: whether it is dark.
        mirror: whether live view is shown as in a mirror.
        known: the newest shot that could be seen when it began to keep its own; a newer one waits.
        followed: the researcher's shot it went to last.
    """

    interview: str = ""
    showing: str = ""
    frozen: bool = False
    drawing: bool = False
    blank: bool = False
    mirror: bool = False
    known: str = ""
    followed: str = ""

    @property
    def stays(self) -> bool:
        """Whether it keeps its shot."""
        return self.frozen or self.drawing


@dataclass(frozen=True, slots=True)
class ParticipantView:
    """Everything the participant's window shows. Nothing else of the interview reaches it.

    Attributes:
        interview: the interview's id; what is shown of another one must be gone first.
        language: of every word in the window.
        question: what the picture asks.
        blank: nothing is to be seen.
        live: live view is to be seen instead of the shot.
        key: the shot that is shown; "" when there is none.
        shot_id: the shot that answers, look and marks belong to; "" when none can be judged.
        answer: the participant's answer to it.
        monochrome: whether it is shown in black and white.
        marks: what was drawn on it.
        undo_mark: the mark of the participant's own that was drawn last; "" for none.
        newest_id: the shot that the scales speak of; "" when there is none.
        scales: the dimensions that have a scale.
        steps: what is agreed for the next photo.
        has_monochrome: whether this interview speaks of colour.
        drawing: whether the pencil is in hand.
        waiting: whether a new shot waits.
    """

    interview: str = ""
    language: Language = Language.NL
    question: str = ""
    blank: bool = False
    live: bool = False
    key: str = ""
    shot_id: str = ""
    answer: Answer | None = None
    monochrome: bool = False
    marks: tuple[Mark, ...] = ()
    undo_mark: str = ""
    newest_id: str = ""
    scales: tuple[Dimension, ...] = SCALES
    steps: Mapping[Dimension, int] = field(default_factory=lambda: _NO_STEPS)
    has_monochrome: bool = True
    drawing: bool = False
    waiting: bool = False


def may_be_seen(link: Link) -> bool:
    """Whether the participant may see this shot."""
    return link.choice is None or link.choice.verdict is not Verdict.NO


def seen_keys(room: RoomState) -> tuple[str, ...]:
    """The shots that may be seen, in the order of time; those on their way last."""
    links = (link.shot.id for link in room.links if may_be_seen(link))
    return (*links, *(shot.token for shot in room.pending)) if room.chain else ()


def follow(facing: Facing, room: RoomState) -> Facing:
    """The window after the room became ``room``."""
    interview = room.chain.interview.id if room.chain else ""
    if interview != facing.interview:
        facing = Facing(interview, blank=facing.blank, mirror=facing.mirror)
    now = _renamed(facing, room.aliases)
    keys = seen_keys(room)
    if now.showing not in keys:
        now = replace(now, showing="", frozen=False, drawing=False, followed="")
    if not now.stays and room.current != now.followed and room.current in keys:
        now = replace(now, showing=room.current, followed=room.current)
    return facing if now == facing else now


def toggle_freeze(facing: Facing, room: RoomState) -> Facing:
    """Keep the shot, or follow again; without a shot there is nothing to keep."""
    if facing.frozen:
        return follow(replace(facing, frozen=False, followed=""), room)
    return replace(_staying(facing, room), frozen=True) if facing.showing else facing


def toggle_blank(facing: Facing) -> Facing:
    """Dark, or to be seen again. In the dark nobody draws."""
    return replace(facing, blank=not facing.blank, drawing=False)


def toggle_mirror(facing: Facing) -> Facing:
    """Live view as in a mirror, or as others see it."""
    return replace(facing, mirror=not facing.mirror)


def set_drawing(facing: Facing, room: RoomState, on: bool) -> Facing:
    """Take the pencil, where there is a shot to draw on, or put it away."""
    if on and not facing.drawing and participant_view(room, facing).shot_id:
        return replace(_staying(facing, room), drawing=True)
    if on or not facing.drawing:
        return facing
    followed = facing.followed if facing.frozen else ""
    return follow(replace(facing, drawing=False, followed=followed), room)


def step(facing: Facing, room: RoomState, by: int) -> Facing:
    """Look back ``by`` shots (negative) or forward; from the newest on the window follows again."""
    keys = seen_keys(room)
    if not keys or facing.blank:
        return facing
    is_live = room.side.live and not facing.stays
    at = keys.index(facing.showing) if facing.showing in keys else len(keys)
    to = min(max(at + by + (1 if is_live and by < 0 else 0), 0), len(keys) - 1)
    if by > 0 and to == len(keys) - 1:
        return go_to_newest(facing, room)
    if keys[to] == facing.showing and not is_live:
        return facing
    return replace(_staying(facing, room), showing=keys[to], frozen=True, drawing=False)


def go_to_newest(facing: Facing, room: RoomState) -> Facing:
    """Show the newest shot, and follow from there."""
    keys = seen_keys(room)
    if not keys:
        return facing
    return replace(facing, showing=keys[-1], frozen=False, drawing=False, followed=room.current)


def participant_view(
    room: RoomState,
    facing: Facing,
    *,
    offered: tuple[Dimension, ...] = tuple(Dimension),
    language: Language = Language.NL,
    read_only: bool = False,
) -> ParticipantView:
    """What the window shows.

    Args:
        room: the room; its notes, its other shots and its names go no further.
        facing: how the window stands to it.
        offered: the dimensions that this kind of interview speaks of.
        language: until an interview tells its own.
        read_only: nothing can be answered or drawn.
    """
    chain = room.chain
    scales = tuple(dimension for dimension in SCALES if dimension in offered)
    if chain is None or chain.interview.id != facing.interview:
        return ParticipantView(language=language, blank=facing.blank, scales=scales)
    live = room.side.live and not facing.stays
    key = facing.showing if facing.showing in seen_keys(room) else ""
    link = chain.link(key) if key and not live else None
    last = room.last
    can_act = not facing.blank and not read_only
    judgement = link.judgement if link else None
    own = [mark.id for mark in link.marks if mark.voice is Voice.PARTICIPANT] if link else []
    return ParticipantView(
        interview=chain.interview.id,
        language=chain.interview.language,
        question=chain.interview.question(),
        blank=facing.blank,
        live=live,
        key="" if live else key,
        shot_id=link.shot.id if link and can_act else "",
        answer=judgement.answer if judgement else None,
        monochrome=bool(link and link.monochrome),
        marks=link.marks if link else (),
        undo_mark=own[-1] if own and can_act else "",
        newest_id=last.shot.id if last and can_act else "",
        scales=scales,
        steps=MappingProxyType({dimension: view.agreed_step(last, dimension) for dimension in scales}),
        has_monochrome=Dimension.COLOUR in offered,
        drawing=facing.drawing,
        waiting=_waiting(facing, room),
    )


def picture(room: RoomState, shown: ParticipantView, *, study_folder: Path) -> Source | None:
    """Where the picture of the shot that is shown comes from; ``None`` when there is none to show.

    A look that is being tried is seen here too; the researcher's aids and measures are not.
    """
    if not shown.key or shown.blank:
        return None
    seen = replace(room, current=shown.key, side=replace(room.side, live=False), looking=Looking())
    return view.source(seen, study_folder=study_folder)


def _staying(facing: Facing, room: RoomState) -> Facing:
    """It begins to keep its shot, if it did not yet: what comes from now on is new."""
    if facing.stays:
        return facing
    keys = seen_keys(room)
    return replace(facing, known=keys[-1] if keys else "")


def _waiting(facing: Facing, room: RoomState) -> bool:
    """Whether a shot came that may be seen, since it keeps its own."""
    keys, everything = seen_keys(room), room.keys
    if not facing.stays or facing.known not in everything or not keys or keys[-1] == facing.showing:
        return False
    return everything.index(keys[-1]) > everything.index(facing.known)


def _renamed(facing: Facing, aliases: Mapping[str, str]) -> Facing:
    """What had a token may have its id by now."""
    showing, known, followed = (
        aliases.get(key, key) for key in (facing.showing, facing.known, facing.followed)
    )
    return replace(facing, showing=showing, known=known, followed=followed)
