"""The gate: what is withheld is not even there, whatever an exporter does; and no exporter goes past it."""

import ast
import itertools
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from fotointerview.domain.chain import Chain, Link, Words
from fotointerview.domain.consent import INSIDE, Reason
from fotointerview.domain.ledger import Closeness, ConsentEvent, ShotApproval
from fotointerview.domain.measures import Measures
from fotointerview.domain.people import Interview, Participant, Role
from fotointerview.domain.release import WITH_NOTES, Released, Terms, release
from fotointerview.domain.sayings import Box, Choice, Judgement, Mark, Move, Note, Quote, QuoteLink
from fotointerview.domain.shots import Shot, ShotFile
from fotointerview.domain.words import (
    Answer,
    ConsentKind,
    Dimension,
    FileKind,
    Item,
    Language,
    LinkKind,
    MarkKind,
    Mode,
    RopeHolder,
    Scope,
    Verdict,
    Voice,
)

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
TODAY = date(2026, 11, 25)
SOURCE = Path(__file__).resolve().parents[2] / "src" / "fotointerview"
SECRET = {
    "photo": "originals/FI_0001.JPG",
    "alt": "SECRET-ALT",
    "quote": "SECRET-QUOTE",
    "loose": "SECRET-LOOSE",
    "reason": "SECRET-REASON",
    "words": "SECRET-WORDS",
    "mark": "SECRET-MARK",
    "note": "SECRET-NOTE",
    "role": "SECRET-ROLE",
}


def link(number: int = 1, *, trial: bool = False) -> Link:
    shot = f"s{number}"
    quote = Quote(f"q{number}", "i", SECRET["quote"], Voice.PARTICIPANT, AT)
    return Link(
        Shot(shot, "i", number, AT, 60, 40, alt_text=SECRET["alt"], trial=trial),
        (ShotFile(f"f{number}", shot, FileKind.JPEG, SECRET["photo"], 1, "ab"),),
        judgements=(Judgement(f"j{number}", shot, Answer.ALMOST, SECRET["reason"], Voice.PARTICIPANT, AT),),
        moves_next=(Move(f"m{number}", shot, None, Dimension.LIGHT, 1, Voice.TOGETHER, AT, SECRET["words"]),),
        marks=(
            Mark(f"k{number}", shot, MarkKind.PIN, (((0.5, 0.5),),), Voice.PARTICIPANT, AT, SECRET["mark"]),
        ),
        quotes=(quote,),
        choice=Choice(shot, Verdict.CHOSEN, AT),
    )


def chain(*links: Link) -> Chain:
    loose = Quote("loose", "i", SECRET["loose"], Voice.PARTICIPANT, AT)
    return Chain(
        Interview("i", "p", "x", "?", "?", Language.NL, AT, "UTC", "interviews/x"),
        Participant("p", "P01", "r"),
        Role("r", "r", 0, SECRET["role"], SECRET["role"]),
        links or (link(),),
        (loose,),
        Words(
            (loose, *(one.quotes[0] for one in links or (link(),))),
            (QuoteLink("l", "q1", "s1", LinkKind.SAID_AT),),
            (Note("n", "i", "s1", SECRET["note"], AT),),
        ),
    )


def given(*grants: tuple[Scope, Item], mode: Mode = Mode.PSEUDONYM) -> tuple[ConsentEvent, ...]:
    kept: dict[str, dict[str, str]] = {}
    for scope, item in grants:
        kept.setdefault(scope.value, {})[item.value] = mode.value
    return (ConsentEvent("c", "p", ConsentKind.GIVEN, kept, AT, "nl", "1", "ab"),)


def let_go(
    log: tuple[ConsentEvent, ...],
    scope: Scope,
    *approvals: ShotApproval,
    of: Chain | None = None,
    to: str = "",
) -> Released:
    said = {"s1": approvals} if approvals else {}
    return release([of or chain()], logs={"p": log}, approvals=said, scope=scope, on=TODAY, to=to)


def leaks(released: Released) -> set[str]:
    """Which secrets are anywhere in what was released, however deep."""
    told = repr(released.chains)
    return {name for name, secret in SECRET.items() if secret in told}


@pytest.mark.parametrize("scope", Scope)
@pytest.mark.parametrize("items", [*itertools.combinations((Item.PHOTO, Item.QUOTE, Item.ROLE), 1), ()])
def test_only_what_is_given_in_that_scope_is_there(scope: Scope, items: tuple[Item, ...]) -> None:
    log = given(*((scope, item) for item in items), *((other, Item.VOICE) for other in Scope))
    approved = ShotApproval("a", "s1", True, AT)
    own = chain()
    quotes = tuple(replace(quote, approved=True) for quote in own.links[0].quotes)
    own = replace(own, links=(replace(own.links[0], quotes=quotes),), words=replace(own.words, quotes=quotes))
    there = leaks(let_go(log, scope, approved, of=own))
    expected: set[str] = set()
    if Item.PHOTO in items:
        expected |= {"photo", "alt"}
    if Item.QUOTE in items:  # the loose one was not approved
        expected |= {"quote", "loose"} if scope in INSIDE else {"quote"}
    if Item.ROLE in items:
        expected |= {"role"}
    assert there == expected


@pytest.mark.parametrize("scope", Scope)
def test_without_any_consent_a_shot_is_a_number_and_a_time(scope: Scope) -> None:
    for log in ((), given(*((other, item) for other in Scope for item in Item if other is not scope))):
        released = let_go(log, scope)
        assert leaks(released) == set()
        (left,) = released.chains[0].links
        assert left == Link(Shot("s1", "i", 1, AT, 60, 40))
        assert released.withheld_shots == {"s1"}


@pytest.mark.parametrize("scope", Scope)
def test_a_shot_needs_the_participants_own_word_outside_the_team(scope: Scope) -> None:
    log = given((scope, Item.PHOTO))
    yes, no = ShotApproval("a", "s1", True, AT), ShotApproval("b", "s1", False, AT)
    assert bool(let_go(log, scope).withheld_shots) is (scope not in INSIDE)
    assert not let_go(log, scope, yes).withheld_shots
    assert let_go(log, scope, yes, no).withheld[0].reason is Reason.SHOT_WITHHELD


def seen(*, by_hand: bool, face: Box | None = (0.4, 0.2, 0.2, 0.3)) -> Measures:
    return Measures(0.0, 0.0, 3.0, 0.0, 0.0, 0.2, face=face, by_hand=by_hand)


@pytest.mark.parametrize("scope", [Scope.INTERNAL, Scope.BLOG])
def test_who_must_be_unrecognisable_leaves_only_behind_a_mask(scope: Scope) -> None:
    log = given((scope, Item.PHOTO), mode=Mode.UNRECOGNISABLE)
    yes = ShotApproval("a", "s1", True, AT)
    for measures in (None, seen(by_hand=False), seen(by_hand=False, face=None)):
        released = let_go(log, scope, yes, of=chain(replace(link(), measures=measures)))
        assert [one.reason for one in released.withheld if one.shot_id] == [Reason.NO_FACE_BOX]
        assert released.masks == {}
        assert "photo" not in leaks(released)
    drawn = let_go(log, scope, yes, of=chain(replace(link(), measures=seen(by_hand=True))))
    assert drawn.masks == {"s1": (0.4, 0.2, 0.2, 0.3)}
    assert not drawn.withheld_shots
    nobody = let_go(log, scope, yes, of=chain(replace(link(), measures=seen(by_hand=True, face=None))))
    assert (nobody.masks, nobody.withheld_shots) == ({}, frozenset())


def test_a_name_needs_leave_of_its_own_and_to_be_named() -> None:
    photo = given((Scope.BLOG, Item.PHOTO), (Scope.INTERNAL, Item.NAME), mode=Mode.NAMED)
    assert let_go(photo, Scope.BLOG).named == frozenset()
    for mode in Mode:
        asked = let_go(given((Scope.BLOG, Item.NAME), mode=mode), Scope.BLOG)
        assert asked.named == (frozenset({"p"}) if mode is Mode.NAMED else frozenset())


@pytest.mark.parametrize("mode", Mode)
def test_the_real_name_is_there_only_for_who_may_be_named(mode: Mode) -> None:
    log = given((Scope.BLOG, Item.PHOTO), (Scope.BLOG, Item.NAME), mode=mode)
    released = release(
        [chain()], logs={"p": log}, approvals={}, scope=Scope.BLOG, on=TODAY, names={"p": "SECRET-NAME"}
    )
    assert ("SECRET-NAME" in repr(released)) is (mode is Mode.NAMED)
    assert released.chains[0].participant.code == "P01"


def test_the_neighbours_of_a_withheld_shot_tell_nothing_of_it() -> None:
    log = given((Scope.INTERNAL, Item.PHOTO), (Scope.INTERNAL, Item.QUOTE))
    to_first = Move("a", "s0", "s1", Dimension.LIGHT, 1, Voice.TOGETHER, AT, "lichter", measured=0.7)
    to_last = Move("b", "s1", "s2", Dimension.FOCUS, 1, Voice.TOGETHER, AT, SECRET["words"], measured=0.3)
    shots = [
        replace(link(0), moves_next=(to_first,)),
        replace(link(1), moves_here=(to_first,), moves_next=(to_last,)),
        replace(link(2), moves_here=(to_last,), moves_next=()),
    ]
    no = ShotApproval("n", "s1", False, AT)
    before, away, after = let_go(log, Scope.INTERNAL, no, of=chain(*shots)).chains[0].links
    assert [(one.id, one.words, one.measured) for one in before.moves_next] == [("a", "lichter", None)]
    assert away == Link(Shot("s1", "i", 1, AT, 60, 40))
    assert after.moves_here == ()


def test_words_said_at_a_shot_that_stays_at_home_belong_to_no_shot() -> None:
    log = given((Scope.INTERNAL, Item.PHOTO), (Scope.INTERNAL, Item.QUOTE))
    no = ShotApproval("n", "s1", False, AT)
    released = let_go(log, Scope.INTERNAL, no).chains[0]
    assert [quote.id for quote in released.loose_quotes] == ["loose", "q1"]
    assert released.words.links == ()
    kept = let_go(log, Scope.INTERNAL).chains[0]
    assert [quote.id for quote in kept.loose_quotes] == ["loose"]
    assert [tie.quote_id for tie in kept.words.links] == ["q1"]


def test_words_need_leave_of_their_own() -> None:
    photo, both = (
        given((Scope.INTERNAL, Item.PHOTO)),
        given((Scope.INTERNAL, Item.PHOTO), (Scope.INTERNAL, Item.QUOTE)),
    )
    assert leaks(let_go(photo, Scope.INTERNAL)) == {"photo", "alt"}
    assert leaks(let_go(both, Scope.INTERNAL)) == set(SECRET) - {"note", "role"}
    (left,) = let_go(photo, Scope.INTERNAL).chains[0].links
    assert left.judgement is not None
    assert (left.judgement.answer, left.moves_next[0].step, left.chosen) == (Answer.ALMOST, 1, True)


def test_ones_own_is_always_ones_own_but_no_notes_and_no_trials() -> None:
    released = let_go((), Scope.CONVERSATION, of=chain(link(1), link(2, trial=True)), to="p")
    assert released.to == "p"
    assert leaks(released) == set(SECRET) - {"note"}
    assert [one.shot.number for one in released.chains[0].links] == [1]
    assert released.withheld == ()


def test_trial_shots_are_not_even_a_number() -> None:
    log = given((Scope.INTERNAL, Item.PHOTO))
    released = let_go(log, Scope.INTERNAL, of=chain(link(1), link(2, trial=True)))
    assert [one.shot.number for one in released.chains[0].links] == [1]


def test_on_what_terms_it_leaves_goes_along_with_it() -> None:
    (first,) = given((Scope.BLOG, Item.PHOTO), mode=Mode.UNRECOGNISABLE)
    ended = replace(first, id="d", valid_until=date(2027, 1, 2), at=AT.replace(hour=11))
    tomorrow = replace(first, id="e", at=AT.replace(day=26))
    terms = let_go((ended, tomorrow, first), Scope.BLOG).terms["p"]
    assert terms == Terms(Mode.UNRECOGNISABLE, None, date(2027, 1, 2), "d")
    assert let_go((), Scope.BLOG).terms["p"] == Terms()


# ── no exporter goes past it ──────────────────────────────────────────────────────────────────────────────

_OF_AN_INTERVIEW = {"Chain", "Link", "Quote", "Judgement", "Note", "Move", "Shot", "Words"}
_MAKERS = ("make_", "export_", "write_")


def past_the_gate(source: str) -> list[str]:
    """Public makers in an exporter's source that take something of an interview otherwise than as ``Released``."""
    found = []
    for node in ast.parse(source).body:
        if not isinstance(node, ast.FunctionDef) or not node.name.startswith(_MAKERS):
            continue
        arguments = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
        for argument in arguments:
            names = {
                part.id for part in ast.walk(argument.annotation or ast.Pass()) if isinstance(part, ast.Name)
            }
            is_callback = "Callable" in names
            if names & _OF_AN_INTERVIEW and not is_callback:
                found.append(f"{node.name}({argument.arg})")
    return found


def makers_of_released(folder: Path) -> list[str]:
    """Modules that construct a ``Released`` themselves."""
    found = []
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Released":
                found.append(path.relative_to(folder).as_posix())
    return found


def test_every_exporter_takes_only_what_was_released() -> None:
    looked_at = sorted((SOURCE / "publish").glob("*.py"))
    assert looked_at
    for path in looked_at:
        assert past_the_gate(path.read_text(encoding="utf-8")) == [], path.name
    assert makers_of_released(SOURCE) == ["domain/release.py"]


def takers_of_pixels(folder: Path) -> list[str]:
    """Modules of exporters that reach for a photo otherwise than through the material."""
    reaching = {"publish_jpeg", "publish_tiff", "decode", "decode_preview", "imread"}
    found = []
    for path in sorted(folder.glob("*.py")):
        names = {
            node.id
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Name)
        }
        if names & reaching:
            found.append(path.name)
    return found


def test_every_exporter_takes_its_photos_from_the_material(tmp_path: Path) -> None:
    assert takers_of_pixels(SOURCE / "publish") == ["material.py", "photo.py"]
    (tmp_path / "sly.py").write_text(
        "small = publish_jpeg(path, look=link.look, max_px=10)\n", encoding="utf-8"
    )
    assert takers_of_pixels(tmp_path) == ["sly.py"]


def test_an_exporter_that_goes_past_the_gate_is_found(tmp_path: Path) -> None:
    fake = "def make_postcard(chains: Sequence[Chain], *, out: Path) -> None: ...\n"
    assert past_the_gate(fake) == ["make_postcard(chains)"]
    fine = "def make_postcard(released: Released, *, photo: Callable[[Link], Path], out: Path) -> None: ...\n"
    assert past_the_gate(fine) == []
    (tmp_path / "sly.py").write_text("released = Released(chains, scope)\n", encoding="utf-8")
    assert makers_of_released(tmp_path) == ["sly.py"]


# ── ropes, notes, terms ───────────────────────────────────────────────────────────────────────────────────


def rope(who: str = "p", other: str | None = "q", *, words: str = "SECRET-ROPE") -> Closeness:
    return Closeness(f"c-{who}-{other}", who, "P02", 0.7, 0.2, RopeHolder.BOTH, words, AT, other_id=other)


def second() -> Chain:
    own = chain(link(2))
    return replace(own, participant=Participant("q", "P02", "r"), links=(link(2),), words=Words())


@pytest.mark.parametrize("scope", Scope)
@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("given_here", [False, True])
def test_a_rope_goes_no_further_than_the_team_and_only_with_leave_for_words(
    scope: Scope, kept: bool, given_here: bool
) -> None:
    grants = [(Scope.RESEARCH, Item.QUOTE)] if kept else []
    grants += [(scope, Item.QUOTE)] if given_here else []
    log = given((scope, Item.PHOTO), *grants)
    released = release(
        [chain(), second()], logs={"p": log}, approvals={}, scope=scope, on=TODAY, ropes=[rope()]
    )
    may_words = {one for one, item in grants if item is Item.QUOTE}
    expected = scope in INSIDE and {scope, Scope.RESEARCH} <= may_words
    assert bool(released.ropes) is expected
    assert ("SECRET-ROPE" in repr(released)) is expected


def test_a_rope_with_somebody_who_is_not_on_the_sheet_stays_and_one_with_an_outsider_goes() -> None:
    log = given((Scope.RESEARCH, Item.QUOTE))
    outside = rope(other=None)
    ropes = [rope(), outside, rope("q", "p"), rope("x", None)]
    both = {"p": log, "q": log}
    released = release([chain()], logs=both, approvals={}, scope=Scope.RESEARCH, on=TODAY, ropes=ropes)
    assert released.ropes == (outside,)
    own = release([chain()], logs={}, approvals={}, scope=Scope.INTERNAL, on=TODAY, ropes=ropes, to="p")
    assert own.ropes == (outside,)


WORDS_IN = {"both": (Scope.RESEARCH, Scope.INTERNAL), "kept": (Scope.RESEARCH,), "here": (Scope.INTERNAL,)}


@pytest.mark.parametrize(
    ("words", "scope", "other", "reason"),
    [
        ("both", Scope.INTERNAL, "q", None),
        ("kept", Scope.INTERNAL, "q", Reason.NOT_GIVEN),
        ("here", Scope.INTERNAL, "q", Reason.NOT_GIVEN),
        ("none", Scope.INTERNAL, None, Reason.NEVER_ASKED),
        ("both", Scope.INTERNAL, "elsewhere", Reason.OTHER_NOT_HERE),
        ("both", Scope.BLOG, None, Reason.NOT_GIVEN),
        ("blog", Scope.BLOG, None, Reason.WITHIN_THE_TEAM),
    ],
)
def test_a_rope_that_stays_is_told_once_with_why(
    words: str, scope: Scope, other: str | None, reason: Reason | None
) -> None:
    scopes = WORDS_IN | {"none": (), "blog": (Scope.RESEARCH, Scope.BLOG)}
    log = given(*((one, Item.QUOTE) for one in scopes[words])) if scopes[words] else ()
    again = replace(rope(other=other), id="later", at=AT.replace(hour=12))
    released = release(
        [chain(), second()],
        logs={"p": log},
        approvals={},
        scope=scope,
        on=TODAY,
        ropes=[rope(other=other), again, rope("x", "p")],
    )
    told = [(one.participant_id, one.rope_id, one.reason) for one in released.withheld if one.rope_id]
    assert told == ([] if reason is None else [("p", "later", reason)])
    assert "" not in released.withheld_shots


@pytest.mark.parametrize("scope", Scope)
@pytest.mark.parametrize("items", [(), (Item.PHOTO,), (Item.QUOTE,)])
def test_notes_go_along_only_when_asked_for_within_the_team(scope: Scope, items: tuple[Item, ...]) -> None:
    log = given(*((scope, item) for item in items))

    def let(notes: bool) -> Released:
        return release([chain()], logs={"p": log}, approvals={}, scope=scope, on=TODAY, notes=notes)

    assert SECRET["note"] not in repr(let(False))
    if scope not in WITH_NOTES:
        with pytest.raises(ValueError, match="notes"):
            let(True)
        return
    assert (SECRET["note"] in repr(let(True))) is (items == (Item.PHOTO,)), "it is on a shot"


def test_notes_never_go_home_with_a_participant_nor_with_a_shot_that_stays() -> None:
    with pytest.raises(ValueError, match="notes"):
        release([chain()], logs={}, approvals={}, scope=Scope.INTERNAL, on=TODAY, notes=True, to="p")
    log = given((Scope.INTERNAL, Item.PHOTO))
    no = {"s1": (ShotApproval("a", "s1", False, AT),)}
    released = release([chain()], logs={"p": log}, approvals=no, scope=Scope.INTERNAL, on=TODAY, notes=True)
    assert released.has_notes
    assert SECRET["note"] not in repr(released)


def test_the_terms_say_how_far_and_until_when() -> None:
    (event,) = given((Scope.ARTICLE, Item.PHOTO), (Scope.BLOG, Item.QUOTE))
    log = (replace(event, valid_until=date(2028, 11, 25)),)
    assert let_go(log, Scope.ARTICLE).terms == {"p": Terms(Mode.PSEUDONYM, None, date(2028, 11, 25), "c")}
    assert let_go(log, Scope.BLOG).terms == {"p": Terms(None, Mode.PSEUDONYM, date(2028, 11, 25), "c")}
    assert let_go((), Scope.BLOG, to="p").terms == {}


def test_without_leave_for_the_role_not_even_its_id_is_there() -> None:
    photo, role = given((Scope.INTERNAL, Item.PHOTO)), given((Scope.INTERNAL, Item.ROLE))
    assert let_go(photo, Scope.INTERNAL).chains[0].participant.role_id is None
    assert let_go(role, Scope.INTERNAL).chains[0].participant.role_id == "r"


def test_nothing_that_was_measured_on_a_withheld_shot_is_told_by_its_neighbours() -> None:
    to_second = Move("m", "s1", "s2", Dimension.LIGHT, 1, Voice.TOGETHER, AT, measured=0.125)
    to_third = Move("n", "s2", "s3", Dimension.LIGHT, 1, Voice.TOGETHER, AT, measured=0.125)
    links = (
        replace(link(1), moves_next=(to_second,)),
        replace(link(2), moves_here=(to_second,), moves_next=(to_third,)),
        replace(link(3), moves_here=(to_third,)),
    )
    log = given((Scope.INTERNAL, Item.PHOTO))
    for stays, told in ((), 2), (("s2",), 0):
        said = {shot: (ShotApproval("a", shot, False, AT),) for shot in stays}
        released = release([chain(*links)], logs={"p": log}, approvals=said, scope=Scope.INTERNAL, on=TODAY)
        measured = [move.measured for one in released.chains[0].links for move in one.moves_next]
        assert measured.count(0.125) == told
        assert ("0.125" in repr(released)) is bool(told)
