"""Two files of one release are one shot for whoever looks."""

import threading

import pytest

from fotointerview.camera.messages import FileAnnounced
from fotointerview.services import arrivals as module
from fotointerview.services.arrivals import Arrivals


def announced(token: str, release: str) -> FileAnnounced:
    return FileAnnounced(token, "/DCIM", f"{token}.JPG", 1, 2, release=release)


def test_the_first_file_names_the_shot_and_the_other_joins() -> None:
    arrivals = Arrivals()
    assert arrivals.announced(announced("raw", "r1"))
    assert not arrivals.announced(announced("jpeg", "r1"))
    assert arrivals.announced(announced("next", "r2"))
    assert [arrivals.token(t) for t in ("raw", "jpeg", "next", "never")] == ["raw", "raw", "next", "never"]
    assert arrivals.keep("jpeg", "shot 1")
    assert arrivals.shot_id("raw") == "shot 1"
    assert not arrivals.keep("raw", "shot 1")
    assert arrivals.shot_id("next") == ""


def test_a_jpeg_is_always_shown_and_a_raw_only_when_nothing_else_is() -> None:
    arrivals = Arrivals()
    for token, release in (("raw", "r1"), ("jpeg", "r1"), ("jpeg 2", "r2"), ("raw 2", "r2")):
        arrivals.announced(announced(token, release))
    shown = [("raw", False), ("jpeg", True), ("jpeg 2", True), ("raw 2", False)]
    assert [arrivals.show(token, quick=quick) for token, quick in shown] == [True, True, True, False]


def test_files_without_a_release_stand_for_themselves() -> None:
    arrivals = Arrivals()
    assert arrivals.announced(announced("a", ""))
    assert arrivals.announced(announced("b", ""))
    assert arrivals.token("b") == "b"


def test_the_other_half_of_a_shot_is_waited_for_and_no_longer_than_it_may_take(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "TWIN_S", 0.5)
    arrivals = Arrivals()
    arrivals.wait_for_other_halves(60)  # nothing was taken
    arrivals.announced(announced("raw", "r1"))
    other = threading.Timer(0.1, arrivals.announced, [announced("jpeg", "r1")])
    other.start()
    arrivals.wait_for_other_halves(60)
    assert arrivals.token("jpeg") == "raw", "it was not waited for"
    other.join()
    arrivals.announced(announced("alone", "r2"))
    arrivals.wait_for_other_halves(60)
    arrivals.announced(announced("alone, and nobody has time", "r3"))
    arrivals.wait_for_other_halves(0)
