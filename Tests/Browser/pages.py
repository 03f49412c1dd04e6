"""Pages in the states that are looked at: a name for the picture, and the address."""

PAGES = [
    ("look-up", "/"),
    ("look-up-arabic", "/?q=%D9%85%D9%84%D9%81%20%D8%A7%D9%84%D9%85%D8%B9%D8%AA%D9%82%D9%84%D9%8A%D9%86"),
    ("look-up-english", "/?q=de-escalation%20zones"),
    ("look-up-nothing", "/?q=zzzz%20qqqq"),
    ("draft", "/draft"),
    ("memory", "/memory"),
    ("memory-search", "/memory?q=%D8%A7%D9%84%D9%85%D8%B9%D8%AA%D9%82%D9%84%D9%8A%D9%86"),
    ("memory-unit", "/memory?unit=1"),
    ("glossary", "/glossary"),
    ("glossary-concept", "/glossary?concept=syria.detainees-file"),
    ("glossary-nothing", "/glossary?q=zzzz%20qqqq"),
    ("glossary-duplicates-none", "/glossary/duplicates"),
    ("glossary-take-in", "/glossary/import"),
    ("glossary-history", "/glossary/history"),
    ("consistency", "/consistency"),
    ("nowhere", "/nowhere"),
]
