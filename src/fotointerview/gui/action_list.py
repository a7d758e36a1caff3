"""Everything one can do by key, as data: the list that feeds shortcuts, tool tips, sheet, palette, manual and tests.

It holds words and keys only; who does it is said where :func:`fotointerview.gui.actions.install` is called.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from fotointerview.domain.words import Room
from fotointerview.gui.texts import QT_TRANSLATE_NOOP


class Group(StrEnum):
    """The chapters of the list; the values are English source texts (context ``ActionGroups``)."""

    SHOOT = "Shoot"
    LOOK = "Look"
    JUDGE = "Judge"
    CHANGE = "Change"
    MARK = "Mark"
    WORDS = "Words"
    PARTICIPANT = "The participant's screen"
    CHOOSE = "Choose"
    WINDOW = "Window"


GROUP_TEXTS: Final = (
    QT_TRANSLATE_NOOP("ActionGroups", "Shoot"),
    QT_TRANSLATE_NOOP("ActionGroups", "Look"),
    QT_TRANSLATE_NOOP("ActionGroups", "Judge"),
    QT_TRANSLATE_NOOP("ActionGroups", "Change"),
    QT_TRANSLATE_NOOP("ActionGroups", "Mark"),
    QT_TRANSLATE_NOOP("ActionGroups", "Words"),
    QT_TRANSLATE_NOOP("ActionGroups", "The participant's screen"),
    QT_TRANSLATE_NOOP("ActionGroups", "Choose"),
    QT_TRANSLATE_NOOP("ActionGroups", "Window"),
)


class ActionId(StrEnum):
    """Every action; the names are for code and tests, the values for the settings file."""

    SHOOT = "shoot"
    NEXT_PHOTO = "next-photo"
    FOCUS = "focus"
    SERIES = "series"
    CAMERA = "camera"
    PREVIOUS = "previous"
    FOLLOWING = "following"
    FIRST = "first"
    NEWEST = "newest"
    LIVE = "live"
    ZOOM = "zoom"
    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"
    LOUPE = "loupe"
    COMPARE = "compare"
    COMPARE_MORE = "compare-more"
    ONION = "onion"
    ONION_THIS = "onion-this"
    ONION_DENSER = "onion-denser"
    ONION_THINNER = "onion-thinner"
    GRID = "grid"
    AIDS = "aids"
    HISTOGRAM = "histogram"
    YES = "yes"
    ALMOST = "almost"
    NO = "no"
    REASON = "reason"
    VOICE = "voice"
    MONOCHROME = "monochrome"
    ORIGINAL = "original"
    LOOK = "look"
    LIGHT_UP = "light-up"
    LIGHT_DOWN = "light-down"
    DISTANCE_UP = "distance-up"
    DISTANCE_DOWN = "distance-down"
    FOCUS_UP = "focus-up"
    FOCUS_DOWN = "focus-down"
    FRAMING_UP = "framing-up"
    FRAMING_DOWN = "framing-down"
    FRAME = "frame"
    FACE = "face"
    MARK = "mark"
    TOOL = "tool"
    MARK_PARTICIPANT = "mark-participant"
    ERASE = "erase"
    UNDO = "undo"
    REDO = "redo"
    HISTORY = "history"
    QUOTE = "quote"
    NOTE = "note"
    WORDS = "words"
    BLANK = "blank"
    FREEZE = "freeze"
    PARTICIPANT_WINDOW = "participant-window"
    MIRROR = "mirror"
    CHOSEN = "chosen"
    MAYBE = "maybe"
    NOT_CHOSEN = "not-chosen"
    TIER_1 = "tier-1"
    TIER_2 = "tier-2"
    TIER_3 = "tier-3"
    CANDIDATES = "candidates"
    PALETTE = "palette"
    HELP = "help"
    ROOM_1 = "room-1"
    ROOM_2 = "room-2"
    ROOM_3 = "room-3"
    ROOM_4 = "room-4"
    FULLSCREEN = "fullscreen"
    TEXT_LARGER = "text-larger"
    TEXT_SMALLER = "text-smaller"
    TEXT_NORMAL = "text-normal"
    THEME = "theme"
    BACK = "back"


EVERYWHERE: Final = frozenset(Room)
_INTERVIEW: Final = frozenset({Room.INTERVIEW})
_CHOOSE: Final = frozenset({Room.CHOOSE})


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action.

    Attributes:
        id: which one.
        text: the English source text (context ``Actions``).
        keys: the standard keys, as ``QKeySequence`` writes them; the first is the one that is shown.
        group: its chapter in the list.
        where: the rooms in which its keys work.
        repeats: whether holding the key down does it again and again.
    """

    id: ActionId
    text: str
    keys: tuple[str, ...]
    group: Group
    where: frozenset[Room] = _INTERVIEW
    repeats: bool = False


_A, _G = ActionId, Group

SPECS: Final = (
    ActionSpec(_A.SHOOT, QT_TRANSLATE_NOOP("Actions", "Take a photo"), ("Space",), _G.SHOOT),
    ActionSpec(_A.NEXT_PHOTO, QT_TRANSLATE_NOOP("Actions", "Next photo"), ("Return", "Enter"), _G.SHOOT),
    ActionSpec(_A.LIVE, QT_TRANSLATE_NOOP("Actions", "Live view, or the shot"), ("L",), _G.SHOOT),
    ActionSpec(_A.FOCUS, QT_TRANSLATE_NOOP("Actions", "Focus now"), ("F",), _G.SHOOT),
    ActionSpec(_A.SERIES, QT_TRANSLATE_NOOP("Actions", "Self-timer: start or stop"), ("T",), _G.SHOOT),
    ActionSpec(_A.CAMERA, QT_TRANSLATE_NOOP("Actions", "Camera: settings, timer, copies"), ("K",), _G.SHOOT),
    ActionSpec(_A.PREVIOUS, QT_TRANSLATE_NOOP("Actions", "Shot before"), ("Up",), _G.LOOK, repeats=True),
    ActionSpec(_A.FOLLOWING, QT_TRANSLATE_NOOP("Actions", "Shot after"), ("Down",), _G.LOOK, repeats=True),
    ActionSpec(_A.FIRST, QT_TRANSLATE_NOOP("Actions", "First shot"), ("Home",), _G.LOOK),
    ActionSpec(_A.NEWEST, QT_TRANSLATE_NOOP("Actions", "Newest shot"), ("End",), _G.LOOK),
    ActionSpec(_A.ZOOM, QT_TRANSLATE_NOOP("Actions", "100 %, or the whole picture"), ("Z",), _G.LOOK),
    ActionSpec(
        _A.ZOOM_IN, QT_TRANSLATE_NOOP("Actions", "Closer in the picture"), ("+", "="), _G.LOOK, repeats=True
    ),
    ActionSpec(
        _A.ZOOM_OUT, QT_TRANSLATE_NOOP("Actions", "Less close in the picture"), ("-",), _G.LOOK, repeats=True
    ),
    ActionSpec(_A.LOUPE, QT_TRANSLATE_NOOP("Actions", "Loupe at the pointer"), ("V",), _G.LOOK),
    ActionSpec(_A.COMPARE, QT_TRANSLATE_NOOP("Actions", "Compare shots side by side"), ("C",), _G.LOOK),
    ActionSpec(
        _A.COMPARE_MORE, QT_TRANSLATE_NOOP("Actions", "One more shot side by side"), ("Shift+C",), _G.LOOK
    ),
    ActionSpec(_A.ONION, QT_TRANSLATE_NOOP("Actions", "Earlier shot over live view"), ("O",), _G.LOOK),
    ActionSpec(
        _A.ONION_THIS, QT_TRANSLATE_NOOP("Actions", "This shot over live view"), ("Shift+O",), _G.LOOK
    ),
    ActionSpec(
        _A.ONION_DENSER, QT_TRANSLATE_NOOP("Actions", "Earlier shot denser"), ("]",), _G.LOOK, repeats=True
    ),
    ActionSpec(
        _A.ONION_THINNER, QT_TRANSLATE_NOOP("Actions", "Earlier shot thinner"), ("[",), _G.LOOK, repeats=True
    ),
    ActionSpec(_A.GRID, QT_TRANSLATE_NOOP("Actions", "Lines over the picture"), ("G",), _G.LOOK),
    ActionSpec(_A.AIDS, QT_TRANSLATE_NOOP("Actions", "Clipping, sharp edges, or neither"), ("X",), _G.LOOK),
    ActionSpec(_A.HISTOGRAM, QT_TRANSLATE_NOOP("Actions", "Histogram and light in words"), ("I",), _G.LOOK),
    ActionSpec(_A.ORIGINAL, QT_TRANSLATE_NOOP("Actions", "The colour original"), ("A",), _G.LOOK),
    ActionSpec(_A.YES, QT_TRANSLATE_NOOP("Actions", "Answer: yes"), ("1",), _G.JUDGE),
    ActionSpec(_A.ALMOST, QT_TRANSLATE_NOOP("Actions", "Answer: almost"), ("2",), _G.JUDGE),
    ActionSpec(_A.NO, QT_TRANSLATE_NOOP("Actions", "Answer: no"), ("3",), _G.JUDGE),
    ActionSpec(_A.REASON, QT_TRANSLATE_NOOP("Actions", "Write down the reason"), ("R",), _G.JUDGE),
    ActionSpec(
        _A.VOICE, QT_TRANSLATE_NOOP("Actions", "Whose words: participant or researcher"), ("S",), _G.JUDGE
    ),
    ActionSpec(_A.MONOCHROME, QT_TRANSLATE_NOOP("Actions", "Black and white, or colour"), ("B",), _G.CHANGE),
    ActionSpec(
        _A.LOOK, QT_TRANSLATE_NOOP("Actions", "Look: light, contrast, warmth, crop"), ("W",), _G.CHANGE
    ),
    ActionSpec(_A.LIGHT_UP, QT_TRANSLATE_NOOP("Actions", "Next photo lighter"), ("Ctrl+Up",), _G.CHANGE),
    ActionSpec(_A.LIGHT_DOWN, QT_TRANSLATE_NOOP("Actions", "Next photo darker"), ("Ctrl+Down",), _G.CHANGE),
    ActionSpec(_A.DISTANCE_UP, QT_TRANSLATE_NOOP("Actions", "Next photo closer"), ("Ctrl+Right",), _G.CHANGE),
    ActionSpec(
        _A.DISTANCE_DOWN, QT_TRANSLATE_NOOP("Actions", "Next photo further"), ("Ctrl+Left",), _G.CHANGE
    ),
    ActionSpec(_A.FOCUS_UP, QT_TRANSLATE_NOOP("Actions", "Next photo sharper"), ("Shift+Up",), _G.CHANGE),
    ActionSpec(_A.FOCUS_DOWN, QT_TRANSLATE_NOOP("Actions", "Next photo softer"), ("Shift+Down",), _G.CHANGE),
    ActionSpec(
        _A.FRAMING_UP, QT_TRANSLATE_NOOP("Actions", "Next photo framed tighter"), ("Shift+Right",), _G.CHANGE
    ),
    ActionSpec(
        _A.FRAMING_DOWN, QT_TRANSLATE_NOOP("Actions", "Next photo framed wider"), ("Shift+Left",), _G.CHANGE
    ),
    ActionSpec(_A.FRAME, QT_TRANSLATE_NOOP("Actions", "Drag the frame you want"), ("D",), _G.CHANGE),
    ActionSpec(_A.FACE, QT_TRANSLATE_NOOP("Actions", "Correct the box of the face"), ("Shift+F",), _G.CHANGE),
    ActionSpec(_A.MARK, QT_TRANSLATE_NOOP("Actions", "Draw a mark"), ("M",), _G.MARK),
    ActionSpec(_A.TOOL, QT_TRANSLATE_NOOP("Actions", "Next drawing tool"), ("Shift+M",), _G.MARK),
    ActionSpec(
        _A.MARK_PARTICIPANT,
        QT_TRANSLATE_NOOP("Actions", "Whose pencil: participant or researcher"),
        ("U",),
        _G.MARK,
    ),
    ActionSpec(
        _A.ERASE,
        QT_TRANSLATE_NOOP("Actions", "Erase the selected or last mark"),
        ("Delete", "Backspace"),
        _G.MARK,
    ),
    ActionSpec(_A.UNDO, QT_TRANSLATE_NOOP("Actions", "Undo"), ("Ctrl+Z",), _G.MARK, _INTERVIEW | _CHOOSE),
    ActionSpec(
        _A.REDO,
        QT_TRANSLATE_NOOP("Actions", "Redo"),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        _G.MARK,
        _INTERVIEW | _CHOOSE,
    ),
    ActionSpec(_A.HISTORY, QT_TRANSLATE_NOOP("Actions", "What was said and done"), ("H",), _G.MARK),
    ActionSpec(_A.QUOTE, QT_TRANSLATE_NOOP("Actions", "Write down a quote"), ("Q",), _G.WORDS),
    ActionSpec(_A.NOTE, QT_TRANSLATE_NOOP("Actions", "Write a note"), ("N",), _G.WORDS),
    ActionSpec(_A.WORDS, QT_TRANSLATE_NOOP("Actions", "Quotes and notes"), ("J",), _G.WORDS),
    ActionSpec(
        _A.BLANK, QT_TRANSLATE_NOOP("Actions", "Blank the participant's screen"), ("P",), _G.PARTICIPANT
    ),
    ActionSpec(
        _A.FREEZE,
        QT_TRANSLATE_NOOP("Actions", "Hold the participant's screen, or follow"),
        ("Shift+P",),
        _G.PARTICIPANT,
    ),
    ActionSpec(
        _A.PARTICIPANT_WINDOW,
        QT_TRANSLATE_NOOP("Actions", "Participant's screen: open or close"),
        ("Ctrl+P",),
        _G.PARTICIPANT,
        EVERYWHERE,
    ),
    ActionSpec(
        _A.MIRROR,
        QT_TRANSLATE_NOOP("Actions", "Live view mirrored for the participant"),
        ("Ctrl+M",),
        _G.PARTICIPANT,
    ),
    ActionSpec(_A.CHOSEN, QT_TRANSLATE_NOOP("Actions", "Choice: chosen"), ("1",), _G.CHOOSE, _CHOOSE),
    ActionSpec(_A.MAYBE, QT_TRANSLATE_NOOP("Actions", "Choice: maybe"), ("2",), _G.CHOOSE, _CHOOSE),
    ActionSpec(
        _A.NOT_CHOSEN, QT_TRANSLATE_NOOP("Actions", "Choice: not this one"), ("3",), _G.CHOOSE, _CHOOSE
    ),
    ActionSpec(
        _A.TIER_1, QT_TRANSLATE_NOOP("Actions", "Publication: in any case"), ("7",), _G.CHOOSE, _CHOOSE
    ),
    ActionSpec(
        _A.TIER_2, QT_TRANSLATE_NOOP("Actions", "Publication: in second instance"), ("8",), _G.CHOOSE, _CHOOSE
    ),
    ActionSpec(
        _A.TIER_3, QT_TRANSLATE_NOOP("Actions", "Publication: if there is room"), ("9",), _G.CHOOSE, _CHOOSE
    ),
    ActionSpec(
        _A.CANDIDATES,
        QT_TRANSLATE_NOOP("Actions", "All shots, or the candidates"),
        ("A",),
        _G.CHOOSE,
        _CHOOSE,
    ),
    ActionSpec(
        _A.PALETTE, QT_TRANSLATE_NOOP("Actions", "Find an action"), ("Ctrl+K",), _G.WINDOW, EVERYWHERE
    ),
    ActionSpec(_A.HELP, QT_TRANSLATE_NOOP("Actions", "Show the keys"), ("?", "F1"), _G.WINDOW, EVERYWHERE),
    ActionSpec(
        _A.ROOM_1, QT_TRANSLATE_NOOP("Actions", "To the room Prepare"), ("Ctrl+1",), _G.WINDOW, EVERYWHERE
    ),
    ActionSpec(
        _A.ROOM_2, QT_TRANSLATE_NOOP("Actions", "To the room Interview"), ("Ctrl+2",), _G.WINDOW, EVERYWHERE
    ),
    ActionSpec(
        _A.ROOM_3, QT_TRANSLATE_NOOP("Actions", "To the room Choose"), ("Ctrl+3",), _G.WINDOW, EVERYWHERE
    ),
    ActionSpec(
        _A.ROOM_4, QT_TRANSLATE_NOOP("Actions", "To the room Publish"), ("Ctrl+4",), _G.WINDOW, EVERYWHERE
    ),
    ActionSpec(
        _A.FULLSCREEN,
        QT_TRANSLATE_NOOP("Actions", "Whole screen, or a window"),
        ("F11",),
        _G.WINDOW,
        EVERYWHERE,
    ),
    ActionSpec(
        _A.TEXT_LARGER,
        QT_TRANSLATE_NOOP("Actions", "Larger text"),
        ("Ctrl++", "Ctrl+="),
        _G.WINDOW,
        EVERYWHERE,
    ),
    ActionSpec(
        _A.TEXT_SMALLER, QT_TRANSLATE_NOOP("Actions", "Smaller text"), ("Ctrl+-",), _G.WINDOW, EVERYWHERE
    ),
    ActionSpec(
        _A.TEXT_NORMAL,
        QT_TRANSLATE_NOOP("Actions", "Text at its usual size"),
        ("Ctrl+0",),
        _G.WINDOW,
        EVERYWHERE,
    ),
    ActionSpec(_A.THEME, QT_TRANSLATE_NOOP("Actions", "Light or dark"), ("Ctrl+T",), _G.WINDOW, EVERYWHERE),
    ActionSpec(
        _A.BACK, QT_TRANSLATE_NOOP("Actions", "Back: stop drawing, whole picture"), ("Escape",), _G.WINDOW
    ),
)
"""In the order of the sheet."""
