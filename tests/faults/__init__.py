"""What goes wrong between camera and study, each through the real driver, byte for byte."""

import pytest

pytest.register_assert_rewrite("tests.faults.kit", "tests.faults.program", "tests.camera.listening")
