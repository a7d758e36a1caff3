"""Runs the demo camera as a process: ``python -m fotointerview.camera.demo``.

Prints one JSON line with the port when hosts may connect; then takes one JSON order per line on stdin and
acknowledges each on stdout. It ends when stdin closes, so it never outlives whoever started it.
"""

import argparse
import json
import signal
import sys
from collections.abc import Sequence
from typing import Any

from fotointerview.camera.demo.body import DemoBody
from fotointerview.camera.demo.orders import Orders
from fotointerview.camera.demo.responder import Responder
from fotointerview.camera.demo.settings import SITTERS


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until stdin closes; the exit code."""
    options = _parser().parse_args(arguments)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program that holds our stdin
    body = DemoBody(sitter=options.sitter, still=options.still)
    responder = Responder(body, port=options.port)
    orders = Orders(body, responder)
    try:
        _say({"port": responder.port})
        for line in sys.stdin:
            _say(orders.obey(line))
    except BrokenPipeError:
        return 0  # nobody reads any more: the one who started us is gone
    finally:
        responder.close()
        body.close()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m fotointerview.camera.demo", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="TCP port on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--sitter", choices=SITTERS, default="elian")
    parser.add_argument(
        "--still", type=_size, default=(6000, 4000), metavar="WxH", help="size of the pictures"
    )
    return parser


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    size = int(width), int(height)
    if min(size) < 160:
        raise ValueError("a still is at least 160 pixels wide and high")
    return size


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
