"""What goes wrong between camera and study, each through the real driver, byte for byte."""
