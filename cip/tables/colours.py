"""The word for the colour of a cell."""

import re
from colorsys import hls_to_rgb, rgb_to_hls, rgb_to_hsv

_FIGURES = re.compile("[0-9A-Fa-f]{6}")
_LEAST_COLOUR = 0.14
_HUES = ((15, "red"), (50, "amber"), (70, "yellow"), (165, "green"), (265, "blue"), (345, "purple"))

COLOURS = ("red", "amber", "yellow", "green", "blue", "purple", "grey", "black")
"""The words that a fill may have; white and what is nearly white is none."""


def colour_word(figures: str) -> str:
    """Give the word for a colour of six figures, such as ``FFC000``; nothing where it is none."""
    parts = _parts(figures)
    if parts is None:
        return ""
    hue, saturation, value = rgb_to_hsv(*parts)
    if value < 0.2:
        return "black"
    if saturation < _LEAST_COLOUR:
        return "grey" if 0.4 <= value <= 0.87 else ""
    degrees = hue * 360
    return next((word for end, word in _HUES if degrees < end), "red")


def tinted(figures: str, tint: float) -> str:
    """Give a colour made lighter, or darker where the tint is below nothing: from -1 to 1."""
    parts = _parts(figures)
    if parts is None or not -1 <= tint <= 1:
        return figures
    hue, light, saturation = rgb_to_hls(*parts)
    light = light * (1 + tint) if tint < 0 else light + (1 - light) * tint
    made = hls_to_rgb(hue, min(max(light, 0.0), 1.0), saturation)
    return "".join(f"{round(part * 255):02X}" for part in made)


def _parts(figures: str) -> tuple[float, float, float] | None:
    """Give how much red, green and blue six figures say, each from 0 to 1; None where not that."""
    if not _FIGURES.fullmatch(figures[-6:]):
        return None
    red, green, blue = (int(figures[-6:][i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue
