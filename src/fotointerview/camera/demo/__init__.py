"""The demo camera: a drawn sitter in a lit room, a body with settings and a card, and a PTP/IP line to it.

Nothing here is a camera's driver: the real libgphoto2 talks to ``responder.py`` over loopback, and
``camera/simulated.py`` uses the same body directly where there is no driver.
"""
