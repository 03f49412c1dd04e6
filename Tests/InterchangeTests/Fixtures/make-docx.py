#!/usr/bin/env python3
"""Writes the DOCX fixtures: small WordprocessingML packages, good and bad.

    python3 make-docx.py
"""

import pathlib
import struct
import zipfile

here = pathlib.Path(__file__).parent
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPAT = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def document(body, root="document"):
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:{root} xmlns:w="{WORD}" xmlns:mc="{COMPAT}">{body}</w:{root}>'
    )


def package(name, parts, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(here / name, "w") as out:
        for part, text in parts:
            info = zipfile.ZipInfo(part, (2017, 2, 28, 14, 30, 0))
            info.compress_type = method
            out.writestr(info, text)


def p(*runs):
    return f"<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr>{''.join(runs)}</w:p>"


def r(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


BOX = (
    "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + p(r("في إطار")) + "</w:txbxContent>"
    "</mc:Choice><mc:Fallback><w:txbxContent>" + p(r("في إطار")) + "</w:txbxContent></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
BODY = "<w:body>" + "".join(
    [
        p(r("عاد "), r("الصيادون &amp; أبناؤهم")),
        p(),
        p(r("إلى"), "<w:r><w:tab/></w:r>", r("الميناء"), "<w:r><w:br/></w:r>", r("سالمين.")),
        p(
            r("بقي "),
            '<w:del w:id="1"><w:r><w:delText>ثلاثة</w:delText></w:r></w:del>',
            '<w:ins w:id="2"><w:r><w:t>أربعة</w:t></w:r></w:ins>',
            r(" هناك."),
        ),
        "<w:tbl><w:tr><w:tc>" + p(r("خلية")) + "</w:tc><w:tc>" + p(r("أخرى")) + "</w:tc></w:tr></w:tbl>",
        p(r("نص"), BOX),
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>',
            '<w:hyperlink><w:r><w:t>رابط</w:t></w:r></w:hyperlink>',
            "<w:r><w:noBreakHyphen/></w:r>",
            r("1"),
        ),
    ]
) + "</w:body>"
NOTES = document('<w:footnote w:id="1">' + p(r("حاشية.")) + "</w:footnote>", "footnotes")

package(
    "story.docx",
    [
        ("[Content_Types].xml", "<Types/>"),
        ("word/media/صورة.png", "\x89PNG"),
        ("word/document.xml", document(BODY)),
        ("word/footnotes.xml", NOTES),
        ("word/header1.xml", document(p(r("ترويسة")), "hdr")),
    ],
)
package("stored.docx", [("word/document.xml", document("<w:body>" + p(r("نص")) + "</w:body>"))],
        zipfile.ZIP_STORED)
package("blank.docx", [("word/document.xml", document("<w:body>" + p() + "</w:body>"))])
package("sheet.xlsx", [("xl/workbook.xml", "<workbook/>")])
package("broken-xml.docx", [("word/document.xml", document("<w:body><w:p>"))])
package(
    "entity.docx",
    [("word/document.xml",
      f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document xmlns:w="{WORD}">'
      "<w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>")],
)
# Ten million letters in a few kilobytes.
package("bomb.docx", [("word/document.xml", document("<w:body>" + p(r("a" * 10_000_000)) + "</w:body>"))])

# Traditional encryption (APPNOTE 6.1): bit 0 of the flags, in the local header and the directory.
data = bytearray((here / "stored.docx").read_bytes())
for signature, flags in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)]:
    place = data.index(signature) + flags
    data[place : place + 2] = struct.pack("<H", struct.unpack("<H", data[place : place + 2])[0] | 1)
(here / "encrypted.docx").write_bytes(data)

# One byte of the text changed, so that the checksum no longer fits.
data = bytearray((here / "stored.docx").read_bytes())
data[data.index("نص".encode()) + 1] ^= 1
(here / "damaged.docx").write_bytes(data)

data = (here / "story.docx").read_bytes()
(here / "cut.docx").write_bytes(data[: len(data) // 3])
