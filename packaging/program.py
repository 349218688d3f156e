"""Where the programs of a folder build begin."""

import os
import sys

from rai_desktop.main import main

OUR_OWN = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH")
"""What the bundle set so that it finds its libraries."""

for name in OUR_OWN:  # other programs that we start, such as a viewer, must find theirs instead
    before = os.environ.pop(f"{name}_ORIG", None)
    os.environ.pop(name, None)
    if before is not None:
        os.environ[name] = before

sys.exit(main())
