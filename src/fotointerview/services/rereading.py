"""What other photo programs wrote beside the photos, read again while the study is being worked in."""

from collections.abc import Callable
from dataclasses import dataclass, field

from fotointerview.domain.faults import Fault, FaultError
from fotointerview.services import events
from fotointerview.services.sidecar_pass import ShotDone, SidecarPass
from fotointerview.services.workplace import Workplace
from fotointerview.storage.database import RuleError


@dataclass(slots=True)
class ReadAgain:
    """What came of it.

    Attributes:
        total: how many shots there are; ``shots`` of them were looked at.
        chosen: those whose choice or stars were taken over.
        odd: those of which something cannot be taken over; it stays in the file as it is.
        aside: names of the files that could not be read, and what they are called now.
        faults: what could not be read or written, one for each shot that this happened to.
    """

    total: int = 0
    shots: int = 0
    chosen: list[ShotDone] = field(default_factory=list)
    odd: list[ShotDone] = field(default_factory=list)
    aside: list[tuple[str, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def add(self, done: ShotDone) -> None:
        """Count one shot."""
        if done.verdict is not None:
            self.chosen.append(done)
        if done.not_understood:
            self.odd.append(done)
        self.aside += [(f"{name}.xmp", written.aside) for name, written in done.written if written.aside]


def read_again(
    place: Workplace,
    *,
    tell: Callable[[ReadAgain], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
) -> ReadAgain:
    """Take over what others wrote of every shot, and bring its sidecars level; not on the study's thread.

    ``tell`` hears how far it is; when ``stop`` says so it ends between two shots. The interview at work is read anew
    where something was taken over (→ ``ChainLoaded``).

    Raises:
        FaultError: ``STUDY_READ_ONLY``: nothing was read.
    """
    place.store.refuse_if_closed()
    under_way = SidecarPass(place.store, in_turn=place.store_thread.do, writing=place.sidecars.writing)
    told = ReadAgain()
    ids = under_way.shot_ids()
    told.total = len(ids)
    for shot_id in ids:
        if stop():
            break
        try:
            done = under_way.shot(shot_id, read=True)
            told.add(done)
            if done.changed:
                place.session.tell(events.SidecarsWritten(done.changed))
        except FaultError as error:
            told.faults.append(error.fault)
        except RuleError:  # the shot was taken out of the study meanwhile
            pass
        told.shots += 1
        tell(told)
    if told.chosen:
        place.session.load()
    return told
