"""What an interview session tells its listeners. Frozen values; they may arrive on any thread."""

from dataclasses import dataclass

from fotointerview.domain.camera import CameraStatus, Setting, SettingName
from fotointerview.domain.chain import Chain, Link, Words
from fotointerview.domain.consent import Leave
from fotointerview.domain.faults import Fault
from fotointerview.domain.history import History
from fotointerview.domain.plan import PlanLine


@dataclass(frozen=True, slots=True)
class ChainLoaded:
    """The whole interview, as it is in the study; replaces everything shown."""

    chain: Chain


@dataclass(frozen=True, slots=True)
class InterviewLeft:
    """No interview is at work any more; nothing of the one before is to be shown."""


@dataclass(frozen=True, slots=True)
class LinkChanged:
    """One shot and everything said about it; replaces the link with the same shot id, or is a new last one."""

    link: Link


@dataclass(frozen=True, slots=True)
class WordsChanged:
    """Quotes, their ties or notes changed; ``words`` are all of the interview's and replace those before."""

    interview_id: str
    words: Words


@dataclass(frozen=True, slots=True)
class LeaveChanged:
    """Whether photos may be taken in this interview, as the participant's consent stands now."""

    interview_id: str
    leave: Leave


@dataclass(frozen=True, slots=True)
class HistoryChanged:
    """What can be taken back and done again is now this."""

    history: History


@dataclass(frozen=True, slots=True)
class ShotAnnounced:
    """The camera has a new shot; ``token`` names it until it is in the study. ``trigger_ns`` is monotonic."""

    token: str
    trigger_ns: int


@dataclass(frozen=True, slots=True)
class ThumbnailReady:
    """The camera's own small JPEG of the announced shot."""

    token: str
    jpeg: bytes


@dataclass(frozen=True, slots=True)
class FileReady:
    """The announced shot's file is complete on this disk (``path``) and can be shown; it is not yet safe."""

    token: str
    path: str


@dataclass(frozen=True, slots=True)
class ShotSafe:
    """The announced shot is in the study: file, hash and row on disk. ``link`` is the new shot's."""

    token: str
    link: Link
    safe_ns: int


@dataclass(frozen=True, slots=True)
class ShotFailed:
    """The announced shot did not arrive; ``fault`` says why and where it still is."""

    token: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class CameraChanged:
    """The camera's state, identity or settings changed."""

    status: CameraStatus


@dataclass(frozen=True, slots=True)
class UnderWayChanged:
    """So many files are announced and not yet in the study; a RAW comes when the camera has nothing else to do."""

    files: int


@dataclass(frozen=True, slots=True)
class SettingAsked:
    """Somebody asked for a setting; it is pending until :class:`SettingAnswered` of the same name."""

    name: SettingName
    wanted: str


@dataclass(frozen=True, slots=True)
class SettingAnswered:
    """The camera's answer: the setting as read back, or why not, with the camera's own words in ``fault``."""

    name: SettingName
    wanted: str
    setting: Setting | None = None
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class SeriesChanged:
    """A self-timer or a series at intervals: how many releases are left and when the next one is (monotonic ns).

    ``left`` 0 means that it is over.
    """

    left: int
    next_ns: int = 0


@dataclass(frozen=True, slots=True)
class CopyChanged:
    """How the second copy stands: so many of the study's files are there and verified.

    ``folder`` is empty where no second copy is wanted; ``fault`` is what keeps it waiting, if anything does.
    """

    folder: str
    done: int = 0
    total: int = 0
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class SidecarsWritten:
    """Sidecars were written beside these originals; ``paths`` are the originals', as the study keeps them."""

    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardCounted:
    """Which of the interview's files are still on the card: ``safe`` of ``on_card`` are verified on this computer."""

    on_card: int
    safe: int


@dataclass(frozen=True, slots=True)
class CardCleared:
    """So many files were taken off the card, and so many stay."""

    deleted: int
    kept: int


@dataclass(frozen=True, slots=True)
class PlanChanged:
    """What *Next photo* will do, from the moves agreed on the shot ``shot_id``.

    ``refused`` is what the camera did not carry out of the plan before: for people, until something else is agreed.
    """

    shot_id: str
    lines: tuple[PlanLine, ...]
    refused: tuple[PlanLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something went wrong that a person should quietly hear about."""

    fault: Fault


SessionEvent = (
    ChainLoaded
    | InterviewLeft
    | LinkChanged
    | WordsChanged
    | HistoryChanged
    | LeaveChanged
    | ShotAnnounced
    | ThumbnailReady
    | FileReady
    | ShotSafe
    | ShotFailed
    | CameraChanged
    | UnderWayChanged
    | SettingAsked
    | SettingAnswered
    | SeriesChanged
    | CopyChanged
    | SidecarsWritten
    | CardCounted
    | CardCleared
    | PlanChanged
    | Noticed
)
