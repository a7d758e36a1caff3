"""``fotointerview receipt`` as it is typed."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fotointerview.cli import program
from fotointerview.domain.words import Language
from fotointerview.services.study import NewParticipant, add_participant, open_or_create
from tests.services.test_receipt import consent

AT = datetime(2026, 11, 25, 14, 0, tzinfo=UTC)


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(AT.timestamp())))
    folder = tmp_path / "study"
    store, _ = open_or_create(folder, language=Language.NL)
    with store:
        consent(store, add_participant(store, NewParticipant(code="P03")))
        add_participant(store, NewParticipant(code="P04"))
    return folder


def typed(*words: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(program, ["receipt", *map(str, words)])
    return done.exit_code, done.stdout, done.stderr


def test_it_says_where_both_files_are(study: Path) -> None:
    code, said, _ = typed(study, "p03", "--contact", "Onderzoekers, kamer 3.14")
    assert code == 0
    pdf, jsonld = map(Path, said.splitlines())
    assert (pdf.suffix, jsonld.suffix) == (".pdf", ".jsonld")
    assert pdf.parent.resolve() == (study / "exports").resolve()
    assert pdf.read_bytes().startswith(b"%PDF")
    found = json.loads(jsonld.read_bytes())
    assert found["dct:issued"]["@value"] == AT.isoformat()
    controller = found["dpv:hasRecordOfActivity"]["dpv:hasDataController"]
    assert controller["dpv:hasContact"] == "Onderzoekers, kamer 3.14"


@pytest.mark.parametrize(
    ("code", "says"),
    [("P04", "nog geen toestemming gevraagd aan P04"), ("P09", "geen deelnemer met de code P09")],
)
def test_what_is_wrong_is_said_in_plain_words(study: Path, code: str, says: str) -> None:
    exit_code, said, wrong = typed(study, code, "--lang", "nl")
    assert exit_code == 1
    assert said == ""
    assert says in wrong
    assert not (study / "exports").exists() or not list((study / "exports").iterdir())
