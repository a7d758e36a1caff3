"""Writes one sidecar without end, each time with other stars; to be killed. Arguments: the original."""

import sys
from itertools import cycle
from pathlib import Path

from fotointerview.storage.sidecars import write_sidecar
from fotointerview.xmp.values import Items

if __name__ == "__main__":
    print("ready", flush=True)
    for stars in cycle("12345"):
        write_sidecar(Path(sys.argv[1]), {"xmp:Rating": stars, "dc:subject": Items((stars * 5000,))})
