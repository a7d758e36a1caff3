"""A withdrawal in words, for the command line and the window: where things went, what was erased, what is left."""

from collections.abc import Sequence

from fotointerview.domain.withdrawal import ErasureReport, Outside, Place, Sent, Trace, Withdrawal
from fotointerview.services.texts import Texts

_MOST = 20
"""So many lines of one kind are told; of more only how many there are."""


def plan_lines(plan: Withdrawal, texts: Texts) -> list[str]:
    """Where the material of a participant is and went, one thing a line."""
    lines = [*here_lines(plan, texts), *elsewhere_lines(plan, texts)]
    if plan.on_card:
        lines.append(texts.word("withdraw-card", count=plan.on_card))
    return lines


def here_lines(plan: Withdrawal, texts: Texts) -> list[str]:
    """What there is of a participant in the study and in its copies; the first line says of whom and how much."""
    word = texts.word
    lines = [
        word("withdraw-title", code=plan.participant.code, shots=len(plan.shots), list=numbers(plan.numbers)),
        word("withdraw-originals", count=len(plan.files), sidecars=len(plan.sidecars) or ""),
        word("withdraw-words", quotes=plan.quotes),
    ]
    if plan.named:
        lines.append(word("withdraw-named"))
    if plan.signed:
        lines.append(word("withdraw-signed", count=plan.signed))
    if plan.copies is None:
        lines.append(word("withdraw-no-copies"))
    else:
        lines.append(word("withdraw-copies", count=len(plan.copies)))
    return lines + [word("withdraw-snapshot", path=path) for path in plan.snapshots]


def elsewhere_lines(plan: Withdrawal, texts: Texts) -> list[str]:
    """Where it went: the exports with their files, and the loans; or that it went nowhere."""
    lines = [line for sent in plan.sent for line in _sent_lines(sent, texts)]
    lines += [
        texts.word(
            "withdraw-lent", number=lent.number, who=lent.loan.borrower, at=lent.loan.lent_on.isoformat()
        )
        for lent in plan.lent
    ]
    return lines or [texts.word("withdraw-nowhere")]


def report_lines(report: ErasureReport, texts: Texts) -> list[str]:
    """What came of an erasure: done or not, what is left, what is out of reach."""
    lines = [texts.word("erased-done" if report.finished else "erased-unfinished")]
    lines += [texts.word("erased-left", path=one.path, words=one.words) for one in report.left[:_MOST]]
    if len(report.left) > _MOST:
        lines.append(texts.word("erased-more", count=len(report.left) - _MOST))
    if report.husks:
        lines.append(texts.word("erased-husks", list=numbers(report.husks)))
    if report.outside:
        lines.append(texts.word("erased-outside"))
        lines += [outside_line(one, texts) for one in report.outside]
    return lines


def outside_line(outside: Outside, texts: Texts) -> str:
    """One thing that the program cannot reach."""
    return texts.word(
        f"outside-{outside.place.value}",
        who=outside.who,
        what=kind_words(outside.what, texts=texts) if outside.place is Place.EXPORT else outside.what,
        at=outside.at,
        list=numbers(outside.numbers),
    )


def kind_words(kind: str, *, texts: Texts) -> str:
    """What a kind of export is called; as the ledger has it where the program does not know it."""
    key = f"kind-{kind}"
    return texts.word(key) if texts.has(key) else kind


def trace_lines(traces: Sequence[Trace], texts: Texts) -> list[str]:
    """What a search found, or that it found nothing."""
    if not traces:
        return [texts.word("traces-none")]
    lines = [texts.word("traces-some", count=len(traces))]
    for one in traces[:_MOST]:
        key = "traces-word" if one.word else "traces-bytes"
        lines.append(texts.word(key, path=one.path, words=_short(one.word)))
    if len(traces) > _MOST:
        lines.append(texts.word("erased-more", count=len(traces) - _MOST))
    return lines


def numbers(of_shots: Sequence[int]) -> str:
    """``1-3, 7``: numbers of shots, runs of three and more drawn together."""
    runs: list[list[int]] = []
    for number in sorted(of_shots):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    return ", ".join(parts)


def _sent_lines(sent: Sent, texts: Texts) -> list[str]:
    run = sent.run
    at = run.at.date().isoformat()
    lines = [texts.word("withdraw-sent", at=at, kind=run.kind, who=run.recipient, list=numbers(sent.numbers))]
    lines += [texts.word("withdraw-sent-here", path=path) for path in sent.present]
    lines += [texts.word("withdraw-sent-gone", path=name) for name in sent.gone]
    return lines


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57]}…"
