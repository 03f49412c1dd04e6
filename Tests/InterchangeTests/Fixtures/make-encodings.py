#!/usr/bin/env python3
"""Writes the fixtures that hold bytes in the Arabic code pages, from Python's own codecs.

    python3 make-encodings.py

`code-pages.tsv`: byte, code point in windows-1256, code point in ISO-8859-6; empty if it has none.
`*.tmx`: the same unit in each code page.
"""

import pathlib

here = pathlib.Path(__file__).parent


def point(byte, codec):
    try:
        return f"{ord(bytes([byte]).decode(codec)):04X}"
    except UnicodeDecodeError:
        return ""


rows = [f"{b:02X}\t{point(b, 'cp1256')}\t{point(b, 'iso8859_6')}\n" for b in range(0x80, 0x100)]
(here / "code-pages.tsv").write_text("".join(rows))

TMX = """<?xml version="1.0" encoding="{name}"?>
<tmx version="1.4">
<header creationtool="hand" creationtoolversion="1" segtype="sentence" o-tmf="hand"
 adminlang="en" srclang="ar" datatype="plaintext"/>
<body><tu><tuv xml:lang="ar"><seg>غادر الوزير العاصمة؛ فمتى يعود؟</seg></tuv>
<tuv xml:lang="en"><seg>The minister has left the capital; when will he be back?</seg></tuv></tu></body>
</tmx>
"""
for name, codec in [("windows-1256", "cp1256"), ("ISO-8859-6", "iso8859_6")]:
    text = TMX.format(name=name)
    (here / f"{name.lower()}.tmx").write_bytes(text.encode(codec))
