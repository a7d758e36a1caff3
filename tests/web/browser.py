"""A headless browser, spoken to through two pipes: no network is involved, and no package is needed for it."""

import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

NAMES = ("chromium", "chromium-browser", "google-chrome")
SECONDS = 30.0
"""The longest that any one answer may take."""
Json = dict[str, Any]
_LAUNCHER = """
import fcntl, os, sys
away = [fcntl.fcntl(int(one), fcntl.F_DUPFD, 10) for one in sys.argv[1:3]]
for place, one in zip((3, 4), away):
    os.dup2(one, place)
os.execvp(sys.argv[3], sys.argv[3:])
"""
"""The browser reads what it is asked from 3 and answers on 4."""


class BrowserError(Exception):
    """It did not answer, or said that something went wrong."""


def browser_path() -> str | None:
    """Where a browser is, if there is one."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    """One running browser with one page. What the page asks for goes through ``allowed``; the rest is refused."""

    def __init__(self, profile: Path, *, allowed: Callable[[str], bool]) -> None:
        self._allowed = allowed
        self.asked: list[str] = []
        """Every address since :meth:`open`."""
        self.refused: list[str] = []
        """The addresses that were not allowed, from the start."""
        self.complaints: list[str] = []
        """What the page wrote to its console, from the start."""
        self._next, self._buffer, self._session = 0, b"", ""
        self._loaded = False
        self._answers: dict[int, Json] = {}
        ours_in, theirs_out = os.pipe()
        theirs_in, ours_out = os.pipe()
        self._in, self._out = ours_in, ours_out
        command = (
            browser_path() or "chromium",
            "--headless",
            *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
            "--disable-gpu",
            "--hide-scrollbars",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
            "--no-default-browser-check",
            f"--user-data-dir={profile}",
            "--remote-debugging-pipe",
            "about:blank",
        )
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-c", _LAUNCHER, str(theirs_in), str(theirs_out), *command],
            pass_fds=(theirs_in, theirs_out),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)

    def __enter__(self) -> Self:
        try:
            target = self.ask("Target.createTarget", url="about:blank")["targetId"]
            self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            for domain in ("Page", "Runtime", "Log"):
                self.ask(f"{domain}.enable")
            self.ask("Fetch.enable", patterns=[{"urlPattern": "*"}])
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def open(self, address: str) -> None:
        """Go to a page and wait until everything on it has come, also what is only fetched when it is seen."""
        self.asked.clear()
        self._loaded = False
        told = self.ask("Page.navigate", url=address)
        if "errorText" in told:
            raise BrowserError(f"{address}: {told['errorText']}")
        end = time.monotonic() + SECONDS
        while not self._loaded:
            self._hear(end)
        self.run(
            "Promise.all([...document.images].map(image => "
            "{ image.loading = 'eager'; return image.decode().catch(() => null); }))"
        )

    def look(self, width: int, height: int, scheme: str) -> None:
        """Make the page that wide, by day (``light``) or by night (``dark``)."""
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        self.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def press(self, key: str, code: int) -> None:
        """Press and release a key."""
        for kind in ("keyDown", "keyUp"):
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)

    def run(self, script: str) -> Any:
        """What an expression in the page comes to."""
        told = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in told:
            raise BrowserError(str(told["exceptionDetails"])[:500])
        return told["result"].get("value")

    def ask(self, method: str, **about: Any) -> Json:
        """Send one command and wait for its answer."""
        number = self._send(method, about)
        end = time.monotonic() + SECONDS
        while number not in self._answers:
            self._hear(end)
        told = self._answers.pop(number)
        if "error" in told:
            raise BrowserError(f"{method}: {told['error']}")
        result: Json = told["result"]
        return result

    def _send(self, method: str, about: Json) -> int:
        self._next += 1
        message: Json = {"id": self._next, "method": method, "params": about}
        if self._session:
            message["sessionId"] = self._session
        content = json.dumps(message).encode() + b"\0"
        while content:
            content = content[os.write(self._out, content) :]
        return self._next

    def _hear(self, end: float) -> None:
        """Take in one message, and see to what it asks."""
        while b"\0" not in self._buffer:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self._in], [], [], left)[0]:
                raise BrowserError("the browser does not answer")
            if not (more := os.read(self._in, 1 << 20)):
                raise BrowserError("the browser is gone")
            self._buffer += more
        content, _, self._buffer = self._buffer.partition(b"\0")
        message: Json = json.loads(content)
        if "id" in message:
            self._answers[message["id"]] = message
            return
        about = message.get("params", {})
        match message["method"]:
            case "Page.loadEventFired":
                self._loaded = True
            case "Log.entryAdded":
                self.complaints.append(about["entry"]["text"])
            case "Fetch.requestPaused":
                self._decide(about)

    def _decide(self, about: Json) -> None:
        address = about["request"]["url"]
        self.asked.append(address)
        if self._allowed(address):
            self._send("Fetch.continueRequest", {"requestId": about["requestId"]})
            return
        self.refused.append(address)
        self._send("Fetch.failRequest", {"requestId": about["requestId"], "errorReason": "AccessDenied"})

    def _end(self) -> None:
        os.close(self._out)
        os.close(self._in)
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(5)
