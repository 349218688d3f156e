"""The wheel and the source package."""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from building.archives import settle_source, settle_wheel
from building.icons import write_icons
from building.tools import build_environ, run

NOT_SOURCE = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "dist", "packages")


def build_packages(source: Path, target: Path, moment: int) -> tuple[Path, Path]:
    """Write wheel and source package of ``source`` into ``target`` and return both.

    The wheel is built from the source package, so nothing can be missing in that.
    """
    target.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="rai-build-") as name:
        copy, made = Path(name) / "source", Path(name) / "made"
        shutil.copytree(source, copy, ignore=NOT_SOURCE)
        write_icons(copy, copy / "resources" / "desktop", "linux")
        options = ["--no-isolation", "--outdir", str(made), str(copy)]
        run([sys.executable, "-P", "-m", "build", *options], build_environ(moment), copy)
        (wheel,), (archive,) = made.glob("*.whl"), made.glob("*.tar.gz")
        settle_wheel(wheel, moment)
        settle_source(archive, moment)
        return put(wheel, target), put(archive, target)


def put(file: Path, folder: Path) -> Path:
    """Move ``file`` into ``folder``, in place of one of the same name."""
    return Path(shutil.move(file, folder / file.name))
