"""Searching and the open tasks in a study of 10,000 shots with 20,000 quotes and notes; goal 100 ms.

The rows are made up and written in bulk; every word is drawn from a list in which few are common and most are rare,
as in what people say. What is measured is the store's whole answer, from the typed query to the values.

    python tests/bench/bench_search.py [runs]
"""

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from fotointerview.domain.ids import new_id
from fotointerview.domain.ledger import ConsentEvent
from fotointerview.domain.search import Hit, HitKind
from fotointerview.domain.words import Answer, ConsentKind, Dimension
from fotointerview.services.tasks import open_tasks
from fotointerview.storage.opening import DATABASE
from fotointerview.storage.study import RoleSpec, StudyStore
from fotointerview.storage.types import next_id
from tests.bench.figures import heading, line, remark

GOAL_MS = 100.0
SHOTS, SAID, PEOPLE, ROLES = 10_000, 10_000, 40, 12
_BEGUN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
_LATER = date(2026, 11, 25)
_GRANTS = {
    scope: {"photo": "pseudonym", "quote": "pseudonym"} for scope in ("conversation", "internal", "blog")
}
_COMMON = "ik wil meer licht in de foto en heel dichtbij want zo zien ze mij aan het loket als mens"
_SYLLABLES = "be grip vol am te naar ver trouw lo ket wet re gel pas vraag zorg geld brief tijd luis ter"
Row = tuple[object, ...]


def vocabulary(chance: random.Random) -> list[str]:
    """The common words, then three thousand rarer ones."""
    made = {"".join(chance.choices(_SYLLABLES.split(), k=chance.randint(2, 4))) for _ in range(3_000)}
    return [*_COMMON.split(), "begrip", *sorted(made)]


def make(folder: Path) -> None:
    """The study in ``folder``, without pictures."""
    specs = [RoleSpec(f"r{n}", f"rol {n}", f"role {n}") for n in range(ROLES)]
    with StudyStore.create(folder, title="Groot", roles=specs) as store:
        people = [
            store.add_participant(code=f"P{n:03d}", role_key=f"r{n % ROLES}", alias=f"vogel {n}").id
            for n in range(PEOPLE)
        ]
        for number, person in enumerate(people):
            store.set_real_name(f"P{number:03d}", f"Anna de Vries {number}")
            last = _LATER + timedelta(days=10 * (number - 3)) if number < 8 else None
            given = ConsentEvent(
                new_id(), person, ConsentKind.GIVEN, _GRANTS, _BEGUN, "nl", "1", "", valid_until=last
            )
            if number % 10:
                store.add_consent(given)
    chance = random.Random(1)
    words = vocabulary(chance)
    weights = [1 / (rank + 1) for rank in range(len(words))]

    def said() -> str:
        return " ".join(chance.choices(words, weights, k=chance.randint(6, 30))).capitalize() + "."

    interviews = [next_id() for _ in people]
    shots = [next_id() for _ in range(SHOTS)]
    with closing(sqlite3.connect(folder / DATABASE)) as connection, connection:
        for table, rows in _rows(people, interviews, shots, said, chance):
            connection.executemany(table, rows)


def _rows(
    people: list[str], interviews: list[str], shots: list[str], said: Callable[[], str], chance: random.Random
) -> Iterator[tuple[str, Iterator[Row]]]:
    """Every table with its rows."""

    def at(number: int) -> str:
        return (_BEGUN + timedelta(minutes=3 * number)).strftime("%Y-%m-%d %H:%M:%S.%f")

    def place(number: int) -> str:
        return interviews[number * len(interviews) // SHOTS]

    yield (
        "INSERT INTO interview VALUES (?, ?, 'p', '?', '?', 'nl', ?, 'UTC', ?, ?)",
        (
            (one, people[n], at(n * 250), f"interviews/{n}", at(n * 250 + 249))
            for n, one in enumerate(interviews)
        ),
    )
    yield (
        "INSERT INTO shot (id, interview_id, number, taken_at, width, height, alt_text, damaged, trial)"
        " VALUES (?, ?, ?, ?, 600, 400, '', 0, ?)",
        ((one, place(n), n + 1, at(n), n % 500 == 0) for n, one in enumerate(shots)),
    )
    quotes = [next_id() for _ in range(SAID)]
    yield (
        "INSERT INTO quote VALUES (?, ?, ?, 'participant', ?, '', ?)",
        ((one, place(n), said(), at(n), n % 2) for n, one in enumerate(quotes)),
    )
    yield (
        "INSERT INTO quote_link VALUES (?, ?, ?, 'said-at')",
        ((next_id(), one, shots[n]) for n, one in enumerate(quotes)),
    )
    yield (
        "INSERT INTO note VALUES (?, ?, ?, ?, ?)",
        ((next_id(), place(n), shots[n], said(), at(n)) for n in range(SAID)),
    )
    answers, dimensions = list(Answer), list(Dimension)
    yield (
        "INSERT INTO judgement VALUES (?, ?, ?, ?, 'participant', ?)",
        ((next_id(), one, chance.choice(answers), said(), at(n)) for n, one in enumerate(shots)),
    )
    yield (
        "INSERT INTO move (id, from_shot_id, to_shot_id, dimension, step, voice, at, words, intended)"
        " VALUES (?, ?, ?, ?, 1, 'together', ?, ?, '')",
        (
            (next_id(), one, shots[n + 1], chance.choice(dimensions), at(n), said())
            for n, one in enumerate(shots[:-1])
        ),
    )
    yield (
        "INSERT INTO choice VALUES (?, 'chosen', ?, 4)",
        ((one, at(n)) for n, one in enumerate(shots) if n % 5 == 0),
    )


def measured(ask: Callable[[], object], runs: int) -> list[float]:
    """How long ``ask`` takes, in milliseconds, ``runs`` times after one that warms up."""
    ask()
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        ask()
        times.append((time.perf_counter() - begun) * 1000)
    return times


def main() -> None:
    """Make the study and measure."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory(prefix="fotointerview-bench-") as scratch:
        folder = Path(scratch) / "study"
        begun = time.perf_counter()
        make(folder)
        heading(f"Search in {SHOTS} shots, {2 * SAID} quotes and notes, {2 * SHOTS} reasons and moves")
        remark(f"made in {time.perf_counter() - begun:.1f} s")
        with StudyStore.open(folder) as store:
            searches(store, runs)
            found = open_tasks(store, _LATER)
            heading(f"The open tasks of it: {len(found)} of {len({task.kind for task in found})} kinds")
            line("Open tasks", measured(lambda: open_tasks(store, _LATER), runs), goal=GOAL_MS, tail=True)


def searches(store: StudyStore, runs: int) -> None:
    """Every kind of search."""
    role, person = store.roles()[3].id, store.participants()[7].id
    rare = vocabulary(random.Random(1))[-1]
    asked: dict[str, Callable[[], tuple[Hit, ...]]] = {
        "a common word": lambda: store.search("licht "),
        "the commonest word as a prefix": lambda: store.search("i"),
        "a rare word": lambda: store.search(f'"{rare}"'),
        "a prefix with an accent": lambda: store.search("begríp"),
        "three words": lambda: store.search("licht foto loket"),
        "a phrase": lambda: store.search('"meer licht"'),
        "a common word, notes only": lambda: store.search("licht", kinds=[HitKind.NOTE]),
        "a common word, one role": lambda: store.search("licht", role_id=role),
        "a common word, one participant": lambda: store.search("licht", participant_id=person),
        "the commonest prefix, one role": lambda: store.search("i", role_id=role),
        "a common word, judged almost": lambda: store.search("licht", answers=[Answer.ALMOST]),
        "a common word, moves of light": lambda: store.search("licht", dimensions=[Dimension.LIGHT]),
        "a common word, real names too": lambda: store.search("de", names=True),
        "no word: the newest": lambda: store.search(""),
        "no word, judged almost, one role": lambda: store.search("", answers=[Answer.ALMOST], role_id=role),
        "no word, one participant": lambda: store.search("", participant_id=person),
    }
    for name, ask in asked.items():
        line(f"Search: {name} ({len(ask())} shown)", measured(ask, runs), goal=GOAL_MS, tail=True)


if __name__ == "__main__":
    main()
