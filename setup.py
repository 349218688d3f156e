"""What the wheel holds beside what ``pyproject.toml`` says: the data files, inside the package.

In the source they lie in ``resources/``, installed in ``rai_desktop/data/``, and the changelog
with them; ``rai_desktop.resources`` knows both places.
"""

from pathlib import Path

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py

DATA = "rai_desktop.data"


class WithChangelog(build_py):
    """Puts the changelog among the data files."""

    def run(self):
        """Build as usual, and copy it."""
        super().run()
        folder = Path(self.build_lib).joinpath(*DATA.split("."))
        self.copy_file("CHANGELOG.md", str(folder / "CHANGELOG.md"))


setup(
    packages=[*find_packages(include=["rai_desktop", "rai_desktop.*"]), DATA],
    package_dir={DATA: "resources"},
    package_data={"": [], DATA: ["**/*"]},
    include_package_data=False,
    cmdclass={"build_py": WithChangelog},
)
