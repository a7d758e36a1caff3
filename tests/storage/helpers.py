"""What the storage tests share: a study with somebody in it, and files that arrive."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from fotointerview.domain.faults import Fault, FaultCode, FaultError
from fotointerview.domain.people import Interview
from fotointerview.domain.words import Language
from fotointerview.storage.intake import IncomingFile
from fotointerview.storage.study import RoleSpec, StudyStore

NOW = datetime(2026, 11, 23, 9, 30, 0, 123456, tzinfo=UTC)
ROLES = (RoleSpec("wet", "wet", "law"), RoleSpec("ict", "ict", "IT"), RoleSpec("loket", "loket", "counter"))
DIFFICULT = (
    "“Ik zie mezelf” – <b>niet</b> & 'nooit' \\ \"ja\" %s {} \t\n\r"
    " \u0000 \u202eomgekeerd\u202c e\u0301 \u00e9 👩🏽‍💼 𝔘𝔫𝔦 \ufeff'); DROP TABLE quote;--"
)


def add_interview(store: StudyStore, participant_id: str, *, at: datetime = NOW) -> Interview:
    """An interview like any other."""
    return store.add_interview(
        participant_id=participant_id,
        preset="begripvolle-ambtenaar",
        question_nl="Laat dit beeld je zien?",
        question_en="Does this picture show you?",
        language=Language.NL,
        started_at=at,
        zone="Europe/Amsterdam",
    )


def new_interview(store: StudyStore, role_key: str | None = "ict", *, at: datetime = NOW) -> Interview:
    """An interview with a new participant."""
    return add_interview(store, store.add_participant(code=store.next_code(), role_key=role_key).id, at=at)


def jpeg(text: str, size: int = 0) -> bytes:
    """Bytes that begin and end like a JPEG."""
    return b"\xff\xd8" + text.encode() + bytes(size) + b"\xff\xd9"


def arrive(store: StudyStore, interview_id: str, name: str, *, content: bytes | None = None) -> IncomingFile:
    """Lay a file into the interview's downloads as the camera process does, its identity beside it."""
    data = jpeg(name) if content is None else content
    suffix = Path(name).suffix.lower()
    path = store.incoming_for(interview_id) / f"token-{sha256(name.encode()).hexdigest()[:8]}{suffix}"
    source = {"serial": "42", "folder": "/DCIM/100", "name": name, "size": len(data), "mtime": 1_795_426_200}
    path.with_suffix(".json").write_text(json.dumps(source), encoding="utf-8")
    part = path.with_suffix(".part")
    part.write_bytes(data)
    part.replace(path)
    return IncomingFile(
        path=path,
        sha256=sha256(data).hexdigest(),
        size=len(data),
        taken_at=NOW,
        camera_serial="42",
        camera_folder="/DCIM/100",
        camera_name=name,
        source_time=1_795_426_200,
        width=6000,
        height=4000,
    )


def arrive_again(store: StudyStore, interview_id: str, arrived: IncomingFile, data: bytes) -> IncomingFile:
    """The same file of the same camera once more, under another token."""
    path = store.incoming_for(interview_id) / f"again{arrived.path.suffix}"
    path.write_bytes(data)
    return replace(arrived, path=path)


def add_shot(store: StudyStore, interview_id: str, name: str) -> str:
    """A shot of the interview; returns its id."""
    return store.take_in(arrive(store, interview_id, name), interview_id).shot.id


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@contextmanager
def faulty(code: FaultCode) -> Iterator[list[Fault]]:
    """Expects a fault of that code; the list has it afterwards."""
    found: list[Fault] = []
    with pytest.raises(FaultError) as caught:
        yield found
    found.append(caught.value.fault)
    assert caught.value.fault.code == code
