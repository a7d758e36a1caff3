"""Strips, lines drawn by hand, and letters: the small rooms of the sheet."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fotointerview.domain.words import Answer, Language, MarkKind, Verdict, Voice
from fotointerview.publish import hand
from fotointerview.publish.lettering import breakable, excerpt, one_line, printable
from fotointerview.publish.strips import A4_WIDTH, WAYS, Cell, Way, cell_for, lay_out, panel_place
from fotointerview.publish.words import load_words

LANDSCAPE, PORTRAIT = (6000, 4000), (4000, 6000)


@given(
    st.lists(st.tuples(st.integers(0, 9000), st.integers(0, 9000)), max_size=90),
    st.booleans(),
    st.sampled_from([A4_WIDTH, 255.4]),
    st.sampled_from(WAYS),
)
def test_every_shot_lies_on_a_strip_in_order_and_on_the_page(
    sizes: list[tuple[int, int]], panel: bool, width: float, way: Way
) -> None:
    cells = [cell_for(size, way.photo) for size in sizes]
    strips = lay_out(cells, with_panel=panel, width=width)
    assert [cell for strip in strips for cell in strip.cells] == cells
    assert [strip.first for strip in strips] == [
        sum(len(s.cells) for s in strips[:n]) for n in range(len(strips))
    ]
    assert all(strip.cells and strip.width <= width for strip in strips)
    assert sum(strip.panel for strip in strips) <= 2
    assert not any(strip.panel for strip in strips) or (panel and strips[-1].panel)
    if strips:
        for size in (LANDSCAPE, PORTRAIT, (0, 0)):
            place = panel_place(size, strips=strips, width=width, large=way.large)
            beside = [strip.width for strip in strips if strip.panel]
            assert place.width + max(beside, default=0) < width
            assert 0 < place.height <= 94
            assert place.words_width >= 30
            assert place.stacked or place.width + place.words_width + max(beside, default=0) < width


@pytest.mark.parametrize(
    ("count", "panel", "rows"),
    [
        (1, False, [1]),
        (7, False, [6, 1]),
        (3, True, [3]),
        (4, True, [4]),
        (5, True, [3, 2]),
        (6, True, [3, 3]),
        (8, True, [6, 2]),
    ],
)
def test_strips_are_cut_to_length(count: int, panel: bool, rows: list[int]) -> None:
    strips = lay_out([cell_for(LANDSCAPE)] * count, with_panel=panel)
    assert [len(strip.cells) for strip in strips] == rows
    assert strips[-1].panel is panel


def test_a_large_chosen_one_has_its_words_below_it_unless_there_is_room_beside_it() -> None:
    strips = {count: lay_out([cell_for(LANDSCAPE)] * count, with_panel=True) for count in (1, 4)}
    small = panel_place(LANDSCAPE, strips=strips[4])
    large = panel_place(LANDSCAPE, strips=strips[4], large=True)
    assert large.stacked
    assert large.width > 1.5 * small.width
    assert not panel_place(LANDSCAPE, strips=strips[1], large=True).stacked


def test_a_portrait_is_narrow_but_its_caption_is_not() -> None:
    cell = cell_for(PORTRAIT)
    assert cell.photo_width < cell.width
    assert cell.width == 27
    assert cell_for((12000, 1000)) == Cell(56, 56, 4.667)


def test_the_circle_goes_round_the_picture_and_is_never_the_same_twice() -> None:
    curve = hand.circled(37.5, 25, margin=1.5, seed=3)
    assert curve == hand.circled(37.5, 25, margin=1.5, seed=3)
    assert curve != hand.circled(37.5, 25, margin=1.5, seed=4)
    ends = [(float(step[-2]), float(step[-1])) for step in curve]
    for x, y in ends:
        inside = abs(x - 18.75) / 18.75, abs(y - 12.5) / 12.5
        assert max(inside) > 0.8, "a line over the face"
        assert -4 < x < 41.5
        assert -4 < y < 29


def test_strokes_keep_their_ends_and_lose_what_adds_nothing() -> None:
    points = [(0.2 + n / 10000, 0.5) for n in range(1000)]
    kept = hand.thinned(points)
    assert kept[0] == points[0]
    assert kept[-1] == points[-1]
    assert len(kept) < 30
    curve = hand.stroke(points, crop=(0.2, 0.0, 0.5, 1.0), width=30, height=20)
    assert curve[0] == ["M", 0.0, 10.0]
    assert curve[-1][-2:] == [pytest.approx(0.0999 / 0.5 * 30, abs=0.01), 10.0]


def test_an_arrow_has_its_head_at_its_end() -> None:
    head = hand.arrowhead([(0, 0), (10, 0)], size=2)
    assert head[1] == ["L", 10, 0]
    assert all(
        math.hypot(10 - float(step[-2]), float(step[-1])) == pytest.approx(2, abs=0.01) for step in head[::2]
    )
    assert hand.arrowhead([(1, 1)], size=2) == []
    assert hand.arrowhead([(1, 1), (1, 1)], size=2) == []
    assert hand.smooth([]) == []


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("#set page(fill: red) ] [ $x$ *b*", "#set page(fill: red) ] [ $x$ *b*"),
        ("een\r\ntwee\rdrie\u2028vier", "een\ntwee\ndrie\nvier"),
        ("a\0b\x07c\td", "abc d"),
        ("\u202egnol\u202c", "gnol"),
        ("e\u0301", "é"),
        ("\ud83d half", "\ufffd half"),
        ("❤\ufe0f", "❤"),
    ],
)
def test_words_are_printed_as_typed_but_for_what_has_no_shape(typed: str, printed: str) -> None:
    assert printable(typed) == printed


@given(st.text(max_size=300))
def test_breaking_adds_only_places_to_break(text: str) -> None:
    clean = printable(text)
    assert breakable(clean).replace("\u200b", "") == clean
    assert max((len(run) for run in breakable(clean).replace("\u200b", " ").split()), default=0) <= 60 or any(
        ord(char) > 0x2FF for char in clean
    )


def test_long_runs_break_and_headings_stay_on_one_line() -> None:
    assert "\u200b" in breakable("A" * 100)
    assert one_line("a\n b") == "a b"
    assert one_line("x" * 500, longest=60).endswith(" …")
    assert len(one_line("x" * 500, longest=60)) <= 60
    assert excerpt("woord " * 100).endswith("woord …")
    assert len(excerpt("y" * 10_000)) < 100


@pytest.mark.parametrize("language", list(Language))
def test_the_sheet_has_a_word_for_everything(language: Language) -> None:
    words = load_words(language)
    for answer in Answer:
        assert words.say(f"answer.{answer.value}")
    for kind in MarkKind:
        assert words.say(f"mark.{kind.value}")
    for voice in Voice:
        assert words.say(f"voice.{voice.value}")
    for verdict in Verdict:
        assert words.say(verdict.value)
    assert words.scope("internal")
    assert words.scope("elsewhere") == "elsewhere"


def test_both_languages_have_the_same_words() -> None:
    import tomllib

    from fotointerview import resources

    def keys(table: dict[str, object], prefix: str = "") -> set[str]:
        return {
            name
            for key, value in table.items()
            for name in (keys(value, f"{prefix}{key}.") if isinstance(value, dict) else {prefix + key})
        }

    folder = resources.path("presets", "sheets")
    tables = [tomllib.loads((folder / f"words.{one}.toml").read_text(encoding="utf-8")) for one in Language]
    assert keys(tables[0]) == keys(tables[1])
