"""The blog: one folder of web pages and Markdown posts that asks nothing of any other place.

``index.html`` shows everybody's portrait with a quote; a page each tells the conversation photo by photo. The photos
lie beside the Markdown in ``posts``, so that those posts can be moved as they are; the web pages fetch them there.
"""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import jinja2

from fotointerview import resources
from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.publish.lettering import one_line
from fotointerview.publish.material import Made, Material, Tick, no_tick
from fotointerview.publish.package import digests_in, folder_for, write_text
from fotointerview.publish.side_by_side import side_by_side
from fotointerview.publish.web_data import ANSWERS, POSTS, Post, Telling, has_something, in_short, slugs
from fotointerview.publish.web_markdown import gallery_post, story_post
from fotointerview.publish.web_pictures import Picture, in_all_sizes
from fotointerview.publish.words import load_words


def make_blog(material: Material, *, out: Path, tick: Tick = no_tick) -> Made:
    """Make the blog of ``material`` as the folder ``out``, which is not there yet or empty.

    An interview of which nothing at all may be seen or read is not in it.

    Raises:
        FaultError: ``NOTHING_TO_EXPORT`` when that is so of all, ``EXPORT_FAILED`` when it cannot be made.
    """
    material.refuse_empty()
    chains = [chain for chain in material.chains if has_something(chain, material)]
    if not chains:
        raise FaultError(FaultCode.NOTHING_TO_EXPORT)
    names = slugs(chains)
    seen = [link for chain in chains for link in chain.links if not material.is_withheld(link)]
    with folder_for(out) as folder:
        pictures = _write_photos(material, chains, names, folder=folder, tick=tick)
        _write_pages(material, chains, names, pictures, folder)
        files = digests_in(folder)
    tick(len(seen) + 1, len(seen) + 1)
    return Made(
        path=out,
        files=files,
        shot_ids=tuple(link.shot.id for link in seen),
        unreadable=tuple(link.shot.number for link in seen if link.shot.id not in pictures),
    )


def _write_photos(
    material: Material, chains: Sequence[Chain], names: Sequence[str], *, folder: Path, tick: Tick
) -> dict[str, Picture]:
    """The photos beside their posts, by shot id; decoding and encoding leave the GIL, so threads help.

    One that cannot be read is left out. No more than a few are in memory at a time, however many there are.
    """
    waiting: list[tuple[Link, Path | None, Path]] = []
    for chain, name in zip(chains, names, strict=True):
        place = folder / POSTS / name
        place.mkdir(parents=True)
        waiting += [
            (link, material.path(link), place) for link in chain.links if not material.is_withheld(link)
        ]

    def write(link: Link, path: Path | None, place: Path) -> Picture | None:
        if path is None:
            return None
        try:
            return in_all_sizes(material, link, path, place)
        except FaultError:
            return None

    made = side_by_side(
        lambda at: write(*waiting[at]), len(waiting), tick=tick, of=len(waiting) + 1
    )  # and the pages
    return {link.shot.id: one for (link, _, _), one in zip(waiting, made, strict=True) if one is not None}


def _write_pages(
    material: Material,
    chains: Sequence[Chain],
    names: Sequence[str],
    pictures: Mapping[str, Picture],
    folder: Path,
) -> None:
    words = load_words(material.language, "blog")
    telling = Telling(material, pictures)
    title = one_line(material.title) or words.say("title")
    shared: dict[str, Any] = {"lang": material.language.value, "title": title}
    templates = _templates(say=words.say, in_short=in_short, answers=ANSWERS, **shared)
    post_about: dict[str, Any] = {**shared, "at": material.at, "words": words}
    posts: list[Post] = []
    for nth, (chain, name) in enumerate(zip(chains, names, strict=True)):
        post = telling.post(chain, name)
        around = [
            telling.neighbour(chains[at], names[at]) if 0 <= at < len(chains) else None
            for at in (nth - 1, nth + 1)
        ]
        page = templates.get_template("story.html.j2").render(post=post, before=around[0], after=around[1])
        write_text(folder / f"{name}.html", page)
        write_text(folder / POSTS / name / "index.md", story_post(post, **post_about))
        posts.append(replace(post, steps=(), loose=()))
    questions = {chain.interview.question() for chain in chains}
    question = telling.question(chains[0]) if len(questions) == 1 else None
    page = templates.get_template("gallery.html.j2").render(posts=posts, question=question)
    write_text(folder / "index.html", page)
    write_text(folder / POSTS / "gallery" / "index.md", gallery_post(posts, question=question, **post_about))
    scope = words.scope(material.released.scope.value)
    write_text(folder / "README.txt", words.say("readme", title=title, scope=scope))
    shutil.copyfile(resources.path("presets", "web", "style.css"), folder / "style.css")


def _templates(**shared: object) -> jinja2.Environment:
    """The pages' templates: what is put in is escaped, and what is not there is an error."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resources.path("presets", "web")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(shared)
    return environment
