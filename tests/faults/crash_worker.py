"""A process that works on a study and is killed while it does; run by test_crash.py.

It forks for every line on its standard input, so that each run is a real process without paying for the imports
again. What a run has told to be safe stands in its log, each line in one write. With ``kill_at`` a run ends itself by
SIGKILL before that line of the program's code. A run that comes to its end waits there to be killed.
"""

import hashlib
import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import fotointerview
from fotointerview.domain.words import Answer, Dimension, LinkKind, MarkKind, Voice
from fotointerview.services.exits import SHEET
from fotointerview.services.export import Wish, export
from fotointerview.storage import copying
from fotointerview.storage.study import StudyStore
from tests.storage.forking import Fuse, serve
from tests.storage.helpers import arrive, jpeg

NAME = "Wilhelmina van Onbekend"
_OURS = str(Path(fotointerview.__file__).parent)
_AT = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
_SAID = {"judgement": "reason", "quote": "verbatim", "note": "text", "mark": "text"}

Tell = Callable[..., None]


def _take_in(store: StudyStore, interview: str, seed: str, tell: Tell) -> None:
    """Two releases: one of a RAW and a JPEG, one of a JPEG."""
    for name in (f"DSC_{seed}_1.NEF", f"DSC_{seed}_1.JPG", f"DSC_{seed}_2.JPG"):
        arrived = arrive(store, interview, name, content=jpeg(name, 20_000))
        tell("arrived", arrived.sha256)
        link = store.take_in(arrived, interview)
        (file,) = (file for file in link.files if file.sha256 == arrived.sha256)
        tell("safe", file.sha256, file.path)


def _annotate(store: StudyStore, interview: str, seed: str, tell: Tell) -> None:
    """Words of every kind, one deed of several, and one that is taken back."""

    def said(table: str, identifier: str, words: str) -> None:
        tell("said", table, _SAID[table], identifier, words)

    shot = store.chain(interview).links[-1].shot.id
    both: dict[str, Any] = {"voice": Voice.PARTICIPANT, "at": _AT}
    words = f"“{seed}” – héél dichtbij 👩🏽‍💼"
    said("judgement", store.add_judgement(shot, answer=Answer.NO, reason=words, **both).id, words)
    quote = store.add_quote(interview, verbatim=words, **both)
    said("quote", quote.id, words)
    with store.recording() as deed:  # together, or not at all
        note = store.add_note(interview, text=words, at=_AT, shot_id=shot)
        store.link_quote(quote_id=quote.id, shot_id=shot, kind=LinkKind.SAID_AT)
        move = store.agree_move(shot, dimension=Dimension.DISTANCE, step=1, words=words, **both)
    assert move is not None
    said("note", note.id, words)
    tell("agreed", move.id, words)
    mark = store.add_mark(shot, kind=MarkKind.PIN, strokes=(((0.5, 0.5),),), text=words, **both)
    said("mark", mark.id, words)
    store.take_back(deed.changes)
    tell("gone", "note", note.id)


def _export(store: StudyStore, _interview: str, _seed: str, tell: Tell) -> None:
    path = export(store, Wish(kind=SHEET, at=_AT)).path
    tell("exported", path.name, hashlib.sha256(path.read_bytes()).hexdigest())


def _snapshot(store: StudyStore, interview: str, seed: str, tell: Tell) -> None:
    """A name comes and goes, and snapshots before, between and after."""
    # In small steps, so that there are many moments between them.
    vars(copying)["_PAGES"] = 4
    for _ in range(2):
        path = store.snapshot(pause_s=0.0)
        assert path is not None
        tell("snapshot", path.name)
        store.set_real_name("P01", f"{NAME} {seed}")
    _annotate(store, interview, seed, tell)
    store.snapshot(pause_s=0.0)
    store.remove_real_names()
    tell("nameless")
    path = store.snapshot(pause_s=0.0)
    assert path is not None
    tell("snapshot", path.name)


def _migrate(_store: StudyStore, _interview: str, _seed: str, tell: Tell) -> None:
    """Opening the study was all."""
    tell("migrated")


_WORKS: dict[str, Callable[[StudyStore, str, str, Tell], None]] = {
    "intake": _take_in,
    "annotation": _annotate,
    "export": _export,
    "snapshot": _snapshot,
    "migration": _migrate,
}


def _run(task: dict[str, Any]) -> None:
    log = os.open(task["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def tell(kind: str, *words: str) -> None:
        os.write(log, (json.dumps([kind, *words]) + "\n").encode())

    work: Callable[[StudyStore, str, str, Tell], None] = _WORKS[task["work"]]
    fuse = Fuse(_OURS, task["kill_at"])
    tell("begun")
    if task["kill_at"] or task["count"]:
        sys.settrace(fuse.trace)
    with StudyStore.open(Path(task["folder"])) as store:
        work(store, task["interview"], task["seed"], tell)
    sys.settrace(None)
    tell("ended", str(fuse.lines))
    os.close(log)
    signal.pause()


if __name__ == "__main__":
    serve(_run)
