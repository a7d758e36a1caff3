"""Who holds the cameras on USB, and may we use them? Looks, and opens nothing."""

import os
import sys
from collections.abc import Sequence

from fotointerview.camera.holders import MAC_DAEMONS, MONITORS, MOUNTS, Holder, open_by, takers
from fotointerview.camera.usb import UsbCamera
from fotointerview.services.doctor.report import Check, Health, make_check
from fotointerview.services.texts import Texts


def holders(devices: Sequence[UsbCamera]) -> tuple[Holder, ...]:
    """Programs that hold one of ``devices`` open, then the system's own programs that take cameras."""
    held = open_by({device.node for device in devices})
    known = {holder.pid for holder in held}
    return (*held, *(taker for taker in takers() if taker.pid not in known))


def check_holders(found: Sequence[Holder], devices: Sequence[UsbCamera], texts: Texts) -> Check:
    """Whether another program has the camera or is likely to take it."""
    if not found:
        return make_check("holders", "free", texts)
    first = found[0]
    if first.program in MAC_DAEMONS:
        return make_check("holders", "ptpcamerad", texts, health=Health.WARN, taker=first.program)
    if first.program in (*MONITORS, *MOUNTS):
        # The volume monitor runs on most desktops: worth a word only when there is a camera to take.
        harmless = not devices and first.program in MONITORS
        health = Health.OK if harmless else Health.WARN
        return make_check("holders", "gvfs", texts, health=health, do=True, taker=first.program)
    programs = ", ".join(f"{h.program} ({h.pid})" for h in found if h.node == first.node)
    return make_check("holders", "held", texts, health=Health.WARN, program=programs, device=first.node)


def check_rights(devices: Sequence[UsbCamera], texts: Texts) -> Check:
    """Whether this user may open the cameras' device files."""
    if not sys.platform.startswith("linux"):
        return make_check("usb", "unknown", texts)
    if not devices:
        return make_check("usb", "nothing", texts)
    for device in devices:
        if not os.access(device.node, os.R_OK | os.W_OK):
            return make_check("usb", "denied", texts, health=Health.BAD, device=device.node)
    return make_check("usb", "ok", texts, device=", ".join(str(device.node) for device in devices))
