"""Live view and focus through libgphoto2, in the way of each brand.

The driver begins live view with the first frame that is asked for; ending it, and giving the body its buttons
and dials back, is a matter of settings that the brand's table names (``[live]``, ``[focus]``).
"""

from collections.abc import Sequence

from fotointerview.camera import driver_words
from fotointerview.camera.backend import CameraError
from fotointerview.camera.gphoto_line import GphotoLine
from fotointerview.camera.names import NameTable, Write
from fotointerview.domain.camera import Ability
from fotointerview.domain.faults import FaultCode

_JPEG = b"\xff\xd8"


class GphotoLive(GphotoLine):
    """The part of a ``CameraBackend`` that is about looking before the picture is taken."""

    def __init__(self, *, table: NameTable) -> None:
        super().__init__(table=table)
        self._live = False
        self._blind = False
        """This body has said that it has no live view."""

    def abilities(self) -> frozenset[Ability]:
        """What the driver says of this body, and which of the table's settings it has."""
        gp = self._driver()
        told = self._open_camera().get_abilities()
        can = {Ability.RELEASE}
        # Of a Nikon the driver has this setting when the body has the operation; its list of models promises more.
        shows = self._text("viewfinder") is not None
        shows |= bool(told.operations & gp.GP_OPERATION_CAPTURE_PREVIEW) and "Nikon" not in told.model
        if shows and not self._blind:
            can.add(Ability.LIVE_VIEW)
        if told.file_operations & gp.GP_FILE_OPERATION_DELETE:
            can.add(Ability.DELETE)
        focus = self._table.focus
        if focus.now and self._text(focus.now[0].config) is not None:
            can.add(Ability.FOCUS_NOW)
        if focus.steps and self._text(focus.steps[1].config) is not None:
            can.add(Ability.FOCUS_STEPS)
        return frozenset(can)

    def live_frame(self) -> bytes | None:
        """One frame; its bytes are copied while the driver's file is held."""
        if self._blind:
            raise CameraError(FaultCode.CAMERA_REFUSED, "no live view")
        try:
            with self._calls("live view"):
                file = self._open_camera().capture_preview(None, self._context)
                data = bytes(file.get_data_and_size())
        except CameraError as error:
            if error.session_over:
                raise
            if error.code is FaultCode.CAMERA_BUSY:
                return None
            self._blind = driver_words.says_unsupported(error)
            code = FaultCode.CAMERA_REFUSED if self._blind else FaultCode.LIVE_VIEW_STOPPED
            raise CameraError(code, error.words) from error
        self._live = True
        # Busy: the driver reports success and no bytes (gphoto.md §0.10).
        return data if data.startswith(_JPEG) else None

    def end_live(self) -> None:
        """End live view as the brand wants it; what this body does not have of it is left out."""
        if not self._live:
            return
        self._live = False
        self._write_all(self._table.live.end, "end live view")

    def _forget_live(self) -> None:
        """The session is over; the body ended live view with it."""
        self._live = False

    def drive_focus(self, step: int) -> None:
        """Focus now, or a step nearer or farther."""
        focus = self._table.focus
        wanted = focus.now if step == 0 else tuple(filter(None, (focus.steps.get(step),)))
        if not wanted or self._text(wanted[0].config) is None:
            raise CameraError(FaultCode.CAMERA_REFUSED, "this camera does not focus on request")
        try:
            for write in wanted:
                with self._calls("focus"):
                    self._write(write)
        except CameraError as error:
            if error.session_over or error.code is FaultCode.CAMERA_BUSY:
                raise
            raise CameraError(FaultCode.FOCUS_FAILED, error.words) from error
        finally:
            if step == 0:
                self._write_all(focus.after, "focused")

    def _write_all(self, writes: Sequence[Write], doing: str) -> None:
        for write in writes:
            try:
                with self._calls(doing):
                    self._write(write)
            except CameraError as error:
                if error.session_over:
                    raise

    def _write(self, write: Write) -> None:
        gp, camera = self._driver(), self._open_camera()
        widget = camera.get_single_config(write.config, self._context)
        try:
            widget.set_value(driver_words.fitting(gp, widget, write.value))
        except ValueError as error:
            raise CameraError(FaultCode.CAMERA_REFUSED, f"{write.config}: {error}") from error
        camera.set_single_config(write.config, widget, self._context)
