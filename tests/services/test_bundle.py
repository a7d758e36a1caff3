"""The diagnostic bundle helps whoever reads it and tells nothing of whose it is, however that got into the log."""

import io
import json
import logging
import os
import platform
import re
import socket
import sqlite3
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus, unquote, unquote_plus

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from fotointerview import logs
from fotointerview.domain.faults import Fault, FaultCode, FaultError
from fotointerview.domain.words import Language
from fotointerview.services.doctor import Check, DoctorReport, Health
from fotointerview.services.doctor import bundle as bundling
from fotointerview.services.doctor.bundle import last_lines, make_bundle, packed
from fotointerview.services.doctor.private import Private, gather, usb_serials
from fotointerview.services.doctor.scrub import Scrubber
from fotointerview.services.doctor.timings import DriverTimings, time_child, time_driver
from fotointerview.services.texts import Texts
from fotointerview.settings import Settings, StudyMemory
from fotointerview.storage.study import StudyStore

TEXTS = Texts.load("en")
HEAD = "2026-11-25T09:12:15.123 WARNING 4711 fotointerview.services.work: "
TITLE = "Zorg, om & Zwólle"
HOME = "/home" + "/janneke"
NEEDLES = (
    *("janneke", "laptop-van-j", "Zorg", "Zwólle", "Zwolle", "Willemien", "Dekker", "wim7", "Backup stick"),
    *("192.168.178.33", "fe80::1c2a", "3001234567", "tante@example", "Mijn onderzoeken", "aa:bb:cc:dd:ee:0f"),
    *("Gemeente Dalfsen", "geheime map", "nas-van-de-baas", "Oranje"),
)


@pytest.fixture
def settings(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A computer of somebody, with a study."""
    home = own_home / "home" / "janneke"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USER", "janneke")
    monkeypatch.setattr(socket, "gethostname", lambda: "laptop-van-janneke.local")
    monkeypatch.setattr(platform, "node", lambda: "laptop-van-janneke")
    folder = home / "Mijn onderzoeken" / TITLE
    with StudyStore.create(folder, title=TITLE) as store:
        store.add_participant(code="P03", role_key=None, alias="Willemien")
        store.add_participant(code="WIM7", role_key=None, alias="")
        connection = store._database.connection
        connection.execute("INSERT INTO real_name VALUES ('P03', 'Willemien Dekker')")
        connection.commit()
    memory = StudyMemory(participant="P03", second_copy="/media/janneke/Backup stick")
    return Settings().with_study(folder, memory).with_camera("ptpip:192.168.178.33:15740")


def shapes(secret: str) -> Iterator[str]:
    """A text as programs write it down."""
    yield secret
    yield from (quote(secret), quote(secret, safe=""), quote_plus(secret), quote(secret).lower())
    yield from (repr(secret), json.dumps(secret), ascii(secret), repr(secret.encode()))
    yield from (
        secret.upper(),
        secret.replace(" ", "_"),
        secret.replace("/", "\\"),
        secret.replace("/", "\\\\"),
    )
    yield from (unicodedata.normalize("NFD", secret), secret.encode().decode("latin-1"))
    yield f"x={secret}, words=No such file"
    yield f"[Errno 13] Permission denied: {secret!r}"


def a_log_full_of_secrets(settings: Settings) -> list[str]:
    (folder,) = settings.recent()
    secrets = [
        *(str(folder), str(folder / "interviews/2026-11-23 P03/originals/FI_0024.NEF"), folder.as_uri()),
        *("janneke", "laptop-van-janneke", TITLE, "Willemien", "Willemien Dekker", "WIM7", "P03"),
        *("/media/janneke/Backup stick/x", "/srv/geheime map, van wie/a b.txt", "~/geheime map/x"),
        *(f"C:{HOME}/geheime map/x", "//nas-van-de-baas/Gemeente Dalfsen/x", HOME),
        *("ptpip:192.168.178.33:15740:15740", "192.168.178.33", "fe80::1c2a:3bff%eth0", "aa:bb:cc:dd:ee:0f"),
        *(
            "tante@example.org",
            "serial 3001234567",
            "serial='3001234567'",
            "SN3001234567",
            "folder:/srv/geheime map",
        ),
        *("interviews/2026-11-23 WIM7/originals/x", "file:///srv/geheime%20map/x", "smb://nas-van-de-baas/x"),
    ]
    lines = [f"{HEAD}it was {shape} that came" for secret in secrets for shape in shapes(secret)]
    lines += [f"{HEAD}{shape}" for secret in secrets for shape in shapes(secret)]
    for secret in secrets:
        lines += [f"{HEAD}a queued task failed", *a_traceback(folder, secret)]
    details = {"path": str(folder), "words": "No such file or directory", "name": "Oranje.JPG"}
    lines += [f"{HEAD}{Fault(FaultCode.COPY_MISSING, details)}"]
    lines += [f"{HEAD}{FaultError(FaultCode.BAD_PARTICIPANT_CODE, code='Oranje boven')}"]
    return lines


def a_traceback(folder: Path, secret: str) -> list[str]:
    return [
        "Traceback (most recent call last):",
        f'  File "{folder}/venv/lib/python3.11/site-packages/sqlalchemy/engine/base.py", line 12, in run',
        "    self.dialect.do_execute(cursor)",
        "    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
        f'  File "{folder}/mine.py", line 3, in <module>',
        f"    print({secret!r})",
        f"ValueError: {secret} is not a valid name",
        f"[parameters: ({secret!r}, 'Oranje')]",
        f"Oranje: {secret}",
        "",
        "During handling of the above exception, another exception occurred:",
        "",
        "Traceback (most recent call last):",
        '  File "C:\\Users\\janneke\\src\\fotointerview\\storage\\files.py", line 61, in sync',
        "    descriptor = os.open(path, flags)",
        f"PermissionError: [Errno 13] Permission denied: {secret!r}",
    ]


def undone(text: str) -> str:
    """The text, and everything it says in disguise."""
    plain = text.replace("\\\\", "\\")
    forms = [text, plain, unquote(text), unquote_plus(text), unquote(text, encoding="latin-1")]
    for form in (text, plain):
        forms.append(re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), form))
        forms.append(re.sub(r"\\x([0-9a-f]{2})", lambda m: chr(int(m[1], 16)), form))
    forms += [form.encode("latin-1", "ignore").decode("utf-8", "ignore") for form in forms]
    forms += [form.replace("_", " ") for form in forms]
    return "\n".join(unicodedata.normalize(way, form) for form in forms for way in ("NFC", "NFD")).lower()


def found_in(text: str) -> list[str]:
    told = undone(text)
    forms = {needle: (needle.lower(), unicodedata.normalize("NFD", needle.lower())) for needle in NEEDLES}
    return [needle for needle, ways in forms.items() if any(way in told for way in ways)]


def read(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


REPORT = DoctorReport(
    (
        Check("versions", "Versions", Health.OK, "OpenCV 4.12.0.88, Python 3.11.7"),
        Check("disk", "Room", Health.BAD, f"none at {HOME}", f"look at {HOME}/Mijn onderzoeken"),
        Check("cameras", "Cameras", Health.OK, "Nikon DSC D750 (usb:001,005), X (ptpip:192.168.178.33)"),
        Check("usb", "Rights", Health.OK, "The camera at /dev/bus/usb/001/005 may be used"),
    )
)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the measuring, which has tests of its own."""
    told = {
        "timings": {"import_ms": 1.0},
        "libgphoto2": ["2.5.34"],
        "port_drivers": ["0.12.2", "iolibs: usb1"],
        "port_kinds": ["usb"],
        "models": 2800,
        "cameras": [["Nikon DSC D750", "usb:001,005"], ["PTP/IP Camera", "ptpip:192.168.178.33"]],
    }
    monkeypatch.setattr(bundling, "time_driver", lambda: DriverTimings(told))
    monkeypatch.setattr(bundling, "time_child", lambda: 321.0)
    monkeypatch.setattr(bundling, "usb_serials", lambda: (("usb:001,005", "3001234567"),))


def test_no_secret_of_any_shape_survives(settings: Settings, tmp_path: Path, quick: None) -> None:
    lines = a_log_full_of_secrets(settings)
    assert set(found_in("\n".join(lines))) == set(NEEDLES)  # the test would see them
    for begin in range(0, len(lines), bundling.LOG_LINES):
        logs.path().parent.mkdir(parents=True, exist_ok=True)
        part = lines[begin : begin + bundling.LOG_LINES]
        logs.path().write_text("\n".join(part) + "\n", encoding="utf-8")
        path = tmp_path / f"{begin}.zip"
        make_bundle(path, REPORT, TEXTS, settings=settings)
        for name, content in read(path).items():
            assert found_in(content) == [], name
        assert found_in(path.read_bytes().decode("latin-1")) == []


def test_what_helps_is_still_there(settings: Settings, tmp_path: Path, quick: None) -> None:
    logs.path().parent.mkdir(parents=True, exist_ok=True)
    log = [
        f"{HEAD}camera process 123 ended with -11 (child-died)",
        f"{HEAD}{Fault(FaultCode.COPY_FULL, {'path': '/media/x', 'words': 'No space left on device'})}",
        f"{HEAD}{Fault(FaultCode.CAMERA_CLAIMED, {'model': 'Nikon DSC D750', 'port': 'usb:001,005'})}",
        f"{HEAD}exposure_compensation was to be +1 and is 0.3",
        f"{HEAD}a queued task failed",
        *a_traceback(Path("/srv/x"), "Anna"),
    ]
    logs.path().write_text("\n".join(log) + "\n", encoding="utf-8")
    path = tmp_path / "b.zip"
    members = make_bundle(path, REPORT, TEXTS, settings=settings)
    content = read(path)
    assert list(content) == [member.name for member in members]
    kept = content["log.txt"]
    assert kept.startswith(log[0])
    assert "copy-full {'path': '‹path›', 'words': 'No space left on device'}" in kept
    assert "camera-claimed {'model': 'Nikon DSC D750', 'port': 'usb:001,005'}" in kept
    assert log[3] in kept
    assert 'File "‹path›/sqlalchemy/engine/base.py", line 12, in run' in kept
    assert 'File "‹path›/fotointerview/storage/files.py", line 61, in sync' in kept
    assert "descriptor = os.open(path, flags)" in kept
    assert "\nValueError: ‹…›\n" in kept
    assert "PermissionError: [Errno 13] Permission denied: '‹…›'" in kept
    assert "Anna" not in kept
    assert "OpenCV 4.12.0.88" in content["doctor.txt"]
    assert "/dev/bus/usb/001/005 may be used" in content["doctor.txt"]
    driver = json.loads(content["driver.json"])
    assert driver["cameras"][0]["model"] == "Nikon DSC D750"
    assert re.fullmatch(r"‹serial [a-z]{8}›", driver["cameras"][0]["serial"])
    assert driver["cameras"][1] == {"model": "PTP/IP Camera", "port": "ptpip:‹address›", "serial": ""}
    assert json.loads(content["timings.json"]) == {
        "driver": {"import_ms": 1.0},
        "camera_process_ready_ms": 321.0,
    }
    told = json.loads(content["settings.json"])
    assert (told["studies"], told["second_copies"], told["camera"], told["cameras"]) == (
        1,
        1,
        "ptpip",
        ["ptpip"],
    )
    assert json.loads(content["versions.json"])["fotointerview"]


def test_a_serial_number_is_the_same_within_a_bundle_and_another_in_the_next() -> None:
    first, second = Scrubber({}, serials=["3001234"]), Scrubber({}, serials=["3001234"])
    assert first.serial("3001234") == first.serial("3001234") != second.serial("3001234")
    assert first.serial("3001234") in first.text("body 3001234 is back")
    assert first.serial("99") in first.text("serial=99")


@pytest.mark.parametrize(
    ("text", "scrubbed"),
    [
        (f"free at {HOME}", "free at ‹home›"),
        ("2 of 3 at 1/125 f/2.8 in 12:34:56", "2 of 3 at 1/125 f/2.8 in 12:34:56"),
        ("see /dev/bus/usb/001/005, it is held", "see /dev/bus/usb/001/005, it is held"),
        ("at http://10.0.0.1:8080/anna?x=1 now", "at http:‹path›"),
        ("open('smb://nas/x y') failed: -3", "open('‹path›') failed: -3"),
        ("from ::1 and 10.0.0.1:80", "from ‹address› and ‹address›:80"),
        ("the user said so, and python too", "the user said so, and python too"),
        ("Janneke2 and mijanneke", "‹user›2 and mi‹user›"),
    ],
)
def test_what_goes_and_what_stays(text: str, scrubbed: str) -> None:
    scrub = Scrubber({HOME: "‹home›", "janneke": "‹user›", "user": "‹x›", "a": "‹x›"})
    assert scrub.text(text) == scrubbed


LETTERS = st.characters(
    codec="utf-8", exclude_characters="/\0\n\r\u0085\u2028\u2029", exclude_categories=["Cs", "Cc"]
)
NAME = st.text(LETTERS, max_size=8)


@hypothesis_settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(NAME, min_size=1, max_size=3),
    how=st.sampled_from(
        [
            "{0}",
            "not saved: [Errno 28] No space left on device: {0!r}",
            "copy-missing {{'path': {0!r}, 'words': 'x'}}",
            "FaultError: copy-missing: path={0}, words=No such file",
            "read {1}",
            "read {2} again",
        ]
    ),
)
def test_no_path_of_any_kind_survives(names: list[str], how: str) -> None:
    """Of paths that nobody knows beforehand, too; the last folder is called as somebody."""
    path = "/".join(["/srv", *(f"x{name}" for name in names), "zzAnnaBakker"])
    line = HEAD + how.format(path, quote(path, safe=""), "file://" + quote(path))
    (kept,) = Scrubber({}).log([line])
    assert "annabakker" not in kept.lower()


def test_lines_that_are_no_lines_of_the_log_are_left_out() -> None:
    told = list(Scrubber({}).log(["Anna said yes", "", f"{HEAD}b'Anna' and \"Anna\" and 'P99'", "  Anna"]))
    assert told == ["‹…›", "", f"{HEAD}'‹…›' and '‹…›' and '‹…›'", "‹…›"]


def test_a_line_without_end_is_left_out_and_takes_no_time() -> None:
    lines = [HEAD + "Anna" * 100_000, "Anna/" * 100_000]
    assert list(Scrubber({"janneke": "‹user›"}).log(lines)) == [f"{HEAD}‹…›", "‹…›"]


def test_the_program_itself_writes_no_pseudonym_into_its_log(own_home: Path) -> None:
    logs.start(stderr_level=logging.CRITICAL)
    try:
        raise FaultError(FaultCode.BAD_PARTICIPANT_CODE, code="Anna Bakker", known="P01")
    except FaultError as error:
        logging.getLogger("fotointerview.x").exception("%s", error)
        logging.getLogger("fotointerview.x").warning("%s", error.fault)
    finally:
        logs.stop()
    kept = logs.path().read_text(encoding="utf-8")
    assert "bad-participant-code" in kept
    assert "FaultError" in kept
    assert "Anna Bakker" not in kept.replace('code="Anna Bakker"', "")  # but for this test's own source


def test_last_lines_go_on_where_the_log_was_turned_over(tmp_path: Path) -> None:
    log = tmp_path / "x.log"
    assert list(last_lines(log)) == []
    log.with_name("x.log.1").write_text("".join(f"old {n}\n" for n in range(600)), encoding="utf-8")
    log.write_bytes(b"new \xff\nlast")
    assert list(last_lines(log, count=4)) == ["old 598", "old 599", "new �", "last"]


# ── the file ──────────────────────────────────────────────────────────────────────────────────────────────


def test_the_zip_says_nothing_of_when_and_by_whom(settings: Settings, tmp_path: Path, quick: None) -> None:
    members = make_bundle(tmp_path / "b.zip", REPORT, TEXTS, settings=settings)
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert archive.testzip() is None
        assert archive.comment == b""
        for info in archive.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert (info.comment, info.extra) == (b"", b"")
            assert not info.filename.endswith((".jpg", ".nef", ".sqlite"))
    assert packed(members) == packed(members) == (tmp_path / "b.zip").read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["b.zip"]


@pytest.mark.parametrize("kind", ["file", "folder", "link to nothing"])
def test_nothing_is_ever_written_over(tmp_path: Path, kind: str, quick: None) -> None:
    path = tmp_path / "b.zip"
    if kind == "file":
        path.write_bytes(b"precious")
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(tmp_path / "nothing")
    with pytest.raises(FaultError) as caught:
        make_bundle(path, REPORT, TEXTS, settings=Settings())
    assert caught.value.fault.code is FaultCode.BUNDLE_EXISTS
    assert [found.name for found in tmp_path.iterdir()] == ["b.zip"]
    assert kind != "file" or path.read_bytes() == b"precious"


def test_what_came_there_meanwhile_is_not_written_over(
    tmp_path: Path, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.zip"
    monkeypatch.setattr(bundling, "time_child", lambda: path.write_bytes(b"precious"))
    with pytest.raises(FaultError) as caught:
        make_bundle(path, REPORT, TEXTS, settings=Settings())
    assert caught.value.fault.code is FaultCode.BUNDLE_EXISTS
    assert path.read_bytes() == b"precious"
    assert [found.name for found in tmp_path.iterdir()] == ["b.zip"]


def test_a_disk_that_refuses_is_told_and_nothing_half_stays(tmp_path: Path, quick: None) -> None:
    with pytest.raises(FaultError) as caught:
        make_bundle(tmp_path / "absent" / "b.zip", REPORT, TEXTS, settings=Settings())
    assert caught.value.fault.code is FaultCode.BUNDLE_FAILED
    if Path("/dev/full").exists() and os.geteuid() == 0:
        disk = tmp_path / "disk"
        disk.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", str(disk)]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("mounting is not permitted here")
        try:
            (disk / "filler").write_bytes(bytes(4096))
            with pytest.raises(FaultError) as caught:
                make_bundle(disk / "b.zip", REPORT, TEXTS, settings=Settings())
            assert caught.value.fault.code is FaultCode.BUNDLE_FAILED
            assert [path.name for path in disk.iterdir()] == ["filler"]
        finally:
            subprocess.run(["umount", "-l", str(disk)], check=True)


# ── what is known, and what is measured ───────────────────────────────────────────────────────────────────


def test_what_this_computer_knows(settings: Settings) -> None:
    (folder,) = settings.recent()
    before = sorted(path.name for path in folder.iterdir())
    private = gather(settings)
    known = private.known
    assert known["Willemien Dekker"] == known["Dekker"] == "‹name›"
    assert known["WIM7"] == known["P03"] == "‹participant›"
    assert known[str(folder)] == known[TITLE] == known["Mijn onderzoeken"] == "‹study›"
    assert (known["janneke"], known["laptop-van-janneke"]) == ("‹user›", "‹computer›")
    assert sorted(path.name for path in folder.iterdir()) == before


def test_a_study_in_use_and_a_broken_one_are_read_without_a_trace(settings: Settings, tmp_path: Path) -> None:
    (folder,) = settings.recent()
    with StudyStore.open(folder) as store:
        store.add_participant(code="P04", role_key=None, alias="Fleur de Wit")
        before = sorted(path.name for path in folder.iterdir())
        assert gather(settings).known["Fleur de Wit"] == "‹name›"
        assert sorted(path.name for path in folder.iterdir()) == before
    (folder / "study.sqlite").write_bytes(b"broken")
    assert "Fleur de Wit" not in gather(settings).known
    with sqlite3.connect(tmp_path / "study.sqlite") as other:
        other.execute("CREATE TABLE x (y)")
    other.close()
    assert str(tmp_path) in gather(settings.with_study(tmp_path, StudyMemory())).known


def test_a_camera_chosen_by_its_serial_number_is_a_secret_too() -> None:
    settings = Settings().with_camera("serial:AB-77x").with_camera("folder:/srv/geheime map")
    assert "/srv/geheime map" in gather(settings).known
    assert gather(Settings().with_camera("serial:AB-77x")).serials >= {"AB-77x"}


def test_names_are_secrets_in_their_parts_but_not_in_their_small_words() -> None:
    private = Private()
    private.add_name("Jan van der Berg", "‹user›")
    assert set(private.known) == {"Jan van der Berg", "Jan", "Berg"}


def test_serial_numbers_of_usb_devices(tmp_path: Path) -> None:
    device = tmp_path / "1-2"
    device.mkdir()
    for name, words in (("serial", "3001234567\n"), ("busnum", "1\n"), ("devnum", "5\n")):
        (device / name).write_text(words)
    (tmp_path / "1-3").mkdir()
    (tmp_path / "1-3" / "serial").write_text("no numbers beside it")
    assert usb_serials(tmp_path) == (("usb:001,005", "3001234567"),)
    assert usb_serials(tmp_path / "none") == ()


def test_the_driver_is_timed_in_a_process_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("gphoto2")
    monkeypatch.setenv("VCAMERADIR", str(tmp_path))
    told = time_driver()
    assert told.problem == ""
    assert told.told["cameras"] == [["Nikon DSC D750", "usb:001,001"]]
    assert all(took >= 0 for took in told.told["timings"].values())
    assert any("vusb" in words for words in told.told["port_drivers"])


@pytest.mark.parametrize(
    "code", ["raise ImportError('no driver')", "print('x')", "print('[]')", "import time; time.sleep(60)"]
)
def test_a_driver_that_does_not_load_is_a_finding(code: str) -> None:
    assert time_driver(code, timeout_s=1.0).problem


def test_the_start_of_a_camera_process_is_timed() -> None:
    took = time_child()
    assert took is not None
    assert took > 0


@pytest.mark.parametrize("language", Language)
def test_the_command_says_where_it_is_and_what_is_in_it(tmp_path: Path, language: Language) -> None:
    source = str(Path(bundling.__file__).parents[3])
    command = [sys.executable, "-m", "fotointerview", "doctor", "--bundle", "b.zip", "--lang", language.value]

    def run() -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"PYTHONPATH": source}
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, check=False
        )

    done = run()
    assert done.returncode == 0, done.stderr
    assert str(tmp_path / "b.zip") in done.stdout
    with zipfile.ZipFile(io.BytesIO((tmp_path / "b.zip").read_bytes())) as archive:
        assert all(name in done.stdout for name in archive.namelist())
    again = run()
    assert again.returncode == 1
    assert Texts.load(language).fault(Fault(FaultCode.BUNDLE_EXISTS)).do in again.stderr
    assert "Traceback" not in again.stderr
