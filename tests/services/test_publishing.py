"""Publishing beside the study: what would go along, how it looks, making it, stopping it, and the ledger."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.words import Language, Scope
from fotointerview.services.exits import SHEET
from fotointerview.services.export import Wish
from fotointerview.services.publishing import SMALL_PX, Going, Publishing
from fotointerview.services.workplace import Workplace
from tests.services.erasing_kit import make_erasable


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Workplace]:
    """A study of three who gave their photos for internal use, and keep their first shot."""
    with Workplace.open(make_erasable(tmp_path).folder, language=Language.NL) as opened:
        yield opened


@pytest.fixture
def publishing(place: Workplace) -> Iterator[Publishing]:
    made = Publishing(place)
    yield made
    made.close()


def going(publishing: Publishing, **wished: object) -> Going:
    wish = Wish(kind=SHEET, **wished)  # type: ignore[arg-type]  # tests name what they wish
    return publishing.store_thread.ask(lambda: publishing.going(wish)).result()


def test_what_goes_along_is_counted_and_looks_as_it_will(publishing: Publishing) -> None:
    found = going(publishing)
    assert (found.shots, found.quotes, found.hidden) == (6, 0, 0)
    glimpses = publishing.glimpses(found.job, wanted=lambda: True)
    assert len(glimpses) == 9
    assert [(one.code, one.number) for one in glimpses if one.withheld] == [
        ("P01", 1),
        ("P02", 4),
        ("P03", 7),
    ]
    for one in glimpses:
        assert (one.jpeg is None) is one.withheld
        if one.jpeg is not None:
            with Image.open(BytesIO(one.jpeg)) as picture:
                assert max(picture.size) <= SMALL_PX


def test_nobody_waits_for_pictures_of_an_older_wish(publishing: Publishing) -> None:
    asked: list[int] = []

    def wanted() -> bool:
        asked.append(1)
        return len(asked) < 3

    assert len(publishing.glimpses(going(publishing).job, wanted=wanted)) == 2


def test_it_is_made_told_and_entered(place: Workplace, publishing: Publishing) -> None:
    told: list[tuple[int, int]] = []
    job = going(publishing, recipient="Drukkerij Z", scope=Scope.INTERNAL).job
    made = publishing.press.ask(lambda: publishing.make(job, tell=told.append, wanted=lambda: True)).result()
    assert made is not None
    assert made.path.parent == place.store.folder / "exports"
    assert told[-1][0] == told[-1][1] == len(told)
    (run,) = publishing.store_thread.ask(publishing.ledger).result()
    assert (run.recipient, set(run.files)) == ("Drukkerij Z", {made.path.name})


@pytest.mark.parametrize("closing", [False, True])
def test_who_stops_it_leaves_nothing_behind(place: Workplace, publishing: Publishing, closing: bool) -> None:
    job = going(publishing).job
    told: list[tuple[int, int]] = []

    def tell(news: tuple[int, int]) -> None:
        told.append(news)
        if closing:
            publishing.close()

    assert publishing.make(job, tell=tell, wanted=lambda: closing or not told) is None
    assert len(told) == 1
    assert not job.target.exists()
    assert publishing.store_thread.ask(publishing.ledger).result() == ()


def test_what_cannot_be_is_a_fault(publishing: Publishing) -> None:
    with pytest.raises(FaultError) as caught:
        going(publishing, codes=("P77",))
    assert caught.value.fault.code is FaultCode.UNKNOWN_PARTICIPANT


def test_photos_of_a_research_project_are_ready_when_it_is_made(
    place: Workplace, publishing: Publishing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wish = Wish(kind="qdpx", scope=Scope.INTERNAL, out=tmp_path / "made.qdpx")
    job = publishing.store_thread.ask(lambda: publishing.going(wish)).result().job
    publishing.get_ready(job, wanted=lambda: False)
    prints = place.store.folder / "cache" / "prints"
    assert not prints.exists()
    publishing.get_ready(job, wanted=lambda: True)
    assert len(list(prints.iterdir())) == 6
    monkeypatch.setattr("fotointerview.publish.material.publish_jpeg", None)
    made = publishing.make(job, tell=lambda _news: None, wanted=lambda: True)
    assert made is not None
    assert not made.unreadable
