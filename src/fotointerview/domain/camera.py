"""What the program knows of a camera: its state, its identity and its settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from fotointerview.domain.faults import Fault


class CameraState(StrEnum):
    """Where the camera is in its life; see ``camera/supervisor.py`` for the drawing."""

    SEARCHING = "searching"
    CONNECTING = "connecting"
    READY = "ready"
    LIVE = "live"
    CAPTURING = "capturing"
    LOST = "lost"


class SettingName(StrEnum):
    """The settings by the names people use; ``presets/cameras/*.toml`` map them to a brand's own."""

    MODE = "mode"
    SHUTTER = "shutter"
    APERTURE = "aperture"
    ISO = "iso"
    EXPOSURE_COMPENSATION = "exposure_compensation"
    WHITE_BALANCE = "white_balance"
    FOCAL_LENGTH = "focal_length"
    PICTURE_STYLE = "picture_style"
    CAPTURE_TARGET = "capture_target"
    BATTERY = "battery"
    FOCUS_MODE = "focus_mode"
    IMAGE_FORMAT = "image_format"
    DRIVE = "drive"
    """Single, continuous, self-timer: what one press of the body's button does."""
    SHOTS_LEFT = "shots_left"
    """How many pictures still fit on the card, as the body counts."""
    SUBJECT_DISTANCE = "subject_distance"
    """Metres from camera to sitter; only the demo camera can set it (it walks)."""
    FOCUS_DISTANCE = "focus_distance"
    """Metres at which the lens is focused; only the demo camera tells."""
    LAMP = "lamp"
    """The lamp in the scene, in EV against its normal level; only the demo camera has one."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as the camera reports it; ``value`` and ``choices`` in the camera's own words."""

    name: SettingName
    value: str
    choices: tuple[str, ...] = ()
    read_only: bool = False


class Ability(StrEnum):
    """What a camera can do; what it cannot is not offered."""

    RELEASE = "release"
    """Take a picture on request; where it cannot, the button on the camera itself does."""
    LIVE_VIEW = "live-view"
    FOCUS_NOW = "focus-now"
    """Focus once, on request."""
    FOCUS_STEPS = "focus-steps"
    """Move the focus nearer and farther in steps."""
    DELETE = "delete"
    """Take a file off the card."""


@dataclass(frozen=True, slots=True)
class SeenCamera:
    """A camera that is there and could be used; ``serial`` is empty where it is only known once it is open."""

    model: str
    port: str
    serial: str = ""


@dataclass(frozen=True, slots=True)
class CameraIdentity:
    """Which camera it is. ``port`` is the libgphoto2 port or ``direct``; ``serial`` may be empty."""

    model: str
    port: str
    serial: str = ""
    manufacturer: str = ""

    @property
    def known_by(self) -> str:
        """What a body's files are known by: two models without a serial number are at least two bodies."""
        return self.serial or self.model


@dataclass(frozen=True, slots=True)
class CameraStatus:
    """A frozen snapshot of the camera for the windows. ``fault`` is why it is not ready, if it is not.

    ``seen`` are the cameras that could be used, the one in use among them.
    """

    state: CameraState = CameraState.SEARCHING
    identity: CameraIdentity | None = None
    settings: Mapping[SettingName, Setting] = field(default_factory=lambda: MappingProxyType({}))
    fault: Fault | None = None
    abilities: frozenset[Ability] = frozenset()
    seen: tuple[SeenCamera, ...] = ()
