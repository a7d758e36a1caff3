"""Where a file comes from in time and where it goes: decided when the shutter is released, not when it arrives."""

import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Origin:
    """When the shutter was released for a file, monotonic, and where the file belongs; ``None``: on the card.

    ``sure`` is false as long as the camera has not said that it released: the line may go with its answer.
    """

    trigger_ns: int
    directory: Path | None
    sure: bool = True

    @property
    def at(self) -> float:
        """When that was in Unix time, by this computer's clock as it is now."""
        return time.time() - (time.monotonic_ns() - self.trigger_ns) / 1e9
