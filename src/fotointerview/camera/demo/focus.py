"""Focusing the demo lens: finding the sitter, and moving it by hand or motor.

While the focus control stands at 0 the lens is on the sitter, wherever that is; once moved it stays where it
is until it focuses again.
"""

from fotointerview.camera.demo import controls, lens
from fotointerview.camera.demo.dials import Dials, FocusError
from fotointerview.camera.demo.faults import FaultKind, Faults
from fotointerview.domain.camera import SettingName


class Focus:
    """The focus of one body."""

    def __init__(self, dials: Dials, faults: Faults) -> None:
        self._dials = dials
        self._faults = faults

    @property
    def is_automatic(self) -> bool:
        """Whether the body focuses by itself when asked; not with the lens at ``Manual``."""
        return self._dials.value(SettingName.FOCUS_MODE) != controls.MANUAL_FOCUS

    def find(self) -> None:
        """Focus on the sitter; does nothing in manual focus.

        Raises:
            FocusError: when nothing sharp was found.
        """
        if not self.is_automatic:
            return
        if self._faults.take(FaultKind.FOCUS_FAILURE):
            raise FocusError("out of focus")
        follows = self._dials.value(SettingName.FOCUS_MODE) == controls.AF_CONTINUOUS
        if self._dials.value(SettingName.FOCUS_DISTANCE):
            at_mm = 0 if follows else self._dials.value(SettingName.SUBJECT_DISTANCE)
            self._dials.stand(SettingName.FOCUS_DISTANCE, at_mm, tell=True)

    def move(self, steps: int) -> bool:
        """Move the motor, positive steps farther; whether it came to the end of its way."""
        focus_m, ended = lens.moved(self._dials.scene().focused_at_m, steps=steps)
        self._dials.stand(SettingName.FOCUS_DISTANCE, round(focus_m * 1000), tell=True)
        return ended
