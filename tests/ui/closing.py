"""Closing windows after a test."""


def close_later(qtbot, window):
    """Close ``window`` after the test, once it has ended what it still loads.

    A thread that works for a window which is taken apart would never get its turn again.
    """
    qtbot.addWidget(window, before_close_func=lambda window: window.loading.leave())
    return window
