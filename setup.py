"""What the wheel holds beside what ``pyproject.toml`` says: the data files, inside the package.

In the source they lie in ``resources/``, installed in ``rai_desktop/data/``;
``rai_desktop.resources`` knows both places.
"""

from pathlib import Path
from shutil import copyfile

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py

DATA = "rai_desktop.data"
NEWS = "CHANGELOG.md"


class BuildWithNews(build_py):
    """Also brings along what is new, which the manual shows."""

    def run(self) -> None:
        """Put the packages together."""
        super().run()
        copyfile(NEWS, Path(self.build_lib, *DATA.split("."), NEWS))


setup(
    packages=[*find_packages(include=["rai_desktop", "rai_desktop.*"]), DATA],
    package_dir={DATA: "resources"},
    package_data={"": [], DATA: ["**/*"]},
    include_package_data=False,
    cmdclass={"build_py": BuildWithNews},
)
