"""Measurements in, a picture out: end-to-end F1 against speed."""

import matplotlib

matplotlib.use("svg")
# The same picture has the same bytes.
matplotlib.rcParams.update({"svg.hashsalt": "mentionmap", "svg.fonttype": "none", "font.family": "sans-serif", "font.size": 11})

import matplotlib.pyplot as plt
from report import mean

OURS, THEIRS, QUIET = "#c1440e", "#3b5b7a", "#6b6b6b"


def draw(rows, scan, *files):
    figure, axes = plt.subplots(figsize=(8, 4.8), layout="constrained")
    figure.patch.set_facecolor("white")
    for name, _, speed, scores in rows:
        ours = name == "mentionmap"
        point = (speed.news / 1000, mean(scores))
        axes.scatter(*point, s=110 if ours else 60, color=OURS if ours else THEIRS, zorder=3)
        weight = "bold" if ours else "normal"
        axes.annotate(shown(name), point, (0, 10), textcoords="offset points", ha="center", weight=weight, color=OURS if ours else "black")
    axes.axvline(scan.rate / 1000, color=QUIET, linestyle="--", linewidth=1)
    axes.annotate("bare scan\nfor names", (scan.rate / 1000, 0.03), (-6, 0), textcoords="offset points", ha="right", color=QUIET)
    axes.set(xscale="log", xlim=(10, 200_000), ylim=(0, 1), xlabel="kB of news a second of one core, start-up apart", ylabel="found and placed within 161 km: F1, mean of three corpora")
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    axes.grid(color="#e4e4e4", zorder=0)
    axes.spines[["top", "right"]].set_visible(False)
    for file in files:
        figure.savefig(file, metadata={"Date": None} if file.suffix == ".svg" else None, dpi=120)


def shown(name):
    """Without its version."""
    return " ".join(word for word in name.replace(",", "").split() if word != "model" and not word[0].isdigit())
