"""The risk matrix on the screen: drawn anew after a rating changed, against an empty widget."""

import os
from collections.abc import Iterator
from dataclasses import replace
from time import process_time

from benchmarks.figures import Figure
from benchmarks.projects import Place
from benchmarks.timing import Runs, Work
from rai_desktop.catalogue.content import Content
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.rating import Perspective
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.model import MatrixPicture
from rai_desktop.services.registers.summary import matrices
from rai_desktop.words import words_for

GROUP = "matrix"
MOST = 16.0
SIZE = (520, 360)
"""Width and height as the card of the overview has them in a window of usual size."""

Pictures = dict[Perspective, list[MatrixPicture]]


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield the processor time of showing the matrix of people, and that of the business."""
    labels = Labels(words_for("de"), Content())
    with place.opened(size, "matrix") as project:
        for kind in KINDS:
            project.entities(kind)
        pictures = _pictures(project, labels, 4 * place.repeat)
    for perspective in Perspective:
        yield _figure(size, perspective, *_painted(pictures[perspective]))


def _pictures(project: OpenProject, labels: Labels, count: int) -> Pictures:
    """Return the matrices as they are each time another risk was rated differently."""
    risks = [risk for risk in project.entities(EntityKind.RISK) if isinstance(risk, Risk)]
    found: Pictures = {perspective: [] for perspective in Perspective}
    for number in range(count):
        place = number % len(risks)
        rated = replace(risks[place], current_likelihood=1 + number % 5, current_persons=3)
        risks[place] = replace(rated, current_business=1 + (number + 2) % 5)
        for picture in matrices(labels, risks):
            found[Perspective(picture.key)].append(picture)
    return found


def _painted(pictures: list[MatrixPicture]) -> tuple[Runs, Runs]:
    """Return how long each picture took to be drawn, and an empty widget of the same size."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QWidget

    from rai_desktop.ui.application import Look, make_application
    from rai_desktop.ui.pages.overview.matrix import MatrixView

    app = make_application(["benchmarks"], bundled_font=True)
    view, bare = MatrixView(Look(app, "light").theme, lambda _: ()), QWidget()
    for widget in (view, bare):
        widget.resize(*SIZE)
        widget.show()
    view.show_matrix(pictures[0])
    app.processEvents()
    ours, floor = Runs(), Runs()
    for picture in pictures:
        ours.times.append(_spent(lambda shown=picture: (view.show_matrix(shown), view.repaint())))
        floor.times.append(_spent(bare.repaint))
    for widget in (view, bare):
        widget.close()
    return ours, floor


def _spent(work: Work) -> float:
    start = process_time()
    work()
    return 1000 * (process_time() - start)


def _figure(size: int, perspective: Perspective, ours: Runs, floor: Runs) -> Figure:
    return Figure(
        group=GROUP,
        name=f"drawn anew after a rating changed: {perspective}",
        size=size,
        value=ours.median,
        floor=floor.median,
        floor_name="an empty QWidget of the same size is repainted",
        most=MOST,
        note=f"longest {max(ours.times):.2f} ms",
        runs=ours.all,
        floor_runs=floor.all,
    )
