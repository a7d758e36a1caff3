"""Searching a real study: the index follows every change, and nobody's text is ever syntax."""

import random
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from fotointerview.domain.people import Interview
from fotointerview.domain.search import Hit, HitKind, matches, terms
from fotointerview.domain.words import Answer, Dimension, LinkKind, Voice
from fotointerview.storage import schema
from fotointerview.storage.opening import DATABASE
from fotointerview.storage.study import StudyStore
from tests.storage.helpers import DIFFICULT, NOW, add_interview, add_shot, new_interview

P, R = Voice.PARTICIPANT, Voice.RESEARCHER


def found(store: StudyStore, query: str) -> set[str]:
    return {hit.ref for hit in store.search(query)}


def indexed(store: StudyStore) -> list[tuple[str, str, str]]:
    """What the index keeps, after asking SQLite whether it agrees with the words it is made from."""
    connection = store._database.connection
    connection.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
    return connection.execute("SELECT kind, ref, words FROM search_doc ORDER BY kind, ref").fetchall()


def expected(store: StudyStore) -> list[tuple[str, str, str]]:
    """What it must keep: the words of the tables themselves."""
    query = """
        SELECT 'participant', id, code || ' ' || alias FROM participant
        UNION ALL SELECT 'role', id, name_nl || ' ' || name_en FROM role
        UNION ALL SELECT 'quote', id, verbatim || ' ' || edited FROM quote
        UNION ALL SELECT 'note', id, text FROM note
        UNION ALL SELECT 'judgement', id, reason FROM judgement WHERE reason <> ''
        UNION ALL SELECT 'move', id, words FROM move WHERE words <> ''
        ORDER BY 1, 2
    """
    return store._database.connection.execute(query).fetchall()


def test_everything_that_is_said_is_found_and_followed(
    store: StudyStore, interview: Interview, shot_id: str
) -> None:
    quote = store.add_quote(interview.id, verbatim="Meer vlinders", voice=P, at=NOW, shot_id=shot_id)
    note = store.add_note(interview.id, text="vlinders, zei ze", at=NOW, shot_id=shot_id)
    judged = store.add_judgement(shot_id, answer=Answer.NO, reason="te veel vlinders", voice=P, at=NOW)
    move = store.agree_move(shot_id, dimension=Dimension.OTHER, step=0, words="vlinders weg", voice=P, at=NOW)
    person = store.add_participant(code="P77", alias="Vlinders")
    assert move is not None
    assert {hit.kind: hit.ref for hit in store.search("vlinders")} == {
        HitKind.QUOTE: quote.id,
        HitKind.NOTE: note.id,
        HitKind.JUDGEMENT: judged.id,
        HitKind.MOVE: move.id,
        HitKind.PARTICIPANT: person.id,
    }
    store.update_quote(quote.id, edited="Meer motten")
    store.update_note(note.id, "motten")
    store.set_reason(judged.id, "motten")
    store.agree_move(shot_id, dimension=Dimension.OTHER, step=0, words="motten", voice=P, at=NOW)
    assert found(store, "motten") == {quote.id, note.id, judged.id, move.id}
    assert found(store, "vlinders") == {quote.id, person.id}
    store.set_reason(judged.id, "")
    store.remove_quote(quote.id)
    store.remove_note(note.id)
    store.agree_move(shot_id, dimension=Dimension.OTHER, step=0, voice=P, at=NOW)
    assert found(store, "motten") == set()
    assert indexed(store) == expected(store)


def test_a_hit_tells_where_it_is_from(store: StudyStore, interview: Interview, shot_id: str) -> None:
    second = add_shot(store, interview.id, "DSC_0002.JPG")
    quote = store.add_quote(interview.id, verbatim="Meer líchter.", voice=P, at=NOW, shot_id=second)
    store.link_quote(quote_id=quote.id, shot_id=shot_id, kind=LinkKind.ILLUSTRATES)
    loose = store.add_note(interview.id, text="licht", at=NOW + timedelta(seconds=1))
    by_kind = {hit.kind: hit for hit in store.search("licht")}
    assert by_kind[HitKind.QUOTE] == Hit(
        kind=HitKind.QUOTE,
        ref=quote.id,
        participant_id=interview.participant_id,
        interview_id=interview.id,
        shot_id=second,
        shot_number=2,
        when=NOW,
        words="Meer líchter.",
        matches=((5, 12),),
        rank=by_kind[HitKind.QUOTE].rank,
    )
    assert (by_kind[HitKind.NOTE].ref, by_kind[HitKind.NOTE].shot_id) == (loose.id, "")
    assert {hit.rank for hit in by_kind.values()} == {0, 1}
    (role,) = store.search("loket")
    assert (role.kind, role.ref, role.participant_id, role.when) == (
        HitKind.ROLE,
        store.roles()[2].id,
        "",
        None,
    )


@pytest.mark.parametrize(
    ("query", "shown", "marked"),
    [
        ("licht", "Eh, meer licht, ja.", ["licht"]),
        ("meer", "Eh, meer licht, ja.", ["meer"]),
        ("graag", "Graag meer licht.", ["Graag"]),
        ("graag meer", "Graag meer licht.", ["Graag", "meer"]),
        ('"ja graag"', "Eh, meer licht, ja.", []),  # only where the two lie one after the other
        ("", "Eh, meer licht, ja.", []),
    ],
)
def test_an_edited_quote_shows_the_words_in_which_it_was_found(
    store: StudyStore, interview: Interview, query: str, shown: str, marked: list[str]
) -> None:
    quote = store.add_quote(interview.id, verbatim="Eh, meer licht, ja.", voice=P, at=NOW)
    store.update_quote(quote.id, edited="Graag meer licht.")
    (hit,) = store.search(query, kinds=[HitKind.QUOTE])
    assert hit.words == shown
    assert [hit.words[start:end] for start, end in hit.matches] == marked


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("begríp", True),
        ("BEGRIP", True),
        ("begri\u0301p", True),
        ("beg", True),
        ("egrip", False),
        ('"begrip"', False),
        ('"begripvolle"', True),
        ("begripvolle een", True),
        ("een begripvolle", True),
        ('"een begripvolle"', True),
        ('"begripvolle een"', False),
        ("een afwezig", False),
        ("be afwezig", False),
        ("ambtena", True),
        ("ambtena een", False),  # only the last word is a prefix
    ],
)
def test_case_accents_prefixes_and_phrases(
    store: StudyStore, interview: Interview, query: str, is_found: bool
) -> None:
    note = store.add_note(interview.id, text="Eén Begripvolle ambtenaar", at=NOW)
    assert found(store, query) == ({note.id} if is_found else set())


@pytest.mark.parametrize(
    "query",
    [
        '"',
        '""',
        '"licht',
        'licht"',
        "*",
        "licht*",
        "*licht",
        "NEAR(licht",
        "NEAR(licht foto, 2)",
        "-licht",
        "licht AND",
        "NOT licht",
        "licht OR",
        "words:licht",
        "^licht",
        "licht + foto",
        "{words}: licht",
        "('); DROP TABLE note;--",
        "licht\x00foto",
        "👩🏽‍💼",
        "\u202eמילים אור\u202c",
        "كِتَاب",
        "\ud800 half",
        ":words",
        "x" * 10_000,
        "ja " * 10_000,
        '"' * 10_000,
        DIFFICULT,
    ],
)
def test_no_query_is_syntax(store: StudyStore, interview: Interview, query: str) -> None:
    for names in (False, True):
        for hit in store.search(query, names=names):
            assert all(0 <= start < end <= len(hit.words) for start, end in hit.matches)
    assert store.interviews() == (interview,)


@pytest.mark.parametrize(
    "words", [DIFFICULT, "כָּתוּב מימין אור", "كِتَاب", "日本語", "x" * 10_000, "a\x00b \x00licht"]
)
def test_any_words_are_indexed_and_found_by_themselves(
    store: StudyStore, interview: Interview, words: str
) -> None:
    note = store.add_note(interview.id, text=words, at=NOW)
    assert found(store, words) == {note.id}
    assert store.search(words)[0].matches
    store.remove_note(note.id)
    assert found(store, words) == set()
    assert indexed(store) == expected(store)


def test_what_is_marked_is_what_was_found(store: StudyStore, interview: Interview) -> None:
    """The index and the marks read letters in the same way, on words made of letters that make trouble."""
    chance = random.Random(11)
    letters = [*"aaBéếßØ각жЙא٣7_’-  𝔘", "e\u0301", "👩"]

    def words() -> str:
        return "".join(chance.choices(letters, k=chance.randint(2, 12)))

    notes = {store.add_note(interview.id, text=words(), at=NOW) for _ in range(300)}
    hits = 0
    for _ in range(300):
        query = words()[: chance.randint(1, 4)]
        wanted = terms(query)
        expected = {note.id for note in notes if wanted and all(matches(note.text, [one]) for one in wanted)}
        hits += len(expected)
        answer = {hit.ref for hit in store.search(query, kinds=[HitKind.NOTE], limit=1000)}
        assert answer == (expected if query.strip() else {note.id for note in notes}), query
    assert hits > 500


def test_filters(store: StudyStore, interview: Interview, shot_id: str) -> None:
    other = new_interview(store, "loket", at=NOW + timedelta(hours=1))
    there = add_shot(store, other.id, "DSC_0002.JPG")
    almost = store.add_judgement(shot_id, answer=Answer.ALMOST, reason="licht", voice=P, at=NOW)
    silent = store.add_judgement(there, answer=Answer.NO, voice=P, at=NOW + timedelta(seconds=9))
    light = store.agree_move(shot_id, dimension=Dimension.LIGHT, step=1, words="licht", voice=P, at=NOW)
    pose = store.agree_move(there, dimension=Dimension.POSE, step=0, words="licht", voice=P, at=NOW)
    note = store.add_note(other.id, text="licht", at=NOW)
    assert light is not None
    assert pose is not None

    def refs(query: str = "licht", **filters: object) -> set[str]:
        return {hit.ref for hit in store.search(query, **filters)}  # type: ignore[arg-type] # by name

    assert refs() == {almost.id, light.id, pose.id, note.id}
    assert refs(kinds=[HitKind.NOTE, HitKind.MOVE]) == {light.id, pose.id, note.id}
    assert refs(answers=[Answer.ALMOST]) == {almost.id}
    assert refs(answers=[Answer.NO]) == set()
    assert refs("", answers=[Answer.NO]) == {silent.id}
    assert refs(dimensions=[Dimension.LIGHT]) == {light.id}
    assert refs(answers=[Answer.ALMOST], dimensions=[Dimension.POSE]) == {almost.id, pose.id}
    assert refs(answers=[Answer.ALMOST], kinds=[HitKind.NOTE]) == set()
    assert refs(participant_id=other.participant_id) == {pose.id, note.id}
    assert refs(role_id=store.roles()[1].id) == {almost.id, light.id}
    assert refs("", role_id=store.roles()[2].id) == {
        *(silent.id, pose.id, note.id),
        other.participant_id,
        store.roles()[2].id,
    }
    assert refs("", kinds=[HitKind.MOVE], role_id=store.roles()[1].id) == {light.id}
    assert refs("", kinds=[HitKind.ROLE], participant_id=other.participant_id) == set()
    assert refs("", dimensions=[Dimension.LIGHT, Dimension.POSE]) == {light.id, pose.id}
    both = {"role_id": store.roles()[2].id, "participant_id": interview.participant_id}
    assert refs(**both) == set()
    assert refs("'; --", role_id="'; --") == set()
    told = {hit.ref: (hit.answer, hit.dimension, hit.step) for hit in store.search("")}
    assert told[silent.id] == (Answer.NO, None, 0)
    assert told[light.id] == (None, Dimension.LIGHT, 1)
    assert told[note.id] == (None, None, 0)


def test_without_words_the_newest_come_first(store: StudyStore, interview: Interview) -> None:
    notes = [store.add_note(interview.id, text=f"n{n}", at=NOW + timedelta(minutes=n)) for n in (3, 1, 2)]
    hits = store.search("  ")
    assert [hit.ref for hit in hits[:3]] == [notes[0].id, notes[2].id, notes[1].id]
    assert {hit.kind for hit in hits[3:]} == {HitKind.PARTICIPANT, HitKind.ROLE}
    assert [hit.rank for hit in hits] == list(range(len(hits)))
    assert [hit.ref for hit in store.search("", limit=2)] == [notes[0].id, notes[2].id]
    assert store.search("", limit=0) == ()


def test_real_names_are_found_only_when_asked_for(store: StudyStore, interview: Interview) -> None:
    (person,) = store.participants()
    store.set_real_name(person.code, "Zoë van der Wölfskehl")
    assert store.search("wolfskehl") == ()
    assert store.search("zoe", kinds=[HitKind.NOTE], names=True) == ()
    assert store.search("zoe", role_id=store.roles()[2].id, names=True) == ()
    (hit,) = store.search("FSKEHL zoë", names=True)
    assert (hit.kind, hit.ref, hit.words) == (HitKind.PARTICIPANT, person.id, "Zoë van der Wölfskehl")
    assert [hit.words[start:end] for start, end in hit.matches] == ["Zoë", "fskehl"]
    assert store.search("zoe jansen", names=True) == ()
    assert [hit.ref for hit in store.search(person.code, names=True)] == [person.id]
    words = store._database.connection.execute("SELECT words FROM search_doc").fetchall()
    assert not any("Wölfskehl" in one for (one,) in words)


def test_what_goes_with_a_shot_or_an_interview_leaves_the_index(
    store: StudyStore, interview: Interview, shot_id: str
) -> None:
    store.add_judgement(shot_id, answer=Answer.NO, reason="vlinder een", voice=P, at=NOW)
    store.agree_move(shot_id, dimension=Dimension.LIGHT, step=1, words="vlinder twee", voice=P, at=NOW)
    note = store.add_note(interview.id, text="vlinder drie", at=NOW, shot_id=shot_id)
    quote = store.add_quote(interview.id, verbatim="vlinder vier", voice=P, at=NOW, shot_id=shot_id)
    connection = store._database.connection
    connection.execute("DELETE FROM shot WHERE id = ?", (shot_id,))
    assert found(store, "vlinder") == {note.id, quote.id}
    assert {hit.shot_id for hit in store.search("vlinder")} == {""}
    connection.execute("DELETE FROM interview WHERE id = ?", (interview.id,))
    assert found(store, "vlinder") == set()
    assert found(store, "p01") == {interview.participant_id}
    connection.execute("DELETE FROM participant WHERE id = ?", (interview.participant_id,))
    assert found(store, "p01") == set()
    connection.execute("UPDATE role SET name_nl = 'balie' WHERE key = 'loket'")
    assert (found(store, "loket"), len(found(store, "balie"))) == (set(), 1)
    connection.execute("DELETE FROM role WHERE key = 'loket'")
    assert found(store, "balie") == set()
    assert indexed(store) == expected(store)


def test_taking_back_a_quote_leaves_the_index_right(store: StudyStore, interview: Interview) -> None:
    with store.recording() as deed:
        quote = store.add_quote(interview.id, verbatim="vlinder", voice=P, at=NOW)
    assert store.take_back(deed.changes)
    assert found(store, "vlinder") == set()
    assert store.do_again(deed.changes)
    assert found(store, "vlinder") == {quote.id}
    with store.recording() as deed:
        store.update_quote(quote.id, edited="rups")
    assert found(store, "rups") == {quote.id}
    assert store.take_back(deed.changes)
    assert found(store, "rups") == set()
    with store.recording() as deed:
        store.remove_quote(quote.id)
    assert store.take_back(deed.changes)
    assert found(store, "vlinder") == {quote.id}
    assert indexed(store) == expected(store)


def test_what_is_not_committed_is_not_found(store: StudyStore, interview: Interview) -> None:
    def fail() -> None:
        with store.recording():
            store.add_note(interview.id, text="vlinder", at=NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert found(store, "vlinder") == set()
    assert indexed(store) == expected(store)


@pytest.mark.parametrize("last", ["0001", "0002"])
def test_an_upgraded_old_study_is_indexed(store: StudyStore, tmp_path: Path, last: str) -> None:
    scripts = tmp_path / "scripts"
    shutil.copytree(schema.MIGRATIONS, scripts)
    for file in (scripts / "versions").glob("[0-9]*.py"):
        if file.name[:4] > last:
            file.unlink()
    old = tmp_path / "old" / DATABASE
    old.parent.mkdir()
    schema.upgrade(old, scripts=scripts)
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("INSERT INTO study VALUES ('s', 'oud', '2026-11-23 13:02:00.000000', 'nl')")
        connection.execute("INSERT INTO role VALUES ('r', 'wet', 0, 'wet', 'law')")
        connection.execute("INSERT INTO participant VALUES ('p', 'P01', 'r', 'Vlinder', 'nl')")
        connection.execute("INSERT INTO real_name VALUES ('P01', 'Anna Vlinder')")
        connection.execute(
            "INSERT INTO interview VALUES ('i', 'p', 'x', '', '', 'nl', '2026-11-23 13:02:00.000000', 'UTC', 'f', NULL)"
        )
        connection.execute(
            "INSERT INTO note VALUES ('n', 'i', NULL, 'mooie vlinder', '2026-11-23 13:02:00.000000')"
        )
        connection.execute("INSERT INTO note VALUES ('e', 'i', NULL, ' ', '2026-11-23 13:02:00.000000')")
    with StudyStore.open(old.parent) as opened:
        assert found(opened, "vlinder") == {"n", "p"}
        assert found(opened, "wet") == {"r"}
        assert found(opened, "anna") == set()
        assert [row for row in expected(opened) if row[1] != "e"] == indexed(opened)


def test_a_rebuilt_index_holds_no_erased_word(store: StudyStore, interview: Interview) -> None:
    note = store.add_note(interview.id, text="onuitwisbaarheid", at=NOW)
    kept = store.add_note(interview.id, text="blijft", at=NOW)
    store.remove_note(note.id)
    store.rebuild_search()
    assert found(store, "blijft") == {kept.id}
    assert b"onuitwisbaar" not in b"".join(
        path.read_bytes() for path in store.folder.iterdir() if path.is_file()
    )
    assert indexed(store) == expected(store)


def test_a_read_only_study_is_searched_too(store: StudyStore, interview: Interview) -> None:
    note = store.add_note(interview.id, text="vlinder", at=NOW)
    add_interview(store, interview.participant_id)
    store._database.connection.execute("PRAGMA query_only=ON")
    assert found(store, "vlinder") == {note.id}
