"""The small closed vocabularies of a photo-interview, as they are stored."""

from enum import StrEnum


class Language(StrEnum):
    """A language of the window, of an interview or of a publication."""

    NL = "nl"
    EN = "en"


class Answer(StrEnum):
    """The participant's answer to the question on one shot. "No" is a step, not a reject."""

    YES = "yes"
    ALMOST = "almost"
    NO = "no"


class Voice(StrEnum):
    """Who said, drew or asked for something."""

    PARTICIPANT = "participant"
    RESEARCHER = "researcher"
    TOGETHER = "together"


class Dimension(StrEnum):
    """What a move changes between two shots."""

    LIGHT = "light"
    DISTANCE = "distance"
    FOCUS = "focus"
    FRAMING = "framing"
    COLOUR = "colour"
    POSE = "pose"
    GAZE = "gaze"
    BACKGROUND = "background"
    OTHER = "other"


class MarkKind(StrEnum):
    """The shape of a mark."""

    STROKES = "strokes"
    CIRCLE = "circle"
    ARROW = "arrow"
    REGION = "region"
    PIN = "pin"
    TEXT = "text"


class LinkKind(StrEnum):
    """How a quote belongs to a shot."""

    SAID_AT = "said-at"
    ILLUSTRATES = "illustrates"
    KEEP_TOGETHER = "keep-together"


class FileKind(StrEnum):
    """What a file of a shot holds."""

    JPEG = "jpeg"
    RAW = "raw"
    OTHER = "other"


class Verdict(StrEnum):
    """The joint decision about a shot at the end."""

    CHOSEN = "chosen"
    MAYBE = "maybe"
    NO = "no"


class Room(StrEnum):
    """The rooms of the window, in the order of the day."""

    PREPARE = "prepare"
    INTERVIEW = "interview"
    CHOOSE = "choose"
    PUBLISH = "publish"


class ConsentKind(StrEnum):
    """What happened to a consent."""

    GIVEN = "given"
    REFUSED = "refused"
    NARROWED = "narrowed"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    RENEWED = "renewed"


class Scope(StrEnum):
    """What consent covers, from the room outwards."""

    CONVERSATION = "conversation"
    RESEARCH = "research"
    INTERNAL = "internal"
    BLOG = "blog"
    ARTICLE = "article"
    EXHIBITION = "exhibition"
    SOCIAL = "social"
    ARCHIVE = "archive"


class Item(StrEnum):
    """What of a person consent is asked for."""

    PHOTO = "photo"
    QUOTE = "quote"
    NAME = "name"
    ROLE = "role"
    VOICE = "voice"


class Mode(StrEnum):
    """How far somebody may be known, from widest to strictest."""

    NAMED = "named"
    PSEUDONYM = "pseudonym"
    UNRECOGNISABLE = "unrecognisable"


class Manner(StrEnum):
    """How consent was given."""

    SIGNED = "signed"
    ORAL = "oral"
    PAPER = "paper"


class RopeHolder(StrEnum):
    """Who holds the rope in the closeness exercise."""

    SELF = "self"
    OTHER = "other"
    BOTH = "both"
    NOBODY = "nobody"
