"""Deleting somebody's rows from a database, of whatever version, so that no word of them stays in the file.

Plain SQL on a bare connection, because snapshots and copies from before a migration have other tables than the
program's models. Everything here may be done again without harm.
"""

import json
import re
import sqlite3
from collections import Counter
from dataclasses import dataclass
from typing import Final

_WORDS: Final = {
    "participant": ("alias",),
    "real_name": ("name",),
    "shot": ("alt_text",),
    "judgement": ("reason",),
    "move": ("words",),
    "quote": ("verbatim", "edited"),
    "mark": ("text",),
    "note": ("text",),
    "shot_approval": ("words",),
    "closeness": ("words", "other"),
}
"""Where words of people are."""
_OF_SHOT: Final = (
    *("mark", "judgement", "look_statement", "choice", "placement", "measures", "shot_approval", "shot_file"),
)
_WITH_BOTH_ENDS: Final = "consent_signature"
"""A table that came with the same version as the rope's other end."""
_SIGNATURES: Final = "event_id IN (SELECT id FROM consent_event WHERE participant_id = :who)"


@dataclass(frozen=True, slots=True)
class RowsToErase:
    """Which rows: of one participant, by ids.

    Attributes:
        shots: ids of shots that go, with what was said about them.
        interviews: ids of interviews that go whole; their shots are among ``shots``.
        quotes_of: ids of interviews whose quotes go.
        name: the real name and the alias go.
        signature: the drawn signatures go.
        everything: what was asked of the participant beside interviews goes too.
        all_names: everybody's real name goes.
    """

    participant_id: str
    code: str
    shots: tuple[str, ...] = ()
    interviews: tuple[str, ...] = ()
    quotes_of: tuple[str, ...] = ()
    name: bool = False
    signature: bool = False
    everything: bool = False
    all_names: bool = False


def erase_rows(connection: sqlite3.Connection, rows: RowsToErase) -> None:
    """Delete the rows, within the transaction that is open, and build the search index anew.

    The consent log, exports and loans stay. Shots that came into the interviews meanwhile go as well. A shot that is
    on the books as lent stays as an empty row, and so does its interview.
    """
    tables = _tables(connection)
    of_interviews = "SELECT id FROM shot WHERE interview_id IN (SELECT value FROM json_each(?))"
    late = [shot for (shot,) in connection.execute(of_interviews, (json.dumps(rows.interviews),))]
    values = {
        "who": rows.participant_id,
        "code": rows.code,
        "shots": json.dumps([*rows.shots, *late]),
        "interviews": json.dumps(rows.interviews),
        "quotes_of": json.dumps(rows.quotes_of),
    }
    _teach(connection, rows)
    for table, statement in _statements(rows):
        if table in tables:
            connection.execute(statement, values)
    named = [*rows.shots, *rows.interviews, *([rows.participant_id] if rows.everything else [])]
    connection.execute(
        "DELETE FROM ui_state WHERE EXISTS"
        " (SELECT 1 FROM json_each(?) AS one WHERE instr(ui_state.value, one.value) > 0)",
        (json.dumps(named),),
    )
    if "search" in tables:
        # Deleting marks a word as gone and leaves it in its segment; a new index has new segments.
        connection.execute("INSERT INTO search(search) VALUES ('rebuild')")


def holds_rows(connection: sqlite3.Connection, rows: RowsToErase) -> bool:
    """Whether a database has anything that :func:`erase_rows` would delete, or words that it would take away."""
    tables = _tables(connection)
    values = {"who": rows.participant_id, "code": rows.code}
    questions = [
        ("shot", "SELECT 1 FROM shot_file WHERE shot_id IN (SELECT value FROM json_each(:ids))", rows.shots),
        ("shot", "SELECT 1 FROM shot WHERE id IN (SELECT value FROM json_each(:ids))", rows.shots),
        (
            "interview",
            "SELECT 1 FROM interview WHERE id IN (SELECT value FROM json_each(:ids))",
            rows.interviews,
        ),
        (
            "quote",
            "SELECT 1 FROM quote WHERE interview_id IN (SELECT value FROM json_each(:ids))",
            rows.quotes_of,
        ),
    ]
    if rows.name:
        questions.append(("real_name", "SELECT 1 FROM real_name WHERE code = :code", ()))
        questions.append(("participant", "SELECT 1 FROM participant WHERE id = :who AND alias <> ''", ()))
    if rows.all_names:
        questions.append(("real_name", "SELECT 1 FROM real_name", ()))
    if rows.signature:
        questions.append(("consent_signature", f"SELECT 1 FROM consent_signature WHERE {_SIGNATURES}", ()))
    if rows.everything:
        questions.append(
            ("closeness", "SELECT 1 FROM closeness WHERE participant_id = :who OR other = :code", ())
        )
        questions.append((_WITH_BOTH_ENDS, "SELECT 1 FROM closeness WHERE other_id = :who", ()))
    return any(
        connection.execute(query, values | {"ids": json.dumps(ids)}).fetchone()
        for table, query, ids in questions
        if table in tables
    )


def words_to_go(connection: sqlite3.Connection, rows: RowsToErase) -> frozenset[str]:
    """The words that would be nowhere in the database any more; found by erasing, and taking that back.

    Within an open transaction that has changed nothing yet.
    """
    before = _all_words(connection)
    connection.execute("SAVEPOINT look")
    try:
        erase_rows(connection, rows)
        after = _all_words(connection)
    finally:
        connection.execute("ROLLBACK TO look")
        connection.execute("RELEASE look")
    codes = {code for (code,) in connection.execute("SELECT code FROM participant")}  # those stay, on purpose
    return frozenset(words for words in before if words not in after and words not in codes)


def _all_words(connection: sqlite3.Connection) -> Counter[str]:
    tables = _tables(connection)
    found: Counter[str] = Counter()
    for table, columns in _WORDS.items():
        if table in tables:
            for column in columns:
                rows = connection.execute(f'SELECT "{column}" FROM "{table}"')
                found.update(words.strip() for (words,) in rows if words and words.strip())
    return found


def _tables(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _statements(rows: RowsToErase) -> list[tuple[str, str]]:
    """What is done, in order, each with the table that must be there for it."""
    shots, interviews, quotes_of = (
        f"(SELECT value FROM json_each(:{name}))" for name in ("shots", "interviews", "quotes_of")
    )
    ties = f"SELECT quote_id FROM quote_link WHERE shot_id IN {shots}"
    elsewhere = (
        "SELECT 1 FROM quote_link AS tie WHERE tie.quote_id = quote.id"
        f" AND tie.shot_id IS NOT NULL AND tie.shot_id NOT IN {shots}"
    )
    done = [
        # A quote that was said at an erased shot goes; one that only illustrates it stays with its other shots.
        ("quote", f"DELETE FROM quote WHERE id IN ({ties} AND kind = 'said-at')"),
        ("quote", f"DELETE FROM quote WHERE id IN ({ties}) AND NOT EXISTS ({elsewhere})"),
        ("quote_link", f"DELETE FROM quote_link WHERE shot_id IN {shots}"),
        ("quote", f"DELETE FROM quote WHERE interview_id IN {quotes_of}"),
        ("quote", f"DELETE FROM quote WHERE interview_id IN {interviews}"),
        ("note", f"DELETE FROM note WHERE shot_id IN {shots} OR interview_id IN {interviews}"),
        ("move", f"DELETE FROM move WHERE from_shot_id IN {shots} OR to_shot_id IN {shots}"),
        *((table, f"DELETE FROM {table} WHERE shot_id IN {shots}") for table in _OF_SHOT),
        (
            "shot",
            "UPDATE shot SET width = 0, height = 0, aperture = NULL, shutter_s = NULL, iso = NULL,"
            f" bias_ev = NULL, focal_mm = NULL, alt_text = '', damaged = 0 WHERE id IN {shots}",
        ),
        ("loan", f"DELETE FROM shot WHERE id IN {shots} AND id NOT IN (SELECT shot_id FROM loan)"),
        (
            "interview",
            f"DELETE FROM interview WHERE id IN {interviews}"
            " AND NOT EXISTS (SELECT 1 FROM shot WHERE shot.interview_id = interview.id)",
        ),
    ]
    if rows.everything:  # before the names, by which others may call them
        done += _of_participant()
    if rows.name:
        done.append(("real_name", "DELETE FROM real_name WHERE code = :code"))
        done.append(("participant", "UPDATE participant SET alias = '' WHERE id = :who"))
    if rows.all_names:
        done.append(("real_name", "DELETE FROM real_name"))
    if rows.signature:
        done.append(("consent_signature", f"DELETE FROM consent_signature WHERE {_SIGNATURES}"))
    return done


def _of_participant() -> list[tuple[str, str]]:
    """What is asked of a participant beside interviews.

    What somebody else said of the rope with them stays, without who it is of; unless they are called by code, alias or
    name in those words. An answer in words alone to what goes says nothing any more.
    """
    mine = "(SELECT id FROM closeness WHERE participant_id = :who)"
    answers = f"answers_id IN {mine} AND participant_id <> :who"
    of_others = "UPDATE closeness SET {} WHERE participant_id <> :who AND {}"
    return [
        (_WITH_BOTH_ENDS, f"DELETE FROM closeness WHERE {answers} AND experienced < 0"),
        (_WITH_BOTH_ENDS, f"UPDATE closeness SET answers_id = NULL, recognised = NULL WHERE {answers}"),
        (_WITH_BOTH_ENDS, of_others.format("words = ''", "other_id = :who AND calls_them(words)")),
        (_WITH_BOTH_ENDS, of_others.format("other_id = NULL, other = ''", "other_id = :who")),
        ("closeness", of_others.format("words = ''", "calls_them(other) AND calls_them(words)")),
        ("closeness", of_others.format("other = ''", "calls_them(other)")),
        ("closeness", "DELETE FROM closeness WHERE participant_id = :who"),
        ("participant", "UPDATE participant SET role_id = NULL WHERE id = :who"),
    ]


def _teach(connection: sqlite3.Connection, rows: RowsToErase) -> None:
    """Let SQL ask whether words call the participant: by code, alias, name or first name, as whole words."""
    names = {rows.code}
    for table, query in (
        ("participant", "SELECT alias FROM participant WHERE id = :who"),
        ("real_name", "SELECT name FROM real_name WHERE code = :code"),
    ):
        if table in _tables(connection):
            found = connection.execute(query, {"who": rows.participant_id, "code": rows.code})
            names |= {name.strip() for (name,) in found}
    names |= {name.split()[0] for name in names if name}
    told = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if len(name) > 1)
    calls = re.compile(rf"(?<!\w)(?:{told})(?!\w)", re.IGNORECASE)
    connection.create_function("calls_them", 1, lambda words: bool(told and calls.search(words or "")))
