"""Measurements in, a picture out: end-to-end F1 against speed."""

import math

import matplotlib

matplotlib.use("svg")
# The same picture has the same bytes.
matplotlib.rcParams.update({"svg.hashsalt": "mentionmap", "svg.fonttype": "none", "font.family": "sans-serif", "font.size": 11})

import matplotlib.pyplot as plt
from report import mean

OURS, THEIRS, QUIET = "#c1440e", "#3b5b7a", "#6b6b6b"
FASTEST = 100_000
"""The right end, in kB a second."""


def draw(rows, scan, *files):
    figure, axes = plt.subplots(figsize=(8, 4.8), layout="constrained")
    points = {name: (speed.news / 1000, mean(scores)) for name, _, speed, scores in rows}
    for name, point in points.items():
        color, size, weight = (OURS, 110, "bold") if name == "mentionmap" else (THEIRS, 60, "normal")
        axes.scatter(*point, s=size, color=color, zorder=3)
        below = any(crowded(point, other) for other in points.values())
        axes.annotate(
            shown(name), point, (0, -20 if below else 10), textcoords="offset points", ha="center", weight=weight, color=color
        )
    bare = scan.rate / 1000
    axes.axvline(bare, color=QUIET, linestyle="--", linewidth=1)
    axes.annotate("bare scan\nfor names", (bare, 0.03), (-6, 0), textcoords="offset points", ha="right", color=QUIET)
    slowest = min(speed for speed, _ in points.values())
    axes.set(xscale="log", xlim=(slowest / 4, FASTEST), ylim=(0, 1))
    axes.set(xlabel="kB of news a second of one core, start-up apart", ylabel="end-to-end F1, mean of three corpora")
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    axes.grid(color="#e4e4e4", zorder=0)
    axes.spines[["top", "right"]].set_visible(False)
    for file in files:
        figure.savefig(file, metadata={"Date": None} if file.suffix == ".svg" else None, dpi=120)


def crowded(point, other):
    """Whether a name above the point would run into the other."""
    return 0 < other[1] - point[1] < 0.1 and abs(math.log10(other[0] / point[0])) < 0.6


def shown(name):
    """Without its version."""
    return " ".join(word for word in name.replace(",", "").split() if word != "model" and not word[0].isdigit())
