"""Knows when something came to the USB bus or left it, so that nobody has to ask the driver again and again.

On Linux udev tells, after it has set a new device's rights; the news comes in on a thread that does nothing but
listen and pass it on. Where nobody tells (another system, no libudev, no udev running, as in a container) the watch
is not active, and whoever waits looks for himself: :func:`~fotointerview.camera.usb.usb_cameras` is cheap.

Even an active watch is a reason to look sooner, never to stop looking: a queue of the kernel's may overflow.
What came or went is not told; a look at the bus says it better.
"""

import errno
import logging
import os
import selectors
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

_log = logging.getLogger(__name__)

UDEV_RUNS = Path("/run/udev/control")
_ACTIONS = ("add", "remove")


class BusSource(Protocol):
    """Where the news comes from: something to wait on, and what it said."""

    def fileno(self) -> int:
        """A descriptor that can be read from when there is news."""
        ...

    def take(self) -> bool:
        """Take all the news there is; whether a device came or went. Raises ``OSError`` when it has ended."""
        ...

    def close(self) -> None:
        """Let go of the descriptor."""
        ...


class UdevSource:
    """udev's own announcements of USB devices.

    Raises:
        ImportError: there is no libudev.
        OSError: the kernel gives no such line.
    """

    def __init__(self) -> None:
        import pyudev  # only here: it is not installed elsewhere, and needs the system's libudev

        self._monitor: Any = pyudev.Monitor.from_netlink(pyudev.Context(), source="udev")
        self._monitor.filter_by("usb", device_type="usb_device")
        self._monitor.start()

    def fileno(self) -> int:
        """The monitor's netlink socket."""
        return int(self._monitor.fileno())

    def take(self) -> bool:
        """Whether a device was added or removed; too much news at once is news as well."""
        changed = False
        while True:
            try:
                device = self._monitor.poll(0)
            except OSError as error:
                if error.errno != errno.ENOBUFS:
                    raise
                return True
            if device is None:
                return changed
            changed = changed or device.action in _ACTIONS

    def close(self) -> None:
        """Close the socket, which lives as long as the monitor does."""
        self._monitor = None


class BusWatch:
    """A watch over the USB bus; a context manager. Make one with :meth:`start`.

    Args:
        on_change: called on the watch's own thread after something came or went; must return soon.
        source: where the news comes from; ``None`` makes a watch that is not active.
    """

    def __init__(self, on_change: Callable[[], None] | None, source: BusSource | None) -> None:
        self._on_change = on_change
        self._source = source
        self._changed = threading.Event()
        self._thread: threading.Thread | None = None
        self._closing = -1
        self._active = source is not None
        if source is not None:
            hear, self._closing = os.pipe()
            self._thread = threading.Thread(
                target=self._listen, args=(source, hear), name="bus-watch", daemon=True
            )
            self._thread.start()

    @classmethod
    def start(cls, on_change: Callable[[], None] | None = None, *, source: BusSource | None = None) -> Self:
        """Begin to watch ``source``, by default the system's; never fails, but may not be active."""
        return cls(on_change, source or system_source())

    @property
    def active(self) -> bool:
        """Whether news is to be expected; else whoever waits must look for himself."""
        return self._active

    def changed(self, timeout_s: float = 0.0) -> bool:
        """Whether it is worth looking at the bus: something came or went since the last time this was asked.

        Waits at most ``timeout_s``. A watch that is not active waits as long and says yes, for it cannot know.
        """
        if not self._active:
            time.sleep(timeout_s)
            return True
        if not self._changed.wait(timeout_s):
            return False
        self._changed.clear()
        return True

    def close(self) -> None:
        """Stop watching; safe to call twice, but not from ``on_change``."""
        thread, self._thread = self._thread, None
        if thread is not None:
            os.close(self._closing)
            thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _listen(self, source: BusSource, closing: int) -> None:
        """The thread: until the other end of ``closing`` is closed, or the source ends."""
        try:
            with selectors.DefaultSelector() as selector:
                selector.register(source, selectors.EVENT_READ)
                selector.register(closing, selectors.EVENT_READ)
                while all(key.fd != closing for key, _ in selector.select()):
                    if source.take():
                        self._tell()
        except OSError as error:
            _log.warning("the USB bus is not watched any more: %s", error)
            self._active = False
            self._tell()
        finally:
            self._active = False
            source.close()
            os.close(closing)

    def _tell(self) -> None:
        self._changed.set()
        if self._on_change is not None:
            self._on_change()


def system_source(*, udev_runs: Path = UDEV_RUNS) -> BusSource | None:
    """What this system tells of its USB bus; ``None`` where it tells nothing.

    Without a running udev its line opens all the same, and stays silent for ever.
    """
    if not sys.platform.startswith("linux") or not udev_runs.exists():
        return None
    try:
        return UdevSource()
    except (ImportError, OSError) as error:
        _log.info("the USB bus is not watched: %s", error)
        return None
