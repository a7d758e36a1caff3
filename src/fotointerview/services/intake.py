"""From a file that arrived to a shot in the study: facts read, moved among the originals, look carried on."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from fotointerview.camera import messages
from fotointerview.domain.chain import Link
from fotointerview.domain.faults import FaultError
from fotointerview.domain.sayings import Look
from fotointerview.imaging.exif import read_facts
from fotointerview.storage.intake import IncomingFile
from fotointerview.storage.study import StudyStore

_log = logging.getLogger(__name__)


def take_in(
    store: StudyStore,
    event: messages.FileArrived,
    *,
    joins: str = "",
    trial: bool = False,
    taken_at: datetime | None = None,
) -> Link:
    """Make the arrived file a shot of the interview its folder belongs to. Returns when it is safe on disk.

    ``joins`` is the shot that has the other file of the same release, where that is known; ``trial`` says that it was
    taken without consent; ``taken_at`` when it was taken, where that is known better than by the file and the clock.
    """
    facts = read_facts(event.path)
    source = event.source
    incoming = IncomingFile(
        path=event.path,
        sha256=event.sha256,
        size=source.size,
        taken_at=taken_at or facts.taken_at or datetime.now(UTC),
        width=facts.width,
        height=facts.height,
        exposure=facts.exposure,
        damaged=event.damaged,
        camera_serial=source.serial,
        camera_folder=source.folder,
        camera_name=source.name,
        source_time=source.mtime,
        joins=joins,
        trial=trial,
    )
    return _with_look(store, store.take_in(incoming, interview_id=event.path.parent.name))


def take_in_pending(
    store: StudyStore, *, is_trial: Callable[[str], bool] = lambda _: False
) -> tuple[Link, ...]:
    """Take in every complete file that a crash left on its way. One that cannot be is left where it is.

    ``is_trial`` says of an interview's id whether what was taken there was taken without consent.
    """
    taken = []
    for pending in store.pending():
        try:
            taken.append(
                _with_look(
                    store,
                    store.adopt(
                        pending, facts=read_facts(pending.path), trial=is_trial(pending.interview_id)
                    ),
                )
            )
        except FaultError as error:
            _log.warning("%s stays where it is: %s", pending.path.name, error)
    return tuple(taken)


def _with_look(store: StudyStore, link: Link) -> Link:
    """The look of the shot before goes on: what was asked of it was shown on it at once.

    Not with a second file of the shot: what people asked for since the first came is theirs.
    """
    before = store.link_before(link.shot.id) if len(link.files) == 1 and not link.looks else None
    if before is None or not before.looks:
        return link
    look = replace(before.look, crop=Look().crop)  # the next photo is framed anew
    if look == link.look:
        return link
    store.add_look(link.shot.id, look=look, voice=before.looks[-1].voice, at=datetime.now(UTC))
    return store.link(link.shot.id)
