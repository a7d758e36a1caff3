"""How the participant's window stands to the room, for the researcher: one word beside its button."""

from fotointerview.gui.participant_view import Facing
from fotointerview.gui.texts import translate


def facing_words(facing: Facing) -> str:
    """What the participant's window does now."""
    if facing.blank:
        return translate("Window", "blank")
    if facing.drawing:
        return translate("Window", "they draw")
    if facing.frozen:
        return translate("Window", "held")
    return translate("Window", "follows")
