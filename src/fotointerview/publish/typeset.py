"""Typesetting from the parent's side: starts the child, waits for it, and takes the finished file in safely."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from fotointerview.domain.faults import FaultCode, FaultError

_CHILD = Path(__file__).with_name("typesetter.py")
_TIMEOUT_S = 300
_NOWHERE: Final = dict.fromkeys(
    ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9"
)
"""Nobody listens there: a template that asks the network for a package gets none, and is told so."""


class TypesetError(Exception):
    """The document could not be made; the message is the typesetter's own."""


def typeset(source: Path, *, root: Path, output: Path, data: object, timestamp: int) -> None:
    """Compile the Typst file ``source`` inside ``root`` to the PDF ``output`` (PDF/A-2a and PDF/UA-1).

    Args:
        source: the document; it finds ``data`` as JSON in ``sys.inputs.data`` and never as markup.
        root: the folder outside which the document can read nothing.
        output: where the child writes; a place that may be left half-written.
        data: anything JSON can say.
        timestamp: Unix seconds; the same data and timestamp make the same bytes.

    Raises:
        TypesetError: with what the typesetter said.
    """
    _run(_job(source, root=root, output=output, data=data, timestamp=timestamp))
    if not output.is_file():
        raise TypesetError("nothing was written")


def typeset_pages(
    source: Path, *, root: Path, folder: Path, data: object, timestamp: int, ppi: int
) -> tuple[Path, ...]:
    """Compile as :func:`typeset` does, into a PNG for every page in ``folder``, which is empty; returns them in order.

    Pages of pixels have no tags: whoever cannot see them has nothing. ``ppi`` is in pixels to the inch.

    Raises:
        TypesetError: with what the typesetter said.
    """
    job = _job(source, root=root, output=folder / "{0p}.png", data=data, timestamp=timestamp)
    _run({**job, "ppi": ppi})
    pages = tuple(sorted(folder.glob("*.png")))
    if not pages:
        raise TypesetError("nothing was written")
    return pages


def _job(source: Path, *, root: Path, output: Path, data: object, timestamp: int) -> dict[str, object]:
    return {
        "source": str(source),
        "root": str(root),
        "output": str(output),
        "data": json.dumps(data, ensure_ascii=False),
        "timestamp": timestamp,
    }


def _run(job: dict[str, object]) -> None:
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(_CHILD)],
            input=json.dumps(job),
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, **_NOWHERE, "PYTHONIOENCODING": "utf-8"},
            timeout=_TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise TypesetError(str(error)) from error
    if done.returncode != 0:
        raise TypesetError(_said(done.stdout) or done.stderr.strip()[-500:] or f"exit {done.returncode}")


def _said(answer: str) -> str:
    try:
        return str(json.loads(answer).get("error", ""))
    except (ValueError, AttributeError):
        return ""


def put_in_place(content: bytes, target: Path) -> None:
    """Write ``content`` beside ``target``, fsync, and rename; on a failure nothing is left behind.

    Raises:
        FaultError: ``EXPORT_FAILED``: the folder cannot be written or the disk is full.
    """
    part: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".part")
        part = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(0o644)
        part.replace(target)
    except OSError as error:
        if part is not None:
            with contextlib.suppress(OSError):
                part.unlink()
        raise FaultError(FaultCode.EXPORT_FAILED, path=target, detail=error.strerror or error) from error
