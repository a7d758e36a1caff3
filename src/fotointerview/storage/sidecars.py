"""Sidecars on the disk: what a study says of a shot, beside each of its originals, for other photo programs.

A sidecar is read, merged and put in place whole; where somebody else wrote it in between, it is read once more. One
that cannot be read is set aside under a name that says so. Originals are not touched, and a file that has no
original gets no sidecar.
"""

import errno
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import select

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.storage import models as m
from fotointerview.storage import values
from fotointerview.storage.files import sync_folder
from fotointerview.storage.part import StudyPart, existing
from fotointerview.storage.reading import read_link
from fotointerview.storage.sidecar_names import aside_of, part_of, sidecar_of
from fotointerview.xmp.merging import NOTHING, merge
from fotointerview.xmp.packet import Packet
from fotointerview.xmp.shot import OWNED, Heard, MayQuote, ShotFacts, heard
from fotointerview.xmp.values import Statement
from fotointerview.xmp.xml_tree import MOST_BYTES, XmlError

_TRIES: Final = 5


class SidecarPart(StudyPart):
    """What of a study goes into sidecars."""

    def shot_facts(self, shot_id: str, *, may_quote: MayQuote = lambda _: True) -> ShotFacts:
        """All that goes into a shot's sidecars; of the quotes those that ``may_quote`` lets through.

        Raises:
            RuleError: when there is no such shot.
        """
        tie, quote, interview = m.QuoteLinkRow, m.QuoteRow, m.InterviewRow
        with self._database.reading() as session:
            link = read_link(session, shot_id)
            sitting = existing(session, interview, link.shot.interview_id)
            tied = select(tie.quote_id).where(tie.shot_id == shot_id)
            quotes = session.scalars(select(quote).where(quote.id.in_(tied)).order_by(quote.at, quote.id))
            names = session.execute(select(m.RealNameRow.name, m.RealNameRow.code)).all()
            return ShotFacts(
                link=link,
                interview=values.interview(sitting),
                participant=values.participant(existing(session, m.ParticipantRow, sitting.participant_id)),
                quotes=tuple(filter(may_quote, map(values.quote, quotes))),
                hidden={row.name: row.code for row in names},
            )

    def shot_ids(self) -> tuple[str, ...]:
        """Every shot of the study, by number."""
        with self._database.reading() as session:
            return tuple(session.scalars(select(m.ShotRow.id).order_by(m.ShotRow.number)))


@dataclass(frozen=True, slots=True)
class Written:
    """What writing a sidecar came to.

    Attributes:
        changed: whether the file is another than before.
        aside: the name under which one that could not be read was set aside.
        kept: properties in which another program says something else, which stands.
    """

    changed: bool = False
    aside: str = ""
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a sidecar says that is not ours, and when it was written (Unix seconds)."""

    heard: Heard
    written_s: float


def write_sidecar(
    original: Path, statement: Statement, *, anew: bool = False, taken: frozenset[str] = NOTHING
) -> Written:
    """Bring the sidecar of ``original`` level with ``statement``; durable when it returns.

    Args:
        original: the file of a shot; where it is not there nothing happens.
        statement: what the study says of it.
        anew: also write one that is level.
        taken: properties that were taken over from it, which ours may now replace.

    Raises:
        FaultError: ``SIDECAR_FAILED``; what was there is as it was.
    """
    path, aside = sidecar_of(original), ""
    try:
        for _ in range(_TRIES):
            if not original.is_file():
                return Written(aside=aside)
            before = _state(path)
            try:
                packet = Packet.read(_content(path)) if before is not None else Packet.new()
            except XmlError:
                aside = _set_aside(path)
                continue
            merged = merge(packet, statement, owned=OWNED, at=_now(), taken=taken)
            if not (merged.changed or anew):
                return Written(aside=aside, kept=tuple(merged.kept))
            if _put(path, packet.bytes(), before):
                return Written(True, aside, tuple(merged.kept))
    except OSError as error:
        raise _failed(path, error.strerror or str(error)) from error
    raise _failed(path, "another program keeps writing it")


def read_sidecar(original: Path) -> Found | None:
    """What others wrote into the sidecar of ``original``; ``None`` where there is none.

    Raises:
        FaultError: ``SIDECAR_SET_ASIDE``: it cannot be read; it stays where it is until it is written.
            ``SIDECAR_FAILED``: the disk refuses.
    """
    path = sidecar_of(original)
    try:
        return Found(heard(Packet.read(_content(path))), path.stat().st_mtime)
    except FileNotFoundError:
        return None
    except XmlError as error:
        raise FaultError(
            FaultCode.SIDECAR_SET_ASIDE, path=path.parent, name=path.name, words=error
        ) from error
    except OSError as error:
        raise _failed(path, error.strerror or str(error)) from error


def _content(path: Path) -> bytes:
    """What is in a sidecar; a pipe, a folder or a link is nobody's sidecar, and is not touched."""
    told = path.lstat()
    if not stat.S_ISREG(told.st_mode):
        raise OSError(errno.EINVAL, "it is no plain file")
    if told.st_size > MOST_BYTES:
        raise XmlError(f"more than {MOST_BYTES} bytes")
    return path.read_bytes()


def _put(path: Path, content: bytes, before: tuple[int, ...] | None) -> bool:
    """Put ``content`` in place; ``False`` where somebody else has written there since."""
    part = part_of(path)
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if before is not None:
            with suppress(OSError):  # some file systems know no rights
                part.chmod(path.stat().st_mode & 0o777)
        if _state(path) != before:
            part.unlink()
            return False
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    with suppress(OSError):  # a share that cannot do it for a folder
        sync_folder(path.parent)
    return True


def _set_aside(path: Path) -> str:
    aside = aside_of(path)
    path.rename(aside)
    with suppress(OSError):
        sync_folder(path.parent)
    return aside.name


def _state(path: Path) -> tuple[int, ...] | None:
    """What tells whether a file was written since; ``None`` where there is none."""
    try:
        told = path.lstat()
    except FileNotFoundError:
        return None
    return told.st_ino, told.st_size, told.st_mtime_ns


def _failed(path: Path, words: str) -> FaultError:
    return FaultError(FaultCode.SIDECAR_FAILED, path=path.parent, name=path.name, words=words)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
