"""Frees the camera from whoever holds it, where a fault says that this is ours to do. Stops no program."""

import logging

from fotointerview.camera.holders import Holder, HolderKind, release
from fotointerview.domain.faults import Fault, FaultCode, FaultError

_log = logging.getLogger(__name__)


def may_free(fault: Fault | None) -> bool:
    """Whether :func:`free` can do something about ``fault``: then there may be a button for it."""
    return fault is not None and fault.code is FaultCode.CAMERA_CLAIMED and bool(fault.details.get("mount"))


def free(fault: Fault) -> Fault | None:
    """Release what ``fault`` names; ``None`` when that is done, else why it is not. Takes up to ten seconds.

    The camera process opens the camera by itself soon afterwards.
    """
    program, mount = fault.details.get("program", ""), fault.details.get("mount", "")
    try:
        release(Holder(program, HolderKind.DESKTOP, mount=mount))
    except FaultError as error:
        _log.warning("the camera was not released: %s", error)
        return error.fault
    _log.info("released %s", mount)
    return None
