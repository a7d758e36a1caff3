"""A camera that is held is freed, or it is said why not."""

import os
from pathlib import Path

import pytest

from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.domain.words import Language
from fotointerview.services.free_camera import free, may_free
from fotointerview.services.texts import Texts

MOUNT = "gphoto2://Nikon_Corporation_NIKON_DSC_D750_000006012345/"
HELD = Fault(FaultCode.CAMERA_CLAIMED, {"words": "open", "program": "gvfsd-gphoto2", "mount": MOUNT})
BY_ANOTHER = Fault(FaultCode.CAMERA_CLAIMED, {"program": "darktable"})


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What a ``gio`` that only unmounts the Nikon was called with."""
    calls = tmp_path / "calls"
    script = tmp_path / "gio"
    script.write_text(
        f'#!/bin/sh\necho "$*" >> "{calls}"\n'
        f'[ "$3" = "{MOUNT}" ] || {{ echo "gio: not mounted" >&2; exit 2; }}\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return calls


def test_the_mount_that_the_fault_names_is_released(calls: Path) -> None:
    assert may_free(HELD)
    assert free(HELD) is None
    assert calls.read_text() == f"mount -u {MOUNT}\n"


def test_a_mount_that_is_gone_is_told(calls: Path) -> None:
    other = Fault(HELD.code, {**HELD.details, "mount": "gphoto2://[usb:001,009]/"})
    assert free(other) == Fault(
        FaultCode.NOT_RELEASED, {"program": "gvfsd-gphoto2", "words": "gio: not mounted"}
    )


def test_another_program_is_left_alone(calls: Path) -> None:
    assert not may_free(BY_ANOTHER)
    assert not may_free(None)
    assert not may_free(Fault(FaultCode.CAMERA_LOST, {"mount": MOUNT}))
    told = free(BY_ANOTHER)
    assert told is not None
    assert (told.code, told.details["program"]) == (FaultCode.NOT_RELEASED, "darktable")
    assert not calls.exists()


@pytest.mark.parametrize(
    ("language", "here", "who"),
    [
        (Language.EN, "release it here", "the file manager"),
        (Language.NL, "hier losmaken", "het bestandsbeheer"),
    ],
)
def test_only_what_can_be_released_here_says_so(language: Language, here: str, who: str) -> None:
    texts = Texts.load(language)
    held, by_another = texts.fault(HELD), texts.fault(BY_ANOTHER)
    assert here in held.do
    assert MOUNT not in held.do
    assert who in held.happened
    assert here not in by_another.do
    assert "darktable" in by_another.happened
