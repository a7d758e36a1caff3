"""The body's newer dials as the real libgphoto2 shows them, and dials that a hand turns."""

from collections.abc import Iterator

import pytest

from fotointerview.camera.demo.faults import FaultKind
from fotointerview.camera.demo.launch import DemoCameraError, DemoCameraProcess
from fotointerview.camera.names import load_tables
from fotointerview.domain.camera import SettingName
from tests.camera.demo.host import Host, demo_and_host, gp

Pair = tuple[DemoCameraProcess, Host]


@pytest.fixture(scope="module")
def pair() -> Iterator[Pair]:
    with demo_and_host(still=(600, 400)) as found:
        yield found


def test_every_setting_of_the_table_is_there(pair: Pair) -> None:
    demo, host = pair
    table = load_tables()["demo"]
    for name, word in demo.state().settings.items():
        (config,) = table.settings[SettingName(name)]
        assert table.ours(SettingName(name), str(host.read(config))) == word


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("expprogram", ["M", "P", "A", "S"]),
        ("focusmode", ["AF-S", "AF-C", "Manual"]),
        ("imagequality", ["JPEG Fine", "NEF (Raw)", "NEF+Fine"]),
        ("capturemode", ["Single Shot", "Burst", "Timer"]),
    ],
)
def test_choices_are_in_the_drivers_words_and_can_be_set(pair: Pair, name: str, choices: list[str]) -> None:
    _, host = pair
    before = host.read(name)
    assert host.choices(name) == choices
    for word in (*reversed(choices), before):
        assert host.write(name, word) == word


def test_in_shutter_priority_the_body_meters_the_aperture(pair: Pair) -> None:
    _, host = pair
    host.write("expprogram", "S")
    try:
        numbers = []
        for word in ("1/125", "1/60", "1/15"):
            assert host.write("shutterspeed2", word) == word
            widget = host.camera.get_single_config("f-number")
            assert widget.get_readonly()
            numbers.append(float(widget.get_value().removeprefix("f/")))
        assert numbers == sorted(numbers)
        assert numbers[2] / numbers[0] == pytest.approx(8**0.5, rel=0.15)
    finally:
        host.write("expprogram", "A")
        host.write("f-number", "f/4")


def test_a_dial_turned_at_the_body_is_told(pair: Pair) -> None:
    demo, host = pair
    assert host.read("iso") == "400"
    demo.turn(SettingName.ISO, "1600")
    told = [host.camera.wait_for_event(100) for _ in range(4)]
    assert any(kind == gp.GP_EVENT_UNKNOWN and '"iso" to "1600"' in str(text) for kind, text in told)
    assert host.read("iso") == "1600"
    demo.turn(SettingName.ISO, "400")


@pytest.mark.parametrize(("name", "value"), [("iso", "7"), ("focal_length", "8"), ("lamp", "bright")])
def test_a_dial_has_its_places_only(pair: Pair, name: str, value: str) -> None:
    demo, _ = pair
    with pytest.raises(DemoCameraError, match="does not turn"):
        demo.turn(SettingName(name), value)


def test_a_zoom_ring_is_not_for_the_host(pair: Pair) -> None:
    demo, host = pair
    assert host.camera.get_single_config("5008").get_readonly()
    demo.turn(SettingName.FOCAL_LENGTH, "50")
    assert host.read("5008") == "5000"
    demo.turn(SettingName.FOCAL_LENGTH, "85")


def test_the_room_on_the_card_is_told_and_runs_out(pair: Pair) -> None:
    demo, host = pair
    before = int(host.read("d3e3"))
    used = sum(file.size for file in demo.card())
    try:
        demo.set_capacity(used + 2 * 80_000)
        assert host.read("d3e3") == "2"
        assert host.camera.get_storageinfo()[0].freeimages == 2
        host.shoot()
        assert int(host.read("d3e3")) < 2
        demo.set_capacity(used)
        with pytest.raises(gp.GPhoto2Error):
            host.fire()
        assert host.read("d3e3") == "0"
    finally:
        demo.set_capacity(64_000_000_000)
    assert int(host.read("d3e3")) in (before, before - 1)
    host.shoot()


def test_two_kinds_of_files_need_more_room(pair: Pair) -> None:
    _, host = pair
    alone = int(host.read("d3e3"))
    host.write("imagequality", "NEF+Fine")
    assert int(host.read("d3e3")) < 0.6 * alone
    host.write("imagequality", "JPEG Fine")


def test_focusing_first_is_asked_for_with_the_drivers_own_setting(pair: Pair) -> None:
    demo, host = pair
    host.write("autofocus", "On")
    try:
        demo.fault(FaultKind.FOCUS_FAILURE)
        exposed = demo.state().exposed
        with pytest.raises(gp.GPhoto2Error):
            host.fire()
        assert demo.state().exposed == exposed
        host.shoot()
        host.write("focusmode", "Manual")
        demo.fault(FaultKind.FOCUS_FAILURE)
        host.shoot()  # nobody looks for focus
        assert demo.state().armed == {"focus-failure": 1}
    finally:
        demo.clear()
        host.write("focusmode", "AF-S")
        host.write("autofocus", "Off")


def test_a_button_that_finds_nothing_sharp_does_nothing(pair: Pair) -> None:
    demo, host = pair
    demo.fault(FaultKind.FOCUS_FAILURE)
    with pytest.raises(DemoCameraError, match="focus"):
        demo.press_shutter()
    demo.press_shutter()
    assert host.files(1)
