"""A /sys/bus/usb/devices made of folders, as the kernel shows it."""

from pathlib import Path


def plug_in(
    sys_usb: Path, name: str, *, number: int, interface_class: str = "06", product: str = "", serial: str = ""
) -> Path:
    """A device ``name`` (``1-2``) on bus 1 with one interface; an empty text is a file that is not there."""
    device = sys_usb / name
    interface = sys_usb / f"{name}:1.0"
    device.mkdir(parents=True)
    interface.mkdir()
    (interface / "bInterfaceClass").write_text(f"{interface_class}\n")
    for file, text in (("busnum", "1"), ("devnum", str(number)), ("product", product), ("serial", serial)):
        if text:
            (device / file).write_text(f"{text}\n")
    return device
