"""Recall letters: one for everybody, in both languages, with numbers and without names."""

from datetime import date, datetime
from pathlib import Path

import pytest

from fotointerview.domain.words import Language
from fotointerview.services.presets import PresetError
from fotointerview.services.recall import recall_letters, recall_words, write_letters
from fotointerview.services.withdrawal import plan_withdrawal
from fotointerview.storage.study import StudyStore
from tests.services.erasing_kit import export, lend, make_erasable, words_of

UNTIL = date(2026, 12, 24)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study of which things went out."""
    folder = make_erasable(tmp_path_factory.mktemp("recall")).folder
    with StudyStore.open(folder) as store:
        shots = [[link.shot.id for link in chain.links] for chain in store.chains()]
        export(store, "blad.pdf", (*shots[0], shots[1][0]), recipient="Drukkerij Z")
        export(store, "vel.pdf", (shots[0][2],), recipient="Gemeente X", kind="iets nieuws")
        export(store, "thuis.pdf", tuple(shots[0]), recipient="P01")
        export(store, "P02 afschrift.pdf", (), recipient="P02", kind="receipt")
        export(store, "P01 afschrift.pdf", (), recipient="P01", kind="receipt")
        export(store, "alles.zip", (), recipient="Universiteit {Y}", kind="pack")
        lend(store, shots[0][1], "Gemeente X")
        lend(store, shots[0][0], "Gemeente W", returned=date(2026, 11, 25))
        lend(store, shots[1][1], "Gemeente V")
    return folder


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            Language.NL,
            {
                "Drukkerij Z": ["het contactvel van 25 november 2026, met foto 1, 2 en 3"],
                "Gemeente X": [
                    "een bestand (iets nieuws) van 25 november 2026, met foto 3",
                    "het portret dat je op 24 november 2026 te leen kreeg, foto 2",
                ],
                "Universiteit {Y}": ["het archief van 25 november 2026, met het hele onderzoek"],
            },
        ),
        (
            Language.EN,
            {
                "Drukkerij Z": ["the contact sheet of 25 November 2026, with photo 1, 2 and 3"],
                "Gemeente X": ["a file (iets nieuws) of 25 November 2026, with photo 3", "photo 2"],
                "Universiteit {Y}": ["the archive of 25 November 2026, with the whole study"],
            },
        ),
    ],
)
def test_everybody_gets_one_letter(folder: Path, language: Language, texts: dict[str, list[str]]) -> None:
    with StudyStore.open(folder) as store:
        person = store.participant_by_code("P01")
        assert person is not None
        plan = plan_withdrawal(store, person.id)
        title = store.study().title
        assert [sent.present for sent in plan.sent if sent.run.kind == "receipt"] == [
            ("exports/P01 afschrift.pdf",)
        ]
        letters = recall_letters(plan, study=title, language=language, until=UNTIL, answer_to="Nine, 06-123")
    assert {letter.recipient for letter in letters} == texts.keys()
    for letter in letters:
        for line in texts[letter.recipient]:
            assert line in letter.text
        assert title in letter.text
        assert "24 december 2026" in letter.text.lower()
        assert "Nine, 06-123" in letter.text
        assert [word for word in (*words_of("P01"), "P01", "*", "#", "None") if word in letter.text] == []
    assert {letter.recipient: letter.numbers for letter in letters} == {
        "Drukkerij Z": (1, 2, 3),
        "Gemeente X": (2, 3),
        "Universiteit {Y}": (),
    }


def test_a_name_only_where_it_is_given(folder: Path) -> None:
    with StudyStore.open(folder) as store:
        plan = plan_withdrawal(store, store.participants()[0].id)
        letters = recall_letters(
            plan, study="s", language=Language.NL, until=UNTIL, answer_to="Nine", name="Elian V"
        )
    assert all("Het gaat om Elian V" in letter.text for letter in letters)


def test_letters_are_written_beside_each_other(folder: Path) -> None:
    with StudyStore.open(folder) as store:
        plan = plan_withdrawal(store, store.participants()[0].id)
        letters = recall_letters(plan, study="s", language=Language.EN, until=UNTIL, answer_to="Nine")
        first = write_letters(store, plan, letters, on=date(2026, 11, 25))
        second = write_letters(store, plan, letters[:1], on=date(2026, 11, 25))
    assert [path.name for path in (*first, *second)] == [
        f"2026-11-25 recall P01 {number}.txt" for number in (1, 2, 3, 4)
    ]
    assert [path.read_text(encoding="utf-8") for path in first] == [letter.text for letter in letters]
    assert {path.parent for path in first} == {folder / "exports"}


def test_single_shots_ask_back_only_what_has_them(folder: Path) -> None:
    with StudyStore.open(folder) as store:
        chain = store.chains()[0]
        plan = plan_withdrawal(store, chain.participant.id, shots=[chain.links[0].shot.id])
    assert plan.recipients == ("Drukkerij Z", "Universiteit {Y}")
    assert plan.numbers == (1,)
    assert plan.lent == ()


def test_an_archive_from_before_somebody_came_is_not_asked_back(folder: Path) -> None:
    with StudyStore.open(folder) as store:
        person = store.add_participant(code="P04")
        store.add_interview(
            participant_id=person.id,
            preset="p",
            question_nl="",
            question_en="",
            language=Language.NL,
            started_at=datetime.fromisoformat("2026-11-26T09:00:00+00:00"),
            zone="UTC",
        )
        assert plan_withdrawal(store, person.id).recipients == ()
        with pytest.raises(LookupError):
            plan_withdrawal(store, "nobody")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('greeting = "Beste {recipient},"', ""),
        ("{recipient}", "{name}"),
        ("{recipient}", "{recipient"),
        ('"januari", ', ""),
        ("[nl]", "[de]"),
    ],
)
def test_a_preset_that_cannot_be_filled_is_refused(tmp_path: Path, old: str, new: str) -> None:
    source = Path(__file__).parents[2] / "presets" / "letters" / "recall.toml"
    text = source.read_text(encoding="utf-8")
    path = tmp_path / "recall.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PresetError, match=r"recall\.toml"):
        recall_words(Language.NL, path)
