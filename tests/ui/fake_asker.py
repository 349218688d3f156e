"""A stand-in for the questions that the window asks."""


class FakeAsker:
    """Answers as it was told, and remembers what it was asked."""

    def __init__(self):
        self.asked = []
        self.texts = []
        self.path = None
        self.paths = []
        self.agrees = True

    def open_path(self, title, filters):
        self.asked.append(("open", title, filters))
        return self.path

    def open_paths(self, title, filters):
        self.asked.append(("open", title, filters))
        return list(self.paths)

    def folder(self, title, start):
        self.asked.append(("folder", title, start))
        return self.path

    def save_path(self, title, suggestion, filters):
        self.asked.append(("save", title, suggestion.name))
        return self.path

    def confirm(self, title, text, verb):
        self.asked.append(("confirm", title, verb))
        self.texts.append(text)
        return self.agrees
