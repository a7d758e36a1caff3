"""How large the pieces of a file are: as the line is fast, and never suddenly more or less."""

import itertools

import pytest

from fotointerview.camera.gphoto_card import PIECE, next_piece

MB = 1 << 20


@pytest.mark.parametrize(
    ("mb_per_s", "at_last"),
    [
        pytest.param(0.5, MB // 4, id="a slow Wi-Fi: orders do not wait for seconds"),
        pytest.param(30, 1.8 * MB, id="30 MB/s"),
        pytest.param(400, 4 * MB, id="USB 3: no more than this at once"),
    ],
)
def test_pieces_become_as_the_line_is(mb_per_s: float, at_last: float) -> None:
    sizes = [PIECE]
    for _ in range(6):
        asked = sizes[-1]
        sizes.append(next_piece(asked, got=asked, took_s=asked / (mb_per_s * MB)))
    assert sizes[-1] == pytest.approx(at_last, rel=0.01)
    assert all(one / 2 <= other <= one * 2 for one, other in itertools.pairwise(sizes))


def test_a_piece_that_came_short_or_at_once_asks_for_nothing_absurd() -> None:
    assert next_piece(MB, got=0, took_s=0.0) == MB // 2
    assert next_piece(MB // 4, got=1, took_s=9.0) == MB // 4
    assert next_piece(MB, got=MB, took_s=0.0) == 2 * MB
