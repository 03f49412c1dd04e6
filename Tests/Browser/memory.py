"""A small memory with dates, outlets and several renderings, for the tests of the pages."""

import xml.sax.saxutils

# Arabic, English; {0} and {1} are filled so that no two units are alike.
SENTENCES = [
    ("قال المبعوث إن ملف المعتقلين لن يؤجل إلى الجولة {0}.",
     "The envoy said the {1} would not be put off to round {0}."),
    ("وبحث الوفدان ملف المعتقلين في اليوم {0} من المحادثات.",
     "The two delegations discussed the {1} on day {0} of the talks."),
]
DETAINEES = ["detainees file", "detainee issue", "issue of detainees", "question of detainees"]
OTHERS = [
    ("دخلت {0} شاحنة إلى مناطق خفض التوتر أمس.",
     "{0} trucks entered the de-escalation zones yesterday.", "وكالة الصحراء"),
    ("وصلت قافلة من {0} شاحنات إلى دوما المحاصرة.",
     "A convoy of {0} trucks reached besieged Douma.", "The Levant Courier"),
    ("انتهت الهدنة بعد {0} ساعات من إعلانها.",
     "The truce ended {0} hours after it was announced.", None),
]


def write_memory(file):
    """Writes a TMX file of 132 units from 2014 to 2021."""
    units = []
    for number in range(48):
        arabic, english = SENTENCES[number % 2]
        rendering = DETAINEES[min(3, number // 13) if number % 3 else number % 4]
        units.append((arabic.format(number + 2), english.format(number + 2, rendering),
                      2014 + number // 6, number % 12 + 1, "وكالة الصحراء"))
    for number in range(84):
        arabic, english, outlet = OTHERS[number % 3]
        units.append((arabic.format(number + 3), english.format(number + 3),
                      2014 + number // 12, number % 12 + 1, outlet))
    escape = xml.sax.saxutils.escape
    with open(file, "w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header '
                  'creationtool="made up" creationtoolversion="1" segtype="sentence" o-tmf="none" '
                  'adminlang="en" srclang="ar" datatype="plaintext"/><body>\n')
        for arabic, english, year, month, outlet in units:
            date = f"{year}{month:02}15T120000Z"
            mark = f'<prop type="x-tarjuman:outlet">{escape(outlet)}</prop>' if outlet else ""
            out.write(f'<tu creationdate="{date}">{mark}<tuv xml:lang="ar"><seg>{escape(arabic)}'
                      f'</seg></tuv><tuv xml:lang="en"><seg>{escape(english)}</seg></tuv></tu>\n')
        out.write("</body></tmx>\n")
