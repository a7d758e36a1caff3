"""What the interview room says by itself: the next step while there is no picture, and what was measured of a shot."""

from fotointerview.domain.chain import Link
from fotointerview.gui import camera_side, measure_words, view
from fotointerview.gui.camera_side import CONNECTED
from fotointerview.gui.state import RoomState
from fotointerview.gui.texts import translate


def next_step(state: RoomState) -> str:
    """What to do for the first photo; "" before the interview is here."""
    if state.left:
        return translate(
            "Room", "No interview is open. In the room Prepare you go on with one, or begin a new one."
        )
    if state.chain is None:
        return ""
    if camera_side.can_release(state.status):
        return translate("Room", "Press the space bar for the first photo.")
    if state.status.state in CONNECTED:
        return translate("Room", "Take the first photo with the button on the camera itself.")
    return translate(
        "Room", "Connect the camera and switch it on; then press the space bar for the first photo."
    )


def measured(state: RoomState, link: Link | None) -> str:
    """The light of a shot against the one before, and its face; "" while it is not measured."""
    if link is None or link.measures is None:
        return ""
    before = view.before(state, link)
    light = measure_words.light_meter(link.measures, before.measures if before else None)
    told = light, measure_words.face_line(link.measures), measure_words.framing_line(link.measures)
    return " · ".join(word for word in told if word)
