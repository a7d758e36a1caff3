"""How wide the tiles of a table of pictures are: as large as lets all of them be seen at once. No Qt."""


def tile_width(
    *, count: int, width: int, height: int, caption: int, gap: int, smallest: int, largest: int
) -> int:
    """The width of a 3:2 picture, in the unit of the area it is laid out in.

    Args:
        count: how many tiles there are.
        width: of the area.
        height: of the area.
        caption: height of what is written under a picture.
        gap: between tiles; half of it is at the area's edges.
        smallest: never narrower, even if one must scroll.
        largest: never wider.
    """
    most = max(1, width // (smallest + gap))
    best = min(largest, width // most - gap)
    for columns in range(most, 0, -1):
        wide = min(largest, width // columns - gap)
        rows = -(-count // columns)
        if wide > best and rows * (wide * 2 // 3 + caption + gap) <= height:
            best = wide
    return max(best, min(smallest, width - gap), 1)
