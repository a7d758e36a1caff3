"""Where a file comes from in time and where it goes: decided when the shutter is released, not when it arrives."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Origin:
    """When the shutter was released for a file, monotonic, and where the file belongs; ``None``: on the card."""

    trigger_ns: int
    directory: Path | None
