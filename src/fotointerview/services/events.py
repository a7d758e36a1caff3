"""What an interview session tells its listeners. Frozen values; they may arrive on any thread."""

from dataclasses import dataclass

from fotointerview.domain.camera import CameraStatus
from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.faults import Fault
from fotointerview.domain.plan import PlanLine


@dataclass(frozen=True, slots=True)
class ChainLoaded:
    """The whole interview, as it is in the study; replaces everything shown."""

    chain: Chain


@dataclass(frozen=True, slots=True)
class LinkChanged:
    """One shot and everything said about it; replaces the link with the same shot id, or is a new last one."""

    link: Link


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
class PlanChanged:
    """What *Next photo* will do, from the moves agreed on the shot ``shot_id``."""

    shot_id: str
    lines: tuple[PlanLine, ...]


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something went wrong that a person should quietly hear about."""

    fault: Fault


SessionEvent = (
    ChainLoaded
    | LinkChanged
    | ShotAnnounced
    | ThumbnailReady
    | FileReady
    | ShotSafe
    | ShotFailed
    | CameraChanged
    | PlanChanged
    | Noticed
)
