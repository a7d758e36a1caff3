"""The posts as Markdown with front matter, for the makers of static sites (Hugo, Jekyll, Eleventy).

People's words are typed text, never markup: whatever Markdown, HTML, kramdown, Liquid or a Hugo shortcode would make of
them is taken from them here. The front matter is YAML whose values are written as JSON, which YAML reads as it is.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Final

from fotointerview.publish.lettering import one_line
from fotointerview.publish.web_data import ANSWERS, Portrait, Post, Said, Shown, Step, in_short
from fotointerview.publish.words import Words

_MARKUP: Final = re.compile(r"[\\`*_\[\]#|!]")
"""What Markdown reads inside a line; a backslash takes its meaning away in every dialect."""
_ENTITIES: Final = {char: f"&#{ord(char)};" for char in "&<>{}$^=~"}
"""What is read before Markdown is (Liquid, shortcodes) or after it (HTML), or not by every dialect with a backslash."""
_AT_START: Final = re.compile(r"^(\s*)(?:([-+:])|(\d+)([.)]))")
_BREAK: Final = "  "
"""At the end of a line: the next one is a line of its own."""
_AMOUNT: Final = 1_000
"""Characters of a description, and of a line that may not break."""


def typed(text: str) -> str:
    """``text`` as Markdown that shows it as it was typed; lines stay lines."""
    return "\n".join(_typed_line(line) for line in text.split("\n"))


def front_matter(fields: Iterable[tuple[str, object]]) -> str:
    """The head of a post; what is empty is left out."""
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in fields
        if value not in ("", None, [])
    ]
    return "\n".join(["---", *lines, "---", ""])


def story_post(post: Post, *, title: str, lang: str, at: datetime, words: Words) -> str:
    """One interview."""
    lead = post.lead
    head = front_matter(
        [
            ("title", f"{post.who} · {title}"),
            ("date", _moment(at)),
            ("lang", lang),
            ("description", _description(lead.quote if lead and lead.quote else post.question)),
            ("image", _usual(lead.shown) if lead and lead.shown else ""),
            ("image_alt", lead.shown.alt if lead and lead.shown else ""),
            ("participant", post.who),
        ]
    )
    parts = [typed(" · ".join(post.facts))]
    if lead:
        parts += _portrait(lead, "")
    if post.steps:
        parts += [f"## {typed(words.say('story'))}", f"**{_one_typed(post.question.text)}**"]
    for step in post.steps:
        parts += _step(step, words)
    if post.loose:
        parts += [f"## {typed(words.say('loose'))}", *(_quoted(said) for said in post.loose)]
    return _whole(head, [*parts, *_foot(words)])


def gallery_post(
    posts: Sequence[Post], *, title: str, question: Said | None, lang: str, at: datetime, words: Words
) -> str:
    """The portraits of everybody, each with its quote."""
    pictured = next((one.shown for post in posts for one in post.portraits if one.shown), None)
    head = front_matter(
        [
            ("title", title),
            ("date", _moment(at)),
            ("lang", lang),
            ("description", _description(question) if question else words.say("intro")),
            ("image", _beside(pictured) + _usual(pictured) if pictured else ""),
            ("image_alt", pictured.alt if pictured else ""),
        ]
    )
    parts = [typed(words.say("intro"))]
    if question:
        parts.append(f"**{_one_typed(question.text)}**")
    for post in posts:
        parts += [f"## {typed(post.who)}", typed(" · ".join(post.facts))]
        for portrait in post.portraits:
            parts += _portrait(portrait, f"../{post.slug}/", shorten=in_short)
        label = words.say("read" if post.portraits else "read_words")
        whose = words.say("of", who=post.who)
        parts.append(f"[{typed(f'{label} {whose}')}](../{post.slug}/)")
    return _whole(head, [*parts, *_foot(words)])


def _step(step: Step, words: Words) -> Iterable[str]:
    first, last = step.numbers[0], step.numbers[-1]
    if step.withheld:
        alone = words.say("shot", number=first)
        yield f"### {typed(alone if first == last else words.say('shots_run', first=first, last=last))}"
        yield f"*{typed(words.say('withheld_one' if first == last else 'withheld_many'))}*"
        return
    answer = f" {ANSWERS[step.answer]} {words.say(f'answer.{step.answer}')}" if step.answer else ""
    yield f"### {typed(words.say('shot', number=first) + answer)}"
    yield _photo(step.shown, "") if step.shown else f"*{typed(words.say('unreadable'))}*"
    for said in (*step.said, *([step.pull] if step.pull else [])):
        yield _quoted(said)
    if step.written:
        yield f"{typed(words.say('written'))}:"
        for said in step.written:
            yield _quoted(said)
    yield typed("\n".join(step.drawn))
    if step.verdict:
        yield f"**{typed(words.say(step.verdict))}**"
    if step.moves or step.asked:
        yield f"{typed(words.say('next'))}:"
    if step.moves:
        yield f"→ **{typed(' · '.join(step.moves))}**"
    for said in step.asked:
        yield _quoted(said)


def _portrait(
    portrait: Portrait, beside: str, *, shorten: Callable[[Said], Said] = lambda said: said
) -> list[str]:
    parts = [_photo(portrait.shown, beside)] if portrait.shown else []
    return [*parts, _quoted(shorten(portrait.quote))] if portrait.quote else parts


def _photo(shown: Shown, beside: str) -> str:
    return f"![{_one_typed(shown.alt)}]({beside}{_usual(shown)})"


def _usual(shown: Shown) -> str:
    return shown.picture.name(shown.picture.usual, "jpg")


def _beside(shown: Shown) -> str:
    return f"../{shown.folder.rpartition('/')[2]}/"


def _quoted(said: Said) -> str:
    """Words somebody said, as a quotation; a line in it stays a line."""
    lines = typed(said.text).split("\n")
    kept = [
        f"> {line}{_BREAK if line and nth + 1 < len(lines) and lines[nth + 1] else ''}"
        for nth, line in enumerate(lines)
    ]
    who = [">", f"> — {typed(said.who)}"] if said.who else []
    return "\n".join([*kept, *who])


def _foot(words: Words) -> list[str]:
    return ["* * *", typed(f"{words.say('consent')} {words.say('made')}")]


def _whole(head: str, parts: Iterable[str]) -> str:
    return "\n".join([head, "\n\n".join(part for part in parts if part), ""])


def _description(said: Said) -> str:
    return one_line(in_short(said).text, longest=_AMOUNT)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _one_typed(text: str) -> str:
    return typed(one_line(text, longest=_AMOUNT))


def _typed_line(line: str) -> str:
    line = " ".join(line.split())  # four blanks before it would make it code
    line = "".join(_ENTITIES.get(char) or (f"\\{char}" if _MARKUP.match(char) else char) for char in line)
    return _AT_START.sub(_no_start, line, count=1)


def _no_start(found: re.Match[str]) -> str:
    """A list, a definition or a rule that a line would begin."""
    blank, sign, number, dot = found.groups()
    return f"{blank}\\{sign}" if sign else f"{blank}{number}\\{dot}"
