"""``python -m rai_desktop``."""

import sys

from rai_desktop.main import main

if __name__ == "__main__":
    sys.exit(main())
