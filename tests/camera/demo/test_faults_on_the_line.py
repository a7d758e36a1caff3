"""Every fault on order, as the real libgphoto2 meets it, and that the camera is itself again afterwards."""

import time
from collections.abc import Iterator

import pytest

from fotointerview.camera.demo.faults import FaultKind
from fotointerview.camera.demo.launch import DemoCameraError, DemoCameraProcess
from tests.camera.demo.host import Host, demo_and_host, gp

Pair = tuple[DemoCameraProcess, Host]
LARGE = (3000, 2000)
"""Of this size files are read in several pieces."""


@pytest.fixture(scope="module")
def running() -> Iterator[Pair]:
    with demo_and_host(still=LARGE) as found:
        yield found


@pytest.fixture
def pair(running: Pair) -> Iterator[Pair]:
    demo, host = running
    host.reconnect()
    yield running
    demo.clear()


@pytest.fixture(scope="module")
def place(running: Pair) -> tuple[str, str]:
    """A picture that is on the card."""
    return running[1].shoot()


def arrives_whole(host: Host, place: tuple[str, str]) -> bool:
    return host.same_as_on_card(place, host.fetch(place))


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99])
def test_the_line_is_cut_in_the_middle_of_a_file(pair: Pair, place: tuple[str, str], share: float) -> None:
    demo, host = pair
    demo.fault(FaultKind.CUT_FILE, share=share)
    with pytest.raises(gp.GPhoto2Error):
        host.fetch(place)
    assert demo.state().armed == {}
    host.reconnect()
    assert arrives_whole(host, place)


def test_it_may_be_cut_more_than_once(pair: Pair, place: tuple[str, str]) -> None:
    demo, host = pair
    demo.fault(FaultKind.CUT_FILE, share=0.5, times=2)
    for left in ({"cut-file": 1}, {}):
        with pytest.raises(gp.GPhoto2Error):
            host.fetch(place)
        assert demo.state().armed == left
        host.reconnect()
    assert arrives_whole(host, place)


def test_a_stall_ends(pair: Pair, place: tuple[str, str]) -> None:
    demo, host = pair
    demo.fault(FaultKind.STALL_FILE, share=0.5, seconds=0.5)
    began = time.monotonic()
    assert arrives_whole(host, place)
    assert time.monotonic() - began >= 0.5


@pytest.mark.parametrize("kind", [FaultKind.STALL_FILE, FaultKind.STALL])
def test_a_line_that_falls_silent_ends_in_a_time_out(
    pair: Pair, place: tuple[str, str], kind: FaultKind
) -> None:
    demo, host = pair
    demo.fault(kind)
    with pytest.raises(gp.GPhoto2Error):
        host.fetch(place)
    demo.cut_line()  # else the driver waits as long again for its farewell
    host.reconnect()
    assert arrives_whole(host, place)


def test_a_short_transfer_is_called_a_success(pair: Pair, place: tuple[str, str]) -> None:
    demo, host = pair
    demo.fault(FaultKind.SHORT_FILE, share=0.9)
    short = host.fetch(place)
    assert 0 < len(short) < host.size(place)
    assert arrives_whole(host, place)


def test_a_read_may_bring_nothing_at_all(pair: Pair, place: tuple[str, str]) -> None:
    demo, host = pair
    demo.fault(FaultKind.EMPTY_READ)
    assert host.fetch(place) == b""
    assert host.size(place) > 1_000_000
    assert arrives_whole(host, place)


def test_a_size_may_be_told_as_nothing(pair: Pair, place: tuple[str, str]) -> None:
    demo, host = pair
    demo.fault(FaultKind.EMPTY_INFO)
    assert host.size(place) == 0
    host.reconnect()
    assert host.size(place) > 1_000_000


def test_a_picture_may_be_empty(pair: Pair) -> None:
    demo, host = pair
    demo.fault(FaultKind.EMPTY_FILE)
    empty = host.shoot()
    assert (host.size(empty), host.fetch(empty)) == (0, b"")
    assert host.fetch(host.shoot())


def test_a_picture_may_lack_its_end(pair: Pair) -> None:
    demo, host = pair
    demo.fault(FaultKind.CORRUPT_FILE)
    damaged = host.shoot()
    data = host.fetch(damaged)
    assert len(data) == host.size(damaged) > 100_000
    assert data[:2] == b"\xff\xd8"
    assert not data.endswith(b"\xff\xd9")
    assert host.same_as_on_card(damaged, data)
    assert host.fetch(host.shoot()).endswith(b"\xff\xd9")


def test_a_busy_body_says_so_and_gets_over_it(pair: Pair, place: tuple[str, str]) -> None:
    demo, host = pair
    demo.fault(FaultKind.BUSY, seconds=0.5)
    for call in (lambda: host.fetch(place), host.fire):
        with pytest.raises(gp.GPhoto2Error) as busy:
            call()
        assert busy.value.code == gp.GP_ERROR_CAMERA_BUSY
    time.sleep(0.5)
    assert arrives_whole(host, place)
    assert arrives_whole(host, host.shoot())


def test_a_full_card_refuses_and_the_session_goes_on(pair: Pair) -> None:
    demo, host = pair
    exposed = demo.state().exposed
    demo.fault(FaultKind.STORE_FULL)
    with pytest.raises(gp.GPhoto2Error):
        host.fire()
    assert demo.state().exposed == exposed
    assert arrives_whole(host, host.shoot())


@pytest.mark.parametrize(("kind", "taken"), [(FaultKind.RELEASE_LOST, 0), (FaultKind.RELEASE_UNANSWERED, 1)])
def test_a_release_may_go_down_with_the_line(pair: Pair, kind: FaultKind, taken: int) -> None:
    demo, host = pair
    released, files = demo.state().released, len(demo.card())
    demo.fault(kind)
    with pytest.raises(gp.GPhoto2Error):
        host.fire()
    assert demo.state().released == released + taken
    until = time.monotonic() + 10
    while demo.state().busy and time.monotonic() < until:
        time.sleep(0.01)
    assert len(demo.card()) == files + taken


def test_the_line_may_be_cut_between_release_and_news(pair: Pair) -> None:
    demo, host = pair
    files = len(demo.card())
    demo.fault(FaultKind.CUT_BEFORE_NEWS)
    host.fire()
    with pytest.raises(gp.GPhoto2Error):
        host.files(1)
    missed = demo.card()[files]
    host.reconnect()
    assert arrives_whole(host, (f"/store_00010001/DCIM/{missed.folder}", missed.name))


def test_a_body_that_is_off_takes_nobody_until_it_is_on_again(pair: Pair) -> None:
    demo, host = pair
    demo.fault(FaultKind.OFF, seconds=0.7)
    began = time.monotonic()
    with pytest.raises(gp.GPhoto2Error):
        host.read("iso")
    host.reconnect()
    assert time.monotonic() - began >= 0.7
    assert host.read("iso") == "400"


def test_a_cable_that_is_pulled_and_put_back(pair: Pair, place: tuple[str, str]) -> None:
    demo, host = pair
    demo.cut_line()
    with pytest.raises(gp.GPhoto2Error):
        host.fetch(place)
    host.reconnect()
    assert arrives_whole(host, place)


def test_a_slow_line_is_as_slow_as_ordered(pair: Pair, place: tuple[str, str]) -> None:
    demo, host = pair
    demo.fault(FaultKind.THROTTLE, mb_per_s=4.0)
    began = time.monotonic()
    assert arrives_whole(host, place)
    assert time.monotonic() - began >= 0.9 * host.size(place) / 4e6


@pytest.mark.parametrize(
    ("kind", "parameters", "words"),
    [
        (FaultKind.SHORT_FILE, {"seconds": 1.0}, "has no seconds"),
        (FaultKind.CUT_FILE, {"share": 2.0}, "out of range"),
        (FaultKind.BUSY, {}, "needs seconds"),
        (FaultKind.THROTTLE, {}, "needs mb_per_s"),
        (FaultKind.STALL, {"lightning": 1.0}, "lightning"),
    ],
)
def test_orders_that_make_no_sense_are_refused(
    pair: Pair, kind: FaultKind, parameters: dict[str, float], words: str
) -> None:
    demo, _ = pair
    with pytest.raises(DemoCameraError, match=words):
        demo.fault(kind, **parameters)
    assert demo.state().armed == {}
