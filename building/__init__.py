"""What a release is made of: wheel, source package, and a folder that needs no Python.

Runs in an environment of its own (``requirements-build.lock``), started by
``python3 start.py build``. Two builds of the same source give the same bytes.
"""
