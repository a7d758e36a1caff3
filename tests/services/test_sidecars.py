"""Sidecars beside a session: written after every change, whole at the end, quiet when they cannot be."""

import os
import queue
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from fotointerview.domain.faults import FaultCode
from fotointerview.domain.sayings import Look
from fotointerview.domain.words import Answer, Dimension, Language, LinkKind, MarkKind, Verdict, Voice
from fotointerview.services import events
from fotointerview.services.sidecar_pass import SidecarPass
from fotointerview.services.sidecars import SidecarPatience, Sidecars
from fotointerview.services.study import interview_of
from fotointerview.services.workplace import Workplace
from fotointerview.storage.study import StudyStore
from fotointerview.xmp.packet import Packet
from fotointerview.xmp.shot import MayQuote, ShotFacts
from tests.services.session_kit import PaperCamera, Sitting, jpeg
from tests.storage.xmp_kit import darktable, seen_by_exiv2

_PATIENCE_S = 20
QUICK = SidecarPatience(after_s=0.05, latest_s=0.3, again_s=0.05, most_s=0.1, look_after_s=0)


def wait(true: Callable[[], bool]) -> None:
    """Until it is so; fails when that takes too long."""
    end = time.monotonic() + _PATIENCE_S
    while not true():
        assert time.monotonic() < end
        time.sleep(0.005)


class Writing:
    """A sitting with sidecars."""

    def __init__(self, sitting: Sitting, *, patience: SidecarPatience = QUICK) -> None:
        self.sitting = sitting
        self.session = sitting.session
        self.sidecars = Sidecars(
            store=sitting.store, store_thread=sitting.thread, session=sitting.session, patience=patience
        )

    def settle(self) -> None:
        """Until all that was said so far is written."""
        self.sitting.settle()
        wait(lambda: self.sidecars.is_settled)

    def path(self, shot_id: str) -> Path:
        original = self.sitting.store.absolute(self.sitting.link(shot_id).files[0].path)
        return original.with_name(f"{original.name}.xmp")

    def packet(self, shot_id: str) -> Packet:
        return Packet.read(self.path(shot_id).read_bytes())

    def codes(self, shot_id: str) -> tuple[str, ...]:
        return self.packet(shot_id).items("lr:hierarchicalSubject")

    def noticed(self) -> list[FaultCode]:
        return [event.fault.code for event in self.sitting.heard if isinstance(event, events.Noticed)]


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    with Sitting(tmp_path / "study") as made:
        yield made


@pytest.fixture
def writing(sitting: Sitting) -> Iterator[Writing]:
    made = Writing(sitting)
    yield made
    made.sidecars.close()


def test_every_change_of_a_shot_is_written(writing: Writing) -> None:
    shot, session = writing.sitting.shoot().shot.id, writing.session
    writing.settle()
    assert writing.packet(shot).text("photoshop:DateCreated")
    session.judge(shot, Answer.ALMOST)
    session.agree(shot, Dimension.LIGHT, 1)
    writing.settle()
    assert writing.codes(shot) == ("Answer|almost", "Next photo|Light|more")
    session.choose(shot, Verdict.CHOSEN)
    writing.settle()
    assert (writing.packet(shot).text("xmp:Rating"), writing.packet(shot).text("xmp:Label")) == ("0", "Green")
    session.set_look(shot, Look(monochrome=True))
    session.describe(shot, "Een raam.")
    session.draw(shot, MarkKind.REGION, (((0.1, 0.2), (0.3, 0.6)),), voice=Voice.PARTICIPANT)
    writing.settle()
    packet = writing.packet(shot)
    assert "Look|black and white" in writing.codes(shot)
    assert packet.find("fi:Look") is not None
    assert b"Een raam." in packet.bytes()
    assert b"region by the participant" in packet.bytes()
    session.undo()
    session.undo()
    session.choose(shot, None)
    writing.settle()
    packet = writing.packet(shot)
    assert packet.text("xmp:Rating") == "0"
    assert packet.find("xmp:Label") is None
    assert packet.find("mwg-rs:Regions") is None
    assert b"Een raam." not in packet.bytes()
    assert writing.noticed() == []


def test_at_rest_nothing_is_written_and_afterwards_what_was_due_is(writing: Writing) -> None:
    shot = writing.sitting.shoot().shot.id
    writing.settle()
    with writing.sidecars.at_rest():
        before = writing.path(shot).read_bytes()
        writing.session.judge(shot, Answer.ALMOST)
        writing.sitting.settle()
        time.sleep(0.3)
        assert writing.path(shot).read_bytes() == before
    writing.settle()
    assert writing.codes(shot) == ("Answer|almost",)


def test_the_next_shot_and_the_one_before_tell_of_the_move(writing: Writing) -> None:
    first = writing.sitting.shoot().shot.id
    writing.session.agree(first, Dimension.LIGHT, 1)
    second = writing.sitting.next_photo().shot.id
    writing.settle()
    assert "Next photo|Light|more" in writing.codes(first)
    assert "Light|more" in writing.codes(second)


def test_a_quote_goes_in_when_it_is_approved_and_out_when_it_is_not(writing: Writing) -> None:
    shot, session = writing.sitting.shoot().shot.id, writing.session
    other = writing.sitting.shoot().shot.id
    session.quote(shot, "Zo ben ik")
    session.note(shot, "mijn aantekening")
    words = writing.sitting.wait(events.WordsChanged).words
    (quote,) = words.quotes
    session.tie_quote(quote.id, other, LinkKind.ILLUSTRATES)
    writing.settle()
    assert b"Zo ben ik" not in writing.packet(shot).bytes()
    session.change_quote(quote.id, approved=True)
    writing.settle()
    for one in (shot, other):
        assert "“Zo ben ik”" in writing.packet(one).bytes().decode()
        assert b"mijn aantekening" not in writing.packet(one).bytes()
    session.remove_quote(quote.id)
    writing.settle()
    for one in (shot, other):
        assert b"Zo ben ik" not in writing.packet(one).bytes()


def test_who_may_be_quoted_is_asked(sitting: Sitting) -> None:
    asked = []

    def may_quote(quote: object) -> bool:
        asked.append((quote, threading.current_thread().name))
        return False

    sidecars = Sidecars(
        store=sitting.store,
        store_thread=sitting.thread,
        session=sitting.session,
        may_quote=may_quote,
        patience=QUICK,
    )
    shot = sitting.shoot().shot.id
    sitting.session.quote(shot, "Zo ben ik")
    (quote,) = sitting.wait(events.WordsChanged).words.quotes
    sitting.session.change_quote(quote.id, approved=True)
    sidecars.close()
    (path,) = sitting.store.folder.rglob("*.xmp")
    assert b"Zo ben ik" not in path.read_bytes()
    assert {name for _, name in asked} == {"store_0"}


def test_many_changes_are_one_writing(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    writing = Writing(sitting, patience=SidecarPatience(after_s=0.4, latest_s=30))
    facts = sitting.store.shot_facts
    asked: list[str] = []

    def counted(shot_id: str, *, may_quote: MayQuote) -> ShotFacts:
        asked.append(shot_id)
        return facts(shot_id, may_quote=may_quote)

    monkeypatch.setattr(sitting.store, "shot_facts", counted)
    shot = sitting.shoot().shot.id
    for number in range(40):
        sitting.session.describe(shot, f"tekst {number}")
    writing.settle()
    assert b"tekst 39" in writing.path(shot).read_bytes()
    assert len(asked) <= 5  # the shot, what was measured of it, and all that was said
    writing.sidecars.close()


def test_closing_writes_what_waits_and_opening_what_was_missed(tmp_path: Path) -> None:
    slow = SidecarPatience(after_s=600, latest_s=600, look_after_s=0.1)
    with Sitting(tmp_path / "study") as sitting:
        writing = Writing(sitting, patience=slow)
        shot = sitting.shoot().shot.id
        sitting.session.judge(shot, Answer.YES)
        sitting.session.choose(shot, Verdict.MAYBE)
        assert not writing.path(shot).exists()
        writing.sidecars.close()
        assert writing.codes(shot) == ("Answer|yes", "Choice|maybe")
        writing.sidecars.close()
        writing.path(shot).unlink()  # as if the program had been killed before
    with Sitting(tmp_path / "study") as sitting:
        writing = Writing(sitting, patience=slow)
        sitting.session.load()
        writing.settle()
        assert writing.codes(shot) == ("Answer|yes", "Choice|maybe")
        writing.sidecars.close()


def test_the_end_of_an_interview_writes_what_waits(sitting: Sitting) -> None:
    writing = Writing(sitting, patience=SidecarPatience(after_s=600, latest_s=600))
    shot = sitting.shoot().shot.id
    sitting.session.judge(shot, Answer.YES)
    other = sitting.thread.ask(lambda: interview_of(sitting.store, "P02", language=Language.NL)).result()
    sitting.session.open_interview(other.id)
    wait(lambda: writing.path(shot).exists())
    assert writing.codes(shot) == ("Answer|yes",)
    writing.sidecars.close()


def test_the_program_writes_them_and_closing_it_waits_for_them(tmp_path: Path) -> None:
    safe: queue.SimpleQueue[str] = queue.SimpleQueue()

    def hear(event: events.SessionEvent) -> None:
        if isinstance(event, events.ShotSafe):
            safe.put(event.link.shot.id)

    with Workplace.open(tmp_path / "study", language=Language.NL, code="P01", asks_consent=False) as place:
        camera = PaperCamera()
        camera.tell = place.session.camera_event
        place.session.use_camera(camera)
        place.session.subscribe(hear)
        place.session.shoot()
        shot = safe.get(timeout=_PATIENCE_S)
        place.session.judge(shot, Answer.YES)
        place.session.choose(shot, Verdict.CHOSEN)
    (path,) = (tmp_path / "study").rglob("*.xmp")
    packet = Packet.read(path.read_bytes())
    assert packet.items("lr:hierarchicalSubject") == ("Answer|yes", "Choice|chosen")
    assert path.with_suffix("").is_file()


def test_a_disk_that_refuses_is_told_once_and_tried_again(writing: Writing) -> None:
    shot = writing.sitting.shoot().shot.id
    writing.settle()
    in_the_way = writing.path(shot)
    in_the_way.unlink()
    in_the_way.mkdir()
    for answer in (Answer.NO, Answer.YES):
        writing.session.judge(shot, answer)
        time.sleep(0.3)
    assert writing.noticed() == [FaultCode.SIDECAR_FAILED]
    in_the_way.rmdir()
    writing.settle()
    assert writing.codes(shot) == ("Answer|yes",)
    assert writing.noticed() == [FaultCode.SIDECAR_FAILED]


def test_closing_does_not_wait_for_a_disk_that_refuses(sitting: Sitting) -> None:
    writing = Writing(sitting)
    shot = sitting.shoot().shot.id
    writing.settle()
    writing.path(shot).unlink()
    writing.path(shot).mkdir()
    sitting.session.judge(shot, Answer.NO)
    before = time.monotonic()
    writing.sidecars.close()
    assert time.monotonic() - before < 5


def test_one_that_cannot_be_read_is_set_aside_and_told(writing: Writing) -> None:
    shot = writing.sitting.shoot().shot.id
    writing.settle()
    writing.path(shot).write_bytes(b"<broken")
    writing.session.judge(shot, Answer.YES)
    writing.settle()
    assert writing.path(shot).with_name("FI_0001.JPG.xmp.damaged").read_bytes() == b"<broken"
    assert writing.codes(shot) == ("Answer|yes",)
    (notice,) = [event for event in writing.sitting.heard if isinstance(event, events.Noticed)]
    assert notice.fault.code is FaultCode.SIDECAR_SET_ASIDE
    assert notice.fault.details == {"name": "FI_0001.JPG.xmp", "aside": "FI_0001.JPG.xmp.damaged"}


def test_a_shot_that_is_gone_gets_no_sidecar(writing: Writing) -> None:
    shot = writing.sitting.shoot().shot.id
    writing.settle()
    path = writing.path(shot)
    path.unlink()
    path.with_suffix("").unlink()
    writing.session.judge(shot, Answer.YES)
    writing.settle()
    assert not path.exists()
    assert writing.noticed() == []


def test_a_study_for_reading_only_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Sitting(tmp_path / "study") as sitting:
        shot = sitting.shoot().shot.id
        monkeypatch.setattr(StudyStore, "read_only", property(lambda _self: True))
        writing = Writing(sitting)
        sitting.session.load()
        sitting.settle()
        assert writing.sidecars.is_settled
        writing.sidecars.close()
        assert not writing.path(shot).exists()


@pytest.mark.parametrize("orientation", [1, 6])
def test_a_mark_lies_on_the_stored_picture_whoever_reads_it(
    writing: Writing, orientation: int, tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.fromarray(np.zeros((40, 60, 3), np.uint8)).save(tmp_path / "t.jpg", exif=exif)
    writing.sitting.camera.bring("DSC_1.JPG", (tmp_path / "t.jpg").read_bytes())
    shot = writing.sitting.wait(events.ShotSafe).link.shot.id
    writing.session.draw(shot, MarkKind.REGION, (((0.1, 0.2), (0.3, 0.6)),), voice=Voice.PARTICIPANT)
    writing.settle()
    seen = seen_by_exiv2(writing.path(shot))
    start = "Xmp.mwg-rs.Regions/mwg-rs:"
    size = [seen[f"{start}AppliedToDimensions/stDim:{side}"] for side in "wh"]
    assert size == ["60", "40"]
    area = [float(seen[f"{start}RegionList[1]/mwg-rs:Area/stArea:{key}"]) for key in "xywh"]
    assert area == pytest.approx([0.2, 0.4, 0.2, 0.4] if orientation == 1 else [0.4, 0.8, 0.4, 0.2])


# ── all of a study ──────────────────────────────────────────────────────────────────────────────────────────────


def test_reading_again_takes_over_what_another_program_decided(writing: Writing) -> None:
    sitting = writing.sitting
    first, second = sitting.shoot().shot.id, sitting.shoot().shot.id
    writing.session.choose(second, Verdict.CHOSEN)
    writing.settle()
    writing.path(first).write_bytes(darktable(rating="4", colours=(2,)))
    changed = writing.path(second).read_bytes().replace(b"Label>Green<", b"Label>Print<")
    writing.path(second).write_bytes(changed)

    def go_through(*, read: bool) -> list[tuple[Verdict | None, int, tuple[str, ...]]]:
        under_way = SidecarPass(sitting.store)
        done = [under_way.shot(shot, read=read) for shot in under_way.shot_ids()]
        return [(one.verdict, one.rating, one.not_understood) for one in done]

    def asked(*, read: bool) -> list[tuple[Verdict | None, int, tuple[str, ...]]]:
        return sitting.thread.ask(lambda: go_through(read=read)).result()

    nothing = (None, 0, ())
    assert asked(read=False) == [nothing, nothing]
    assert sitting.link(first).choice is None
    assert asked(read=True) == [(Verdict.CHOSEN, 4, ()), (None, 0, ("xmp:Label Print",))]
    choice = sitting.link(first).choice
    assert choice is not None
    assert (choice.verdict, choice.rating) == (Verdict.CHOSEN, 4)
    assert b"darktable:history" in writing.path(first).read_bytes()
    assert asked(read=True)[0] == nothing


def test_of_two_files_the_one_written_last_counts(writing: Writing) -> None:
    sitting = writing.sitting
    shot = sitting.shoot().shot.id
    sitting.camera.bring("DSC_0001.NEF", jpeg(9), taken=1_700_000_001)
    wait(lambda: len(sitting.link(shot).files) == 2)
    writing.settle()
    files = [sitting.store.absolute(file.path) for file in sitting.link(shot).files]
    for at, (file, rating) in enumerate(zip(files, "25", strict=True)):
        sidecar = file.with_name(f"{file.name}.xmp")
        sidecar.write_bytes(darktable(rating=rating))
        os.utime(sidecar, (1_000 + at, 1_000 + at))
    done = sitting.thread.ask(lambda: SidecarPass(sitting.store).shot(shot, read=True)).result()
    assert (done.verdict, done.rating) == (Verdict.MAYBE, 5)
    for file in files:
        assert Packet.read(file.with_name(f"{file.name}.xmp").read_bytes()).text("xmp:Rating") == "5"
