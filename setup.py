"""What the wheel holds beside what ``pyproject.toml`` says: the data files, inside the package.

In the source they lie in ``resources/``, installed in ``rai_desktop/data/``;
``rai_desktop.resources`` knows both places.
"""

from setuptools import find_packages, setup

DATA = "rai_desktop.data"

setup(
    packages=[*find_packages(include=["rai_desktop", "rai_desktop.*"]), DATA],
    package_dir={DATA: "resources"},
    package_data={"": [], DATA: ["**/*"]},
    include_package_data=False,
)
