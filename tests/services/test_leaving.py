"""Erasing one of two while the other's interview is at work: nothing of the one is found, and nothing comes back."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from fotointerview.domain.ids import new_id
from fotointerview.domain.ledger import ConsentEvent
from fotointerview.domain.shots import ShotFile
from fotointerview.domain.withdrawal import Erasure, Part
from fotointerview.domain.words import Answer, ConsentKind, Item, Language, Scope, Voice
from fotointerview.services import events
from fotointerview.services.erasure import verify_erased
from fotointerview.services.leaving import Doing, LettersWish, Wish, carry_out, plan_at_work
from fotointerview.services.pictures import Picture, PictureRequest
from fotointerview.services.texts import Texts
from tests.services.desk_kit import FrontDesk
from tests.services.erasing_kit import NOW, export

_PATIENCE_S = 30
WORD, OTHER = "lepelaars", "kieviten"
TEXTS = Texts.load(Language.NL)
ALL = Erasure(frozenset({Part.EVERYTHING}))


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE_S
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def say(front: FrontDesk, animal: str) -> list[str]:
    """Three shots with words; their ids."""
    session = front.place.session
    ids = []
    for index in range(3):
        shot = front.shoot().shot.id
        session.judge(shot, Answer.NO, voice=Voice.PARTICIPANT)
        session.give_reason(shot, f"te veel {animal} {index}", voice=Voice.PARTICIPANT)
        session.quote(shot, f"Ik zie {animal}.")
        ids.append(shot)
    front.settle()
    return ids


def files_of(front: FrontDesk, shot_id: str) -> tuple[ShotFile, ...]:
    return front.place.store_thread.ask(lambda: front.place.store.link(shot_id).files).result()


def show(front: FrontDesk, shots: list[str]) -> None:
    """Somebody looks at them: small pictures are made and kept."""
    shown: list[Picture] = []
    for shot in shots:
        (file,) = files_of(front, shot)
        source = front.place.store.absolute(file.path)
        front.place.pictures.request(PictureRequest(shot, source, (128, 128)), shown.append)
    until(lambda: len(shown) == len(shots))


def level(front: FrontDesk) -> None:
    """All sidecars are written and all is copied."""
    front.settle()
    front.place.sidecars.flush()
    until(lambda: front.place.second_copy.is_settled and front.place.sidecars.is_settled)


def person_id(front: FrontDesk, code: str) -> str:
    def task() -> str:
        found = front.place.store.participant_by_code(code)
        assert found is not None
        return found.id

    return front.place.store_thread.ask(task).result()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    target = tmp_path / "schijf é"
    target.mkdir()
    return target


def test_one_goes_while_the_other_is_at_work(tmp_path: Path, target: Path) -> None:
    with FrontDesk(tmp_path / "study") as front:
        place = front.place
        place.second_copy.set_target(target)
        front.begin(alias="Zilvervos")
        theirs = say(front, WORD)
        show(front, theirs)
        hashes = [file.sha256 for shot in theirs for file in files_of(front, shot)]
        other = front.begin(alias="Waterhoen")
        kept = say(front, OTHER)
        show(front, kept)
        level(front)
        who = person_id(front, "P01")
        words = {WORD, "Zilvervos"}
        assert verify_erased(place.store.folder, hashes=hashes, words=words)
        assert verify_erased(target, hashes=hashes, words=words)
        history: list[events.HistoryChanged] = []
        place.session.subscribe(
            lambda event: history.append(event) if isinstance(event, events.HistoryChanged) else None
        )
        told: list[Doing] = []
        outcome = carry_out(
            place, Wish(who, erasure=ALL, reason="wil niet meer"), texts=TEXTS, tell=told.append
        )
        assert outcome.report is not None
        assert outcome.report.finished
        assert outcome.traces == ()
        assert told == [*Doing]
        assert place.session.interview_id == other
        assert history[-1].history.done == ()
        place.session.undo()  # nothing of it can be taken back
        place.session.redo()
        say(front, OTHER)  # and work goes on
        show(front, kept)
        level(front)
        for folder in (place.store.folder, target):
            assert verify_erased(folder, hashes=hashes, words=words) == ()
        assert place.store_thread.ask(lambda: place.store.shot_count()).result() == 6
        assert place.second_copy.state.done == place.second_copy.state.total == 6
        assert not front.noticed
    for folder in (tmp_path / "study", target):  # and after everything was closed
        assert verify_erased(folder, hashes=hashes, words=words) == ()
    found = [path.name for path in (tmp_path / "study").rglob("*P01*")]
    assert [name.partition(" ")[2] for name in found] == ["erased P01 1.txt"]
    account = next((tmp_path / "study").rglob("*erased P01*")).read_text(encoding="utf-8")
    assert "P01: gewist" in account
    assert "wil niet meer" in account
    assert WORD not in account


def test_their_own_interview_is_left_first_and_shots_stay_away(tmp_path: Path) -> None:
    with FrontDesk(tmp_path / "study") as front:
        place = front.place
        heard: list[events.SessionEvent] = []
        place.session.subscribe(heard.append)
        begun = front.begin(alias="Zilvervos")
        say(front, WORD)
        who = person_id(front, "P01")
        outcome = carry_out(place, Wish(who, erasure=ALL), texts=TEXTS)
        assert outcome.traces == ()
        assert place.session.interview_id == ""
        assert front.camera.destination == Path()
        assert any(isinstance(event, events.InterviewLeft) for event in heard)
        assert not (place.store.folder / ".incoming" / begun).exists()
        place.session.undo()
        front.settle()
        assert place.store_thread.ask(lambda: place.store.interviews()).result() == ()
        front.begin(alias="Waterhoen")
        assert front.shoot().shot.number == 4  # numbers of erased shots are not given again
        assert front.camera.destination != Path()
        assert not front.noticed


def test_only_the_quotes_go_and_the_photos_stay(tmp_path: Path) -> None:
    with FrontDesk(tmp_path / "study") as front:
        front.begin()
        say(front, WORD)
        who = person_id(front, "P01")
        level(front)
        wish = Wish(who, consent=False, erasure=Erasure(frozenset({Part.QUOTES})))
        outcome = carry_out(front.place, wish, texts=TEXTS)
        assert outcome.event is None
        plan = plan_at_work(front.place, who)
        assert (len(plan.shots), plan.quotes) == (3, 0)


def test_part_of_the_consent_ends_and_letters_are_written(tmp_path: Path) -> None:
    with FrontDesk(tmp_path / "study") as front:
        front.begin()
        shot = front.shoot().shot.id
        who = person_id(front, "P01")
        kept = {"conversation": {"photo": "pseudonym"}, "blog": {"photo": "named", "quote": "named"}}

        def task() -> None:
            store = front.place.store
            store.add_consent(
                ConsentEvent(new_id(), who, ConsentKind.GIVEN, kept, NOW, "nl", "v1", "ab" * 32)
            )
            export(store, "sheet.pdf", (shot,), recipient="Museum Hilversum")

        front.place.store_thread.ask(task).result()
        letters = LettersWish("R. Iksen", NOW.date(), Language.NL)
        ends = frozenset({(Scope.BLOG, Item.PHOTO)})
        outcome = carry_out(front.place, Wish(who, ends=ends, letters=letters), texts=TEXTS)
        assert outcome.event is not None
        assert outcome.event.kind is ConsentKind.NARROWED
        assert outcome.event.grants == {
            "conversation": {"photo": "pseudonym"},
            "blog": {"quote": "named"},
        }
        assert outcome.report is None
        (letter,) = outcome.letters
        assert "Museum Hilversum" in letter.read_text(encoding="utf-8")
        assert carry_out(front.place, Wish(who), texts=TEXTS).event.kind is ConsentKind.WITHDRAWN  # type: ignore[union-attr]
