"""One camera process as the application holds it: started, spoken to, heard, buried."""

import logging
import os
import subprocess
import sys
import time

from fotointerview.camera.link import BackendSpec, Sender

_log = logging.getLogger(__name__)


class CameraProcess:
    """A child that runs the camera's loop.

    Attributes:
        started: monotonic seconds.
        heard: when it last gave a sign of life.
        hung: it was killed because it gave none.
        greeted: it was told what is known, and takes orders.
    """

    def __init__(self, spec: BackendSpec) -> None:
        quiet = None if _log.isEnabledFor(logging.DEBUG) else subprocess.DEVNULL
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "fotointerview.camera.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=quiet,
            env={
                **os.environ,
                **spec.environment,
                "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry),
            },
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.sender = Sender(self.process.stdin)
        self.stream = self.process.stdout
        self.started = self.heard = time.monotonic()
        self.hung = self.greeted = False

    def bury(self) -> int:
        """Wait for the end (it is near), close the pipes, return the exit code."""
        self.stream.close()
        try:
            self.process.wait(1.0)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.sender.close()
        return self.process.wait()
