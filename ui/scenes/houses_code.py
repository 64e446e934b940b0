"""House prices: the present state as a program."""


def snippets(state):
    return {"NumPy": "", "PyTorch": "", "scikit-learn": ""}
