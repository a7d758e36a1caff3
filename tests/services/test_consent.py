"""No photo without consent: what is asked, what is kept of the answer, and what the session does with it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from fotointerview.domain.consent import Leave
from fotointerview.domain.faults import FaultCode
from fotointerview.domain.ledger import ConsentEvent
from fotointerview.domain.words import ConsentKind, Item, Language, Manner, Mode, Scope
from fotointerview.services import events
from fotointerview.services.consent import ConsentAnswer, agreed_aloud, leave_of, months_later, record_answer
from fotointerview.services.consent_wording import consent_wordings, read_wording
from fotointerview.services.presets import PresetError
from fotointerview.storage.study import StudyStore
from tests.services.session_kit import Sitting

WORDING = consent_wordings()[0]
PHOTO = {Scope.CONVERSATION: {Item.PHOTO: Mode.PSEUDONYM}}
STROKE = ((0.1, 0.5), (0.4, 0.2), (0.9, 0.6))


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    """An interview in which consent is asked for."""
    made = Sitting(tmp_path / "study", asks_consent=True)
    made.session.load()
    made.wait(events.LeaveChanged)
    yield made
    made.__exit__(None, None, None)


def who(sitting: Sitting) -> str:
    return sitting.thread.ask(lambda: sitting.store.interview(sitting.interview_id).participant_id).result()


def answer(sitting: Sitting, given: ConsentAnswer) -> ConsentEvent:
    person = who(sitting)
    event = sitting.thread.ask(lambda: record_answer(sitting.store, person, given, wording=WORDING)).result()
    sitting.session.look_at_consent()
    return event


def leave(sitting: Sitting) -> Leave:
    event = sitting.wait(events.LeaveChanged)
    assert isinstance(event, events.LeaveChanged)
    return event.leave


def refused(sitting: Sitting) -> FaultCode:
    event = sitting.wait(events.Noticed)
    assert isinstance(event, events.Noticed)
    return event.fault.code


# ── the session ───────────────────────────────────────────────────────────────────────────────────────────


def test_without_consent_nothing_is_released(sitting: Sitting) -> None:
    assert sitting.session.leave is Leave.UNASKED
    sitting.session.shoot()
    assert refused(sitting) is FaultCode.CONSENT_NEEDED
    sitting.session.next_photo()
    assert refused(sitting) is FaultCode.CONSENT_NEEDED
    sitting.session.start_series(delay_s=0.0)
    assert refused(sitting) is FaultCode.CONSENT_NEEDED
    assert not [one for one in sitting.heard if isinstance(one, events.ShotAnnounced)]


def test_with_consent_photos_are_taken_and_stay(sitting: Sitting) -> None:
    answer(sitting, ConsentAnswer(grants=PHOTO))
    assert leave(sitting) is Leave.GIVEN
    assert not sitting.shoot().shot.trial


def test_a_refusal_closes_the_shutter_again(sitting: Sitting) -> None:
    answer(sitting, ConsentAnswer(grants=PHOTO))
    assert leave(sitting) is Leave.GIVEN
    answer(sitting, ConsentAnswer())
    assert leave(sitting) is Leave.REFUSED
    sitting.session.shoot()
    assert refused(sitting) is FaultCode.CONSENT_NEEDED


def test_test_shots_go_when_the_interview_is_left(sitting: Sitting, tmp_path: Path) -> None:
    sitting.session.allow_trial()
    assert leave(sitting) is Leave.TRIAL
    trial = sitting.shoot()
    assert trial.shot.trial
    answer(sitting, ConsentAnswer(grants=PHOTO))
    assert leave(sitting) is Leave.GIVEN
    kept = sitting.shoot()
    places = [sitting.store.absolute(file.path) for file in (*trial.files, *kept.files)]
    assert all(place.exists() for place in places)
    sitting.__exit__(None, None, None)
    assert [place.exists() for place in places] == [False, True]
    with StudyStore.open(tmp_path / "study") as store:
        assert [link.shot.id for link in store.chain(sitting.interview_id).links] == [kept.shot.id]
        assert store.trial_shots() == ()


def test_a_shot_by_the_button_on_the_body_is_told_and_goes(sitting: Sitting) -> None:
    sitting.camera.deliver()
    assert refused(sitting) is FaultCode.TAKEN_WITHOUT_CONSENT
    event = sitting.wait(events.ShotSafe)
    assert isinstance(event, events.ShotSafe)
    assert event.link.shot.trial


def test_test_shots_are_for_this_interview_only(sitting: Sitting) -> None:
    sitting.session.allow_trial()
    assert leave(sitting) is Leave.TRIAL

    def another() -> str:
        from fotointerview.services.study import interview_of

        return interview_of(sitting.store, "P02", language=Language.NL).id

    sitting.session.open_interview(sitting.thread.ask(another).result())
    assert leave(sitting) is Leave.UNASKED


# ── the log ───────────────────────────────────────────────────────────────────────────────────────────────


def test_what_was_answered_is_kept_with_the_words_that_were_shown(sitting: Sitting) -> None:
    given = ConsentAnswer(
        grants={Scope.BLOG: {Item.PHOTO: Mode.UNRECOGNISABLE, Item.QUOTE: Mode.UNRECOGNISABLE}} | PHOTO,
        language=Language.EN,
        signature=(STROKE,),
        place="kamer 3",
    )
    event = answer(sitting, given)
    assert event.kind is ConsentKind.GIVEN
    assert event.grants == {
        "conversation": {"photo": "pseudonym"},
        "blog": {"photo": "unrecognisable", "quote": "unrecognisable"},
    }
    assert (event.manner, event.place, event.basis) == (
        "signed",
        "kamer 3",
        {"conversation": "consent", "blog": "consent"},
    )
    text = sitting.thread.ask(lambda: sitting.store.consent_text(event.wording_sha256)).result()
    assert text == WORDING.text(Language.EN)
    assert "no consequences" in text.text
    assert sitting.thread.ask(lambda: sitting.store.signature(event.id)).result() == (STROKE,)


def test_the_kinds_follow_one_another(sitting: Sitting) -> None:
    kinds = [answer(sitting, given).kind for given in (ConsentAnswer(), ConsentAnswer(grants=PHOTO))]
    kinds += [answer(sitting, given).kind for given in (ConsentAnswer(grants=PHOTO), ConsentAnswer())]
    assert kinds == [ConsentKind.REFUSED, ConsentKind.RENEWED, ConsentKind.RENEWED, ConsentKind.WITHDRAWN]


def test_it_holds_as_long_as_the_wording_says(sitting: Sitting) -> None:
    person = who(sitting)
    at = datetime(2026, 11, 25, 12, tzinfo=UTC)

    def task() -> tuple[ConsentEvent, Leave, Leave]:
        event = record_answer(sitting.store, person, ConsentAnswer(grants=PHOTO), wording=WORDING, at=at)
        ends = event.valid_until
        assert ends is not None
        return (
            event,
            leave_of(sitting.store, person, on=ends),
            leave_of(sitting.store, person, on=date(2029, 1, 1)),
        )

    event, last_day, later = sitting.thread.ask(task).result()
    assert event.valid_until == date(2028, 11, 25)
    assert (last_day, later) == (Leave.GIVEN, Leave.REFUSED)


def test_aloud_before_a_witness_gives_no_name() -> None:
    said = agreed_aloud(
        [Scope.CONVERSATION, Scope.INTERNAL], wording=WORDING, witness="R1", language=Language.NL
    )
    assert (said.manner, said.witness) == (Manner.ORAL, "R1")
    assert set(said.grants) == {Scope.CONVERSATION, Scope.INTERNAL}
    assert Item.NAME not in said.grants[Scope.INTERNAL]


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 25), 24, date(2028, 11, 25)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 12, 1), 1, date(2028, 1, 1)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
    ],
)
def test_months_later(day: date, months: int, then: date) -> None:
    assert months_later(day, months) == then


# ── the wording ───────────────────────────────────────────────────────────────────────────────────────────


def test_another_word_is_another_hash(tmp_path: Path) -> None:
    import fotointerview.resources as resources

    source = resources.path("presets", "consent", "foto-interview.toml").read_text(encoding="utf-8")
    changed = tmp_path / "changed.toml"
    changed.write_text(source.replace("geen gevolgen", "gevolgen"), encoding="utf-8")
    other = read_wording(changed)
    assert other.text(Language.NL).sha256 != WORDING.text(Language.NL).sha256
    assert other.text(Language.EN).sha256 == WORDING.text(Language.EN).sha256


def test_nobody_is_asked_for_what_has_no_words(tmp_path: Path) -> None:
    import fotointerview.resources as resources

    source = resources.path("presets", "consent", "foto-interview.toml").read_text(encoding="utf-8")
    for broken in (
        source.replace("photo = {", "voice2 = {"),
        source.replace('"photo", ', '"face", '),
        "title =",
    ):
        place = tmp_path / "broken.toml"
        place.write_text(broken, encoding="utf-8")
        with pytest.raises(PresetError, match=r"broken\.toml"):
            read_wording(place)


def test_every_wording_says_that_refusing_is_free_and_how_to_change_ones_mind() -> None:
    for wording in consent_wordings():
        for language, words in ((Language.NL, "geen gevolgen"), (Language.EN, "no consequences")):
            assert words in wording.text(language).text
        assert wording.scopes[0].scope is Scope.CONVERSATION
