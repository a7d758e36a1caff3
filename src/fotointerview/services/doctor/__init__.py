"""The doctor: looks whether everything that is needed is here, and says what to do where it is not.

It looks and changes nothing. What may crash (the camera driver) is tried in a process of its own.
"""

from fotointerview.camera.usb import usb_cameras
from fotointerview.services.doctor import driver, libraries, system, usb
from fotointerview.services.doctor.report import Check, DoctorReport, Health, as_json, as_text
from fotointerview.services.texts import Texts

__all__ = ["Check", "DoctorReport", "Health", "as_json", "as_text", "run_doctor"]


def run_doctor(texts: Texts) -> DoctorReport:
    """Look at everything, in the words of ``texts``. Takes a second or two; may be called on any thread."""
    probe = driver.probe()
    devices = usb_cameras(named=probe.usb_ports)
    return DoctorReport(
        (
            system.check_versions(texts),
            driver.check_driver(probe, texts),
            driver.check_cameras(probe, texts),
            usb.check_holders(usb.holders(devices), devices, texts),
            usb.check_rights(devices, texts),
            libraries.check_libraries(texts),
            system.check_display(texts),
            system.check_fonts(texts),
            system.check_disk(texts),
        )
    )
