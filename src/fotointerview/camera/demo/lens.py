"""The lens's focus drive: steps of its motor are equal in dioptres, as a ring's turn is."""

NEAREST_M, FARTHEST_M = 0.4, 20.0
TRAVEL_STEPS = 6000
"""Motor steps from one end to the other."""

_NEAREST_D, _FARTHEST_D = 1 / NEAREST_M, 1 / FARTHEST_M
_STEP_D = (_NEAREST_D - _FARTHEST_D) / TRAVEL_STEPS


def moved(focus_m: float, *, steps: int) -> tuple[float, bool]:
    """Where the lens is focused after ``steps`` (positive: farther) from ``focus_m``, and whether it met its end."""
    wanted = 1 / focus_m - steps * _STEP_D
    held = min(max(wanted, _FARTHEST_D), _NEAREST_D)
    return 1 / held, abs(held - wanted) > _STEP_D / 2
