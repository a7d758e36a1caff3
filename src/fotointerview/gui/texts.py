"""The words of the closed vocabularies as the window says them: answers, dimensions, steps, states, moves.

Every sentence is an English source text for Qt Linguist; see ``gui/i18n.py``.
"""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from fotointerview.domain.camera import CameraState, SettingName
from fotointerview.domain.sayings import Move
from fotointerview.domain.scales import format_ev, parse_number
from fotointerview.domain.words import Answer, Dimension, Room, Verdict
from fotointerview.gui import view

translate = QCoreApplication.translate


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Marks ``text`` for translation later; Linguist knows the function by this name (PySide's is typed ``object``)."""
    return text


def answer(which: Answer) -> str:
    """The answer as a word."""
    return {
        Answer.YES: translate("Words", "Yes"),
        Answer.ALMOST: translate("Words", "Almost"),
        Answer.NO: translate("Words", "No"),
    }[which]


def verdict(which: Verdict) -> str:
    """The joint decision as a word."""
    return {
        Verdict.CHOSEN: translate("Words", "Chosen"),
        Verdict.MAYBE: translate("Words", "Maybe"),
        Verdict.NO: translate("Words", "Not this one"),
    }[which]


def tier(which: int) -> str:
    """A tier of placement in words."""
    return {
        1: translate("Words", "In any case"),
        2: translate("Words", "In second instance"),
        3: translate("Words", "If there is room"),
    }[which]


def may_leave(allowed: bool) -> str:
    """The participant's word on one shot."""
    return (
        translate("Words", "This one may leave the house")
        if allowed
        else translate("Words", "This one stays here")
    )


def room(which: Room) -> str:
    """The room's name."""
    return {
        Room.PREPARE: translate("Words", "Prepare"),
        Room.INTERVIEW: translate("Words", "Interview"),
        Room.CHOOSE: translate("Words", "Choose"),
        Room.PUBLISH: translate("Words", "Publish"),
    }[which]


def dimension(which: Dimension) -> str:
    """The dimension's name."""
    return {
        Dimension.LIGHT: translate("Words", "Light"),
        Dimension.DISTANCE: translate("Words", "Distance"),
        Dimension.FOCUS: translate("Words", "Focus"),
        Dimension.FRAMING: translate("Words", "Framing"),
        Dimension.COLOUR: translate("Words", "Colour"),
        Dimension.POSE: translate("Words", "Pose"),
        Dimension.GAZE: translate("Words", "Gaze"),
        Dimension.BACKGROUND: translate("Words", "Background"),
        Dimension.OTHER: translate("Words", "Other"),
    }[which]


def ends(which: Dimension) -> str:
    """From where to where a scale runs."""
    return {
        Dimension.LIGHT: translate("Words", "darker … lighter"),
        Dimension.DISTANCE: translate("Words", "further … closer"),
        Dimension.FOCUS: translate("Words", "softer … sharper"),
        Dimension.FRAMING: translate("Words", "wider … tighter"),
        Dimension.COLOUR: translate("Words", "black and white … fuller"),
    }.get(which, "")


def step(which: Dimension, by: int) -> str:
    """A step of a dimension in words; "" when that dimension has none."""
    if by == 0:
        return translate("Words", "leave as it is")
    table = {
        (Dimension.LIGHT, -2): translate("Words", "much darker"),
        (Dimension.LIGHT, -1): translate("Words", "darker"),
        (Dimension.LIGHT, 1): translate("Words", "lighter"),
        (Dimension.LIGHT, 2): translate("Words", "much lighter"),
        (Dimension.DISTANCE, -2): translate("Words", "much further"),
        (Dimension.DISTANCE, -1): translate("Words", "further"),
        (Dimension.DISTANCE, 1): translate("Words", "closer"),
        (Dimension.DISTANCE, 2): translate("Words", "much closer"),
        (Dimension.FOCUS, -2): translate("Words", "much softer"),
        (Dimension.FOCUS, -1): translate("Words", "softer"),
        (Dimension.FOCUS, 1): translate("Words", "sharper"),
        (Dimension.FOCUS, 2): translate("Words", "much sharper"),
        (Dimension.COLOUR, -2): translate("Words", "black and white"),
        (Dimension.COLOUR, -1): translate("Words", "less colour"),
        (Dimension.COLOUR, 1): translate("Words", "more colour"),
        (Dimension.COLOUR, 2): translate("Words", "much more colour"),
        (Dimension.FRAMING, -2): translate("Words", "much wider"),
        (Dimension.FRAMING, -1): translate("Words", "wider"),
        (Dimension.FRAMING, 1): translate("Words", "tighter"),
        (Dimension.FRAMING, 2): translate("Words", "much tighter"),
    }
    return table.get((which, by), "")


def move(which: Move) -> str:
    """An agreed change: in their words where they have any, else as a step."""
    if which.words:
        return f"“{which.words}”"
    return step(which.dimension, which.step) or f"{dimension(which.dimension).lower()} {'+-'[which.step < 0]}"


def value(setting: SettingName, told: str) -> str:
    """A camera's value with its unit, as people here write it; "–" where the camera tells nothing."""
    number = parse_number(told)
    match setting:
        case SettingName.SUBJECT_DISTANCE | SettingName.FOCUS_DISTANCE if number is not None:
            return f"{QLocale().toString(number, 'f', 1)} m" if number else "–"
        case SettingName.LAMP if number is not None:
            return f"{format_ev(number)} EV"
        case _:
            return view.setting_value(setting, told) or "–"


def camera_state(state: CameraState) -> str:
    """The camera's state in words."""
    return {
        CameraState.SEARCHING: translate("Camera", "looking for a camera"),
        CameraState.CONNECTING: translate("Camera", "connecting"),
        CameraState.READY: translate("Camera", "ready"),
        CameraState.LIVE: translate("Camera", "live"),
        CameraState.CAPTURING: translate("Camera", "taking a photo"),
        CameraState.LOST: translate("Camera", "connection lost"),
    }[state]


def setting(name: SettingName) -> str:
    """A setting's name, for who listens instead of looks."""
    return {
        SettingName.MODE: translate("Camera", "exposure mode"),
        SettingName.APERTURE: translate("Camera", "aperture"),
        SettingName.SHUTTER: translate("Camera", "shutter time"),
        SettingName.ISO: translate("Camera", "ISO"),
        SettingName.EXPOSURE_COMPENSATION: translate("Camera", "exposure compensation"),
        SettingName.WHITE_BALANCE: translate("Camera", "white balance"),
        SettingName.FOCAL_LENGTH: translate("Camera", "focal length"),
        SettingName.PICTURE_STYLE: translate("Camera", "picture style"),
        SettingName.CAPTURE_TARGET: translate("Camera", "photos go to"),
        SettingName.BATTERY: translate("Camera", "battery"),
        SettingName.FOCUS_MODE: translate("Camera", "focus mode"),
        SettingName.IMAGE_FORMAT: translate("Camera", "image format"),
        SettingName.DRIVE: translate("Camera", "shutter button"),
        SettingName.SHOTS_LEFT: translate("Camera", "room on the card"),
        SettingName.SUBJECT_DISTANCE: translate("Camera", "distance to sitter"),
        SettingName.FOCUS_DISTANCE: translate("Camera", "focused at"),
        SettingName.LAMP: translate("Camera", "lamp"),
    }[name]


def status(*, safe: int, pending: int) -> str:
    """How many shots are safe and how many are on their way."""
    words = [translate("Status", "%n shot(s) safe", "", safe)]
    if pending:
        words.append(translate("Status", "%n on the way", "", pending))
    return " · ".join(words)


def day(when: datetime) -> str:
    """Day and month."""
    return str(QLocale().toString(QDate(when.year, when.month, when.day), "d MMMM"))


def whole_day(when: date) -> str:
    """Day, month and year."""
    return str(QLocale().toString(QDate(when.year, when.month, when.day), "d MMMM yyyy"))


def moment(when: datetime) -> str:
    """Day, month, year, hours and minutes."""
    return f"{whole_day(when)}, {clock(when)}"


def clock(when: datetime | None) -> str:
    """Hours and minutes."""
    return f"{when:%H:%M}" if when else ""
