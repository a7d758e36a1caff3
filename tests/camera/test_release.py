"""Which file belongs to which release, by table: RAW and JPEG in any order, bursts, memory names, wraps."""

import time
from contextlib import suppress
from pathlib import Path

import pytest

from fotointerview.camera import release
from fotointerview.camera.backend import CameraError, FileRef
from fotointerview.camera.origin import Origin
from fotointerview.camera.release import Releases
from fotointerview.domain.faults import FaultCode

HERE = Path("incoming")
BUTTON = Origin(0, HERE)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(time, "monotonic", clock)
    return clock


def places(releases: Releases, clock: Clock, *files: tuple[float, str]) -> list[int]:
    """The shots that files announced at these times (seconds from the start) belong to, numbered from 0."""
    seen: list[str] = []
    start = clock.now
    for at, path in files:
        clock.now = start + at
        folder, _, name = path.rpartition("/")
        token, _ = releases.place(FileRef(folder or "/DCIM", name), otherwise=BUTTON)
        seen.append(token)
    order = list(dict.fromkeys(seen))
    return [order.index(token) for token in seen]


@pytest.mark.parametrize(
    ("files", "shots"),
    [
        pytest.param([(0, "A_1.NEF"), (0.0, "A_1.JPG")], [0, 0], id="RAW first"),
        pytest.param([(0, "A_1.JPG"), (2.0, "A_1.NEF")], [0, 0], id="JPEG first, two seconds apart"),
        pytest.param([(0, "A_1.JPG"), (3.0, "A_1.NEF")], [0, 1], id="too late"),
        pytest.param([(0, "A_1.jpg"), (0, "A_1.cr3")], [0, 0], id="lower case"),
        pytest.param([(0, "/s1/D/A_1.NEF"), (0.5, "/s2/D/A_1.JPG")], [0, 0], id="two cards"),
        pytest.param(
            [(0, "A_1.JPG"), (0.05, "A_2.JPG"), (0.1, "A_1.NEF"), (0.2, "A_2.NEF")],
            [0, 1, 0, 1],
            id="two releases 50 ms apart",
        ),
        pytest.param([(0, "A_9999.JPG"), (0.1, "A_0001.JPG")], [0, 1], id="names wrap"),
        pytest.param([(0, "/100/A_1.JPG"), (0.1, "/101/A_1.JPG")], [0, 1], id="same name twice"),
        pytest.param([(0, "capt0000.nef"), (0.3, "capt0001.jpg")], [0, 0], id="in memory"),
        pytest.param(
            [(0, "capt0000.nef"), (0.1, "capt0001.jpg"), (0.2, "capt0002.nef"), (0.3, "capt0003.jpg")],
            [0, 0, 1, 1],
            id="in memory, a burst",
        ),
        pytest.param([(0, "capt0000.jpg"), (0.1, "capt0001.jpg")], [0, 1], id="in memory, JPEG alone"),
        pytest.param([(0, "A_1.JPG"), (0, "A_1.NEF"), (0, "A_1.MOV")], [0, 0, 1], id="no third file"),
    ],
)
def test_files_find_their_shot(clock: Clock, files: list[tuple[float, str]], shots: list[int]) -> None:
    assert places(Releases(), clock, *files) == shots


def test_releases_are_answered_in_their_order_with_both_files(clock: Clock) -> None:
    releases = Releases()
    first, second = Origin(1, HERE), Origin(2, Path("elsewhere"))
    releases.begin(first)
    releases.begin(second)
    origins = [
        releases.place(FileRef("/DCIM", name), otherwise=BUTTON)[1]
        for name in ("A_1.JPG", "A_2.NEF", "A_1.NEF", "A_2.JPG", "A_3.JPG")
    ]
    assert origins == [first, second, first, second, BUTTON]
    assert not releases.waiting


def test_each_release_is_missed_by_itself(clock: Clock) -> None:
    releases = Releases()
    releases.begin(Origin(1, HERE))
    clock.now += release.PATIENCE_S - 1
    releases.begin(Origin(2, HERE), exposure_s=30)
    assert releases.overdue() == 0
    clock.now += 2
    assert releases.overdue() == 1
    assert releases.waiting
    clock.now += release.PATIENCE_S + 60
    assert releases.overdue() == 1
    assert not releases.waiting


def test_a_shot_without_its_other_half_is_told_once_and_only_of_bodies_that_make_pairs(clock: Clock) -> None:
    for in_pairs in (False, True):
        releases = Releases(in_pairs=in_pairs)
        places(releases, clock, (0, "A_1.JPG"), (0, "A_1.NEF"), (0, "A_2.JPG"))
        assert releases.incomplete() == []
        clock.now += release.TWIN_S + release.INCOMPLETE_S + 0.5
        assert releases.incomplete() == (["A_2.JPG"] if in_pairs else [])
        assert releases.incomplete() == []


def test_a_shot_taken_before_the_body_made_pairs_is_whole_with_one_file(clock: Clock) -> None:
    releases = Releases()
    places(releases, clock, (0, "A_1.JPG"))
    releases.in_pairs = True
    places(releases, clock, (1, "A_2.JPG"))
    releases.in_pairs = False
    clock.now += release.TWIN_S + release.INCOMPLETE_S + 0.5
    assert releases.incomplete() == ["A_2.JPG"]


def test_a_release_that_nobody_confirmed_is_known_by_the_time_of_its_picture(clock: Clock) -> None:
    releases = Releases()
    doubt = Origin(time.monotonic_ns(), HERE)
    with pytest.raises(CameraError), releases.releasing(doubt, exposure_s=0):
        raise CameraError(FaultCode.CAMERA_LOST, session_over=True)
    assert releases.in_doubt
    assert not releases.waiting
    late = releases.place(FileRef("/DCIM", "A_1.JPG"), otherwise=BUTTON, taken=doubt.at + 60)
    unknown = releases.place(FileRef("/DCIM", "A_2.JPG"), otherwise=BUTTON)
    its = releases.place(FileRef("/DCIM", "A_3.JPG"), otherwise=BUTTON, taken=doubt.at + 1)
    assert [late[1], unknown[1], its[1].directory] == [BUTTON, BUTTON, HERE]
    assert not releases.in_doubt


def test_doubt_ends_when_the_picture_should_be_there(clock: Clock) -> None:
    releases = Releases()
    with pytest.raises(CameraError), releases.releasing(Origin(1, HERE), exposure_s=2):
        raise CameraError(FaultCode.CAMERA_LOST, session_over=True)
    assert releases.doubt_s == pytest.approx(5.5)
    clock.now += 6
    assert releases.doubt_s == 0
    releases.end_doubt()
    assert not releases.in_doubt


def test_a_shot_that_an_earlier_process_announced_is_not_two(clock: Clock) -> None:
    releases = Releases()
    releases.recall("r1", BUTTON, "A_1.NEF")
    releases.recall("r2", BUTTON, "A_2.NEF")
    releases.recall("r2", BUTTON, "A_2.JPG")
    releases.recall("", BUTTON, "A_3.NEF")
    here = [releases.place(FileRef("/DCIM", f"A_{n}.JPG"), otherwise=BUTTON)[0] for n in (1, 2, 3)]
    assert here[0] == "r1"
    assert "r2" not in here
    assert len(set(here)) == 3


@pytest.mark.parametrize("refused", [True, False])
def test_there_is_no_doubt_where_the_camera_answers(clock: Clock, refused: bool) -> None:
    releases = Releases()
    with suppress(CameraError), releases.releasing(Origin(1, HERE), exposure_s=0):
        if refused:
            raise CameraError(FaultCode.FOCUS_FAILED)
    assert not releases.in_doubt
    assert releases.waiting is not refused
