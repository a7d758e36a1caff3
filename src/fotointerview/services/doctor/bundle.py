"""The diagnostic bundle: a zip with a few short texts for whoever helps from afar, without a name or a picture in it.

Nothing is sent; a person looks at it and passes it on. It is written whole or not at all and over nothing.
"""

import io
import json
import os
import platform
import sys
import tempfile
import zipfile
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from fotointerview import __version__, logs
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.services.doctor.private import gather, usb_serials
from fotointerview.services.doctor.report import Check, DoctorReport, as_json, as_text
from fotointerview.services.doctor.scrub import Scrubber
from fotointerview.services.doctor.timings import DriverTimings, time_child, time_driver
from fotointerview.services.texts import Texts
from fotointerview.settings import Settings
from fotointerview.storage.files import give_name

LOG_LINES: Final = 500
_WHEN: Final = (1980, 1, 1, 0, 0, 0)
_PARTS: Final = (
    *(
        "PySide6-Essentials",
        "shiboken6",
        "gphoto2",
        "opencv-python",
        "numpy",
        "pillow",
        "rawpy",
        "SQLAlchemy",
    ),
    *("alembic", "typst", "typer", "platformdirs", "watchdog", "pyudev"),
)
_KINDS: Final = frozenset(
    {"auto", "demo", "virtual", "simulated", "webcam", "usb", "ptpip", "folder", "serial"}
)
_SESSION: Final = ("XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "QT_QPA_PLATFORM", "LANG", "LC_ALL")


@dataclass(frozen=True, slots=True)
class Member:
    """One text in the bundle; ``word`` is the key of the sentence that says what it is."""

    name: str
    word: str
    content: str


def make_bundle(path: Path, report: DoctorReport, texts: Texts, *, settings: Settings) -> tuple[Member, ...]:
    """Write the bundle to ``path``; returns what is in it. Takes some seconds.

    Raises:
        FaultError: ``BUNDLE_EXISTS``, ``BUNDLE_FAILED``; nothing was written then.
    """
    refuse_taken(path)
    private = gather(settings)
    scrub = Scrubber(private.known, serials=private.serials)
    driver, child_ms = time_driver(), time_child()
    members = (
        Member("versions.json", "bundle-versions", scrub.known(_json(versions()))),
        Member("doctor.txt", "bundle-doctor", as_text(scrubbed(report, scrub), texts)),
        Member("doctor.json", "bundle-doctor-json", as_json(scrubbed(report, scrub))),
        Member("driver.json", "bundle-driver", _json(_driver(driver, scrub))),
        Member("timings.json", "bundle-timings", _json(_timings(driver, child_ms))),
        Member("settings.json", "bundle-settings", _json(_settings(settings))),
        Member("log.txt", "bundle-log", "\n".join(scrub.log(last_lines(logs.path())))),
    )
    words = [f"{member.name}: {texts.word(member.word)}" for member in members]
    about = Member("READ-ME.txt", "bundle-about", "\n".join([texts.word("bundle-promise"), "", *words]))
    _write(path, (about, *members))
    return (about, *members)


def refuse_taken(path: Path) -> None:
    """Say at once what would only come out after all the measuring.

    Raises:
        FaultError: ``BUNDLE_EXISTS``, ``BUNDLE_FAILED``.
    """
    if os.path.lexists(path):
        raise FaultError(FaultCode.BUNDLE_EXISTS, path=path)
    if not path.absolute().parent.is_dir():
        raise FaultError(FaultCode.BUNDLE_FAILED, path=path)


# ── what is in it ─────────────────────────────────────────────────────────────────────────────────────────


def versions() -> Mapping[str, object]:
    """The program, what it stands on, and the system; nothing of whose system it is."""
    return {
        "fotointerview": __version__,
        "python": platform.python_version(),
        "implementation": platform.python_implementation(),
        "libraries": {name: _version(name) for name in _PARTS},
        "qt": _version("PySide6-Essentials"),
        "system": platform.system(),
        "release": platform.release(),
        "distribution": _distribution(),
        "machine": platform.machine(),
        "processors": os.cpu_count(),
        "session": {name: os.environ[name] for name in _SESSION if os.environ.get(name)},
        "virtual_environment": sys.prefix != sys.base_prefix,
    }


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _distribution() -> str:
    with suppress(OSError, AttributeError):
        return platform.freedesktop_os_release().get("PRETTY_NAME", "")
    return platform.version()


def scrubbed(report: DoctorReport, scrub: Scrubber) -> DoctorReport:
    """The doctor's report without people and places. Versions look like addresses and are none."""

    def clean(check: Check) -> Check:
        net = scrub.known if check.key == "versions" else scrub.text
        return replace(check, what=net(check.what), do=net(check.do))

    return DoctorReport(tuple(map(clean, report.checks)))


def _driver(driver: DriverTimings, scrub: Scrubber) -> Mapping[str, object]:
    if driver.problem:
        return {"problem": scrub.text(driver.problem)}
    serials = dict(usb_serials())
    cameras = [
        {"model": model, "port": scrub.text(port), "serial": scrub.serial(serials.get(port, ""))}
        for model, port in driver.told["cameras"]
    ]
    told = {name: driver.told[name] for name in ("libgphoto2", "port_drivers", "port_kinds", "models")}
    return {**told, "cameras": cameras}


def _timings(driver: DriverTimings, child_ms: float | None) -> Mapping[str, object]:
    return {"driver": driver.told.get("timings"), "camera_process_ready_ms": child_ms}


def _settings(settings: Settings) -> Mapping[str, object]:
    """Which settings there are; of what somebody typed or chose only how much."""
    return {
        "language": settings.language.value,
        "window": settings.window is not None,
        "last_study": settings.last_study is not None,
        "studies": len(settings.studies),
        "rooms": sorted(memory.room.value for memory in settings.studies.values()),
        "second_copies": sum(bool(memory.second_copy) for memory in settings.studies.values()),
        "camera": _kind(settings.camera),
        "cameras": [_kind(spec) for spec in settings.cameras],
        "keys_of_another_version": len(settings.unknown),
    }


def _kind(spec: str) -> str:
    kind = spec.partition(":")[0]
    return kind if kind in _KINDS else ""


def last_lines(path: Path, *, count: int = LOG_LINES) -> Iterator[str]:
    """The last lines of the log, also where it was turned over in the middle of them."""
    lines: deque[str] = deque(maxlen=count)
    for file in (path.with_name(f"{path.name}.1"), path):
        with suppress(OSError), file.open(encoding="utf-8", errors="replace") as log:
            lines.extend(line.rstrip("\r\n") for line in log)
    yield from lines


def _json(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2)


# ── the file ──────────────────────────────────────────────────────────────────────────────────────────────


def _write(path: Path, members: tuple[Member, ...]) -> None:
    """Whole or not at all, and over nothing."""
    content = packed(members)
    try:
        handle, name = tempfile.mkstemp(prefix=".fotointerview-", suffix=".part", dir=path.absolute().parent)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            give_name(part, path)
        finally:
            part.unlink(missing_ok=True)
    except FileExistsError as error:
        raise FaultError(FaultCode.BUNDLE_EXISTS, path=path) from error
    except OSError as error:
        raise FaultError(FaultCode.BUNDLE_FAILED, path=path, words=error.strerror or error) from error


def packed(members: tuple[Member, ...]) -> bytes:
    """The zip; its own notes say nothing of when, where and by whom it was made."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bundle:
        for member in members:
            info = zipfile.ZipInfo(member.name, _WHEN)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            bundle.writestr(info, member.content.rstrip("\n") + "\n")
    return buffer.getvalue()
