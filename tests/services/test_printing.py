"""Sending a sheet to the printer, with a printer's command that is a few lines long."""

import sys
from pathlib import Path

import pytest

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.services.printing import print_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows prints without a command")


def command(folder: Path, script: str) -> None:
    made = folder / "lp"
    made.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    made.chmod(0o755)


def test_the_printer_gets_the_file_whatever_it_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command(tmp_path, f'printf "%s|" "$@" > "{tmp_path}/got"')
    monkeypatch.setenv("PATH", str(tmp_path))
    print_file(tmp_path / "-d vel.pdf")
    assert (tmp_path / "got").read_text(encoding="utf-8") == f"--|{tmp_path}/-d vel.pdf|"


def test_what_the_printer_says_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command(tmp_path, "echo 'no default destination' >&2; exit 1")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FaultError) as caught:
        print_file(tmp_path / "vel.pdf")
    assert caught.value.fault.code is FaultCode.NOT_PRINTED
    assert caught.value.fault.details["words"] == "no default destination"


def test_without_any_printing_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FaultError) as caught:
        print_file(tmp_path / "vel.pdf")
    assert caught.value.fault.code is FaultCode.NOT_PRINTED
