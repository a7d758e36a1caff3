"""Which camera is wanted, as people write it."""

from pathlib import Path

import pytest

from fotointerview.camera.spec import CameraKind, CameraSpec, parse_spec
from fotointerview.domain.faults import FaultCode, FaultError


@pytest.mark.parametrize(
    ("text", "spec"),
    [
        ("auto", CameraSpec(CameraKind.AUTO)),
        (" Demo ", CameraSpec(CameraKind.DEMO)),
        ("virtual", CameraSpec(CameraKind.VIRTUAL)),
        ("simulated", CameraSpec(CameraKind.SIMULATED)),
        ("usb:001,005", CameraSpec(CameraKind.PORT, "usb:001,005")),
        ("usb:1,5", CameraSpec(CameraKind.PORT, "usb:001,005")),
        ("ptpip:192.168.1.1", CameraSpec(CameraKind.PORT, "ptpip:192.168.1.1")),
        ("ptpip:10.0.0.2:16000", CameraSpec(CameraKind.PORT, "ptpip:10.0.0.2:16000:16000")),
        ("ptpip:10.0.0.2:16000:16001", CameraSpec(CameraKind.PORT, "ptpip:10.0.0.2:16000:16001")),
        ("ptpip:localhost:7", CameraSpec(CameraKind.PORT, "ptpip:127.0.0.1:7:7")),
        ("webcam", CameraSpec(CameraKind.WEBCAM)),
        ("Webcam:02", CameraSpec(CameraKind.WEBCAM, "2")),
        ("serial:00ab-300F4E2", CameraSpec(CameraKind.SERIAL, "00ab-300F4E2")),
        ("folder:/tmp/Tethered", CameraSpec(CameraKind.FOLDER, str(Path("/tmp/Tethered")))),
        ("FOLDER: naar Binnen/Ünïcode ✓ ", CameraSpec(CameraKind.FOLDER, str(Path("naar Binnen/Ünïcode ✓")))),
        ("folder:C:\\Users\\An\\Shots", CameraSpec(CameraKind.FOLDER, "C:\\Users\\An\\Shots")),
        ("folder:D:", CameraSpec(CameraKind.FOLDER, "D:")),
    ],
)
def test_understood(text: str, spec: CameraSpec) -> None:
    assert parse_spec(text) == spec


@pytest.mark.parametrize(
    "text",
    [
        *("", "port", "nikon", "usb", "usb:", "usb:1", "usb:a,b", "usb:001,005,1", "usb:1234,1"),
        *("ptpip:", "ptpip:camera.local", "ptpip:1.2.3", "ptpip:1.2.3.999", "ptpip:1.2.3.4:0"),
        *("ptpip:1.2.3.4:65536", "ptpip:1.2.3.4:1:99999", "ptpip:1.2.3.4:1:2:3", "ptpip:1.2.3.4:", "demo:x"),
        *("serial", "serial:", "serial:a b", "serial:a/b", "folder", "folder:", "folder: ", "folder:a\0b"),
        *("webcam:", "webcam:a", "webcam:100", "webcam:-1", "folder:~nobody-has-this-name/x"),
    ],
)
def test_not_understood(text: str) -> None:
    with pytest.raises(FaultError) as bad:
        parse_spec(text)
    assert bad.value.fault.code is FaultCode.BAD_CAMERA_SPEC
    assert bad.value.fault.details == {"spec": text}


def test_home_is_filled_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/somewhere")
    monkeypatch.setenv("USERPROFILE", "/somewhere")
    assert parse_spec("folder:~/Shots") == CameraSpec(CameraKind.FOLDER, str(Path("/somewhere/Shots")))
