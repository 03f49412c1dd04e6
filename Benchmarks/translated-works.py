#!/usr/bin/env python3
"""Makes documents with known beads out of translated manuals and games, to fit the aligner's weights
for languages other than Arabic and English on.

usage: translated-works.py --packages DIR --output DIR [--pairs de-fr ...] [--documents N] [--seed N]

DIR of --packages is where Debian packages were unpacked, and is only read:

    for p in debian-handbook debian-reference-{de,en,es,fr,it} developers-reference{,-de,-fr} \\
        maint-guide{,-de,-es,-fr} debian-faq{,-de,-fr} installation-guide-amd64 \\
        wesnoth-1.16-{data,did,dm,dw,ei,httt,l,low,nr,sof,sota,sotbe,thot,trow,tsg,ttb,utbs}; do
      apt-get download $p; dpkg-deb -x ${p}_*.deb DIR; done

A paragraph of these works is translated by a paragraph, so what belongs together is known without
looking at what it says: files whose headings and blocks follow each other alike in both languages, and
the strings of a game's scenes in their order with the translations of its catalogue. Within a paragraph
sentences pair one to one where both sides have as many and none is twice as long as usual; one sentence
against up to four is one bead; all other paragraphs are left out on both sides. Documents are stretches
of neighbouring paragraphs, joined without a sign of where they end; half of them are cut by a rough
segmenter, which ends sentences at semicolons, colons and short words too.

Documents are then changed by a seed, each at its own rates: two or three neighbours of one side run into
one line, a line cut at its middle comma, the boundary of two lines moved to such a comma (two against two
that cannot be divided), beads that lost one side, singly and in runs, and blocks of lines from
elsewhere in the work on one side. OUTPUT/de-fr then holds NAME.de, NAME.fr and NAME.gold; NAME is the
document's in every pair of languages, so that cross-validation keeps its translations together.
"""
import argparse
import collections
import gettext
import glob
import html.parser
import math
import os
import random
import re
import statistics

GAME = "wesnoth"
# Campaigns of bare battles, without a tale.
NO_SCENES = ("World_Conquest", "tutorial")
LANGUAGES = ("de", "en", "es", "fr", "it")
PAIRS = ("de-fr", "fr-de", "de-en", "en-fr", "es-fr", "it-de")


# MARK: Paragraphs of manuals

# The numbers of headings would make two texts of which every place is known.
NUMBER = re.compile(r"^(?:[^\W\d]+ )?(?:\d+|[A-Z])(?:\.\d+)*\.\s+")


class Blocks(html.parser.HTMLParser):
    """The blocks of running text of a page: their tag and text."""

    KINDS = {"p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption"}
    ASIDE = {"pre", "script", "style", "nav", "table", "footer", "header", "head"}
    ASIDE_CLASSES = {"navheader", "navfooter", "toc", "sphinxsidebar", "related", "footer", "headerlink",
                     "list-of-tables", "list-of-figures", "indexterm", "docnav"}
    EMPTY = {"br", "img", "meta", "link", "hr", "input", "col", "wbr", "area", "source", "base"}

    def __init__(self, text):
        super().__init__()
        self.found, self.open, self.words, self.kind = [], [], [], None
        self.feed(text)
        self.close_block(None)

    def handle_starttag(self, tag, attributes):
        if tag in self.EMPTY:
            return
        classes = set((dict(attributes).get("class") or "").split())
        self.open.append((tag, tag in self.ASIDE or bool(classes & self.ASIDE_CLASSES)))
        if tag in self.KINDS:
            self.close_block(tag)

    def handle_endtag(self, tag):
        if tag in self.KINDS:
            self.close_block(None)
        for k in range(len(self.open) - 1, -1, -1):
            if self.open[k][0] == tag:
                del self.open[k:]
                break

    def handle_data(self, data):
        if self.kind and not any(aside for _, aside in self.open):
            self.words.append(data)

    def close_block(self, following):
        text = tidy("".join(self.words))
        if self.kind and self.kind.startswith("h"):
            text = NUMBER.sub("", text)
        if self.kind and text:
            self.found.append((self.kind, text))
        self.words, self.kind = [], following


def tidy(text):
    return re.sub(r"\s+", " ", text.replace("\u00ad", "").replace("¶", "")).strip()


def language_of(path):
    """The language a page's path names, and what is left of the path."""
    language, rest = "en", []
    for token in re.split(r"[/._-]", path):
        if token in LANGUAGES:
            language = token
        elif not re.fullmatch("[A-Z]{2}", token):
            rest.append(token)
    return language, "/".join(x for x in rest if x)


def sections(page):
    """The blocks of each heading."""
    found = [[]]
    for block in page:
        if block[0].startswith("h"):
            found.append([])
        found[-1].append(block)
    return [x for x in found if x]


def manuals(root):
    """Paragraphs by work and page: each a language's text, where its blocks follow those of English."""
    pages = collections.defaultdict(dict)
    for path in sorted(glob.glob(os.path.join(root, "**", "*.html"), recursive=True)):
        if GAME in path:
            continue
        language, rest = language_of(os.path.relpath(path, root))
        with open(path, encoding="utf-8", errors="replace") as handle:
            pages[rest][language] = sections(Blocks(handle.read()).found)
    works = collections.defaultdict(list)
    for rest, by_language in sorted(pages.items()):
        usual = by_language.pop("en", None)
        if usual is None or not by_language:
            continue
        paragraphs = [[{"en": text} for _, text in section] for section in usual]
        for language, other in by_language.items():
            if [x[0][0] for x in other] != [x[0][0] for x in usual]:
                continue
            for section, mine, theirs in zip(paragraphs, usual, other):
                if [kind for kind, _ in mine] == [kind for kind, _ in theirs]:
                    for paragraph, (_, text) in zip(section, theirs):
                        paragraph[language] = text
        work = next(x for x in rest.split("/") if x not in ("usr", "share", "doc", "html"))
        works[work] += [p for section in paragraphs for p in section]
    return works


# MARK: Scenes of a game

def scenes(root):
    """The strings of each campaign in the order of its scenes, with their translations."""
    catalogues = {}

    def catalogue(language, domain):
        if (language, domain) not in catalogues:
            files = glob.glob(os.path.join(root, "**", language, "LC_MESSAGES", domain + ".mo"), recursive=True)
            catalogues[language, domain] = gettext.GNUTranslations(open(files[0], "rb")) if files else None
        return catalogues[language, domain]
    works = collections.defaultdict(list)
    for path in sorted(glob.glob(os.path.join(root, "**/campaigns/*/**/*.cfg"), recursive=True)):
        if any(x in path for x in NO_SCENES):
            continue
        with open(path, encoding="utf-8", errors="replace") as handle:
            text = handle.read()
        domain = re.search(r"#textdomain (\S+)", text)
        if not domain:
            continue
        seen = set()
        for found in re.finditer(r'_\s*"((?:[^"]|"")+)"', text):
            said = found[1].replace('""', '"')
            if said in seen:
                continue
            seen.add(said)
            strings = {"en": said.split("^", 1)[-1] if re.match(r"[\w ]+\^", said) else said}
            for language in LANGUAGES:
                known = language != "en" and catalogue(language, domain[1])
                if known and known.gettext(said) != said:
                    strings[language] = known.gettext(said)
            split = {k: re.split(r"\n\s*\n", v) for k, v in strings.items()}
            for k in range(len(split["en"])):
                paragraph = {x: tidy(re.sub(r"</?[a-z][^>]*>", "", v[k]))
                             for x, v in split.items() if len(v) == len(split["en"])}
                if not any(re.search(r"[$|{}<>]", v) for v in paragraph.values()):
                    works[GAME + "-" + domain[1].split("-")[-1]].append(paragraph)
    return works


# MARK: Sentences

SHORT = set("""z.b d.h u.a o.ä bzw usw ca nr dr st hl vgl ggf evtl inkl abs mr mrs ms prof ex p.ex cf c.-à-d
e.g i.e etc vs no fig vol art sr sra ud uds p.ej ecc es sig n.b z d u""".split())
END = re.compile(r"[.!?…]+[\"'”’)\]]*(?: ?»)?(?=\s+[\"“„«»‚‘(\[¡¿–—-]*\s?[A-ZÄÖÜÉÈÀÂÊÎÔÇŒÁÍÓÚÑ0-9])")
FINE = re.compile(r"[;:](?=\s)")


def cut(text, ends):
    parts = [text[i:j].strip() for i, j in zip([0] + ends, ends + [len(text)])]
    return [x for x in parts if x]


def sentences(text):
    return cut(text, [m.end() for m in END.finditer(text) if not is_short(text[:m.end()])])


def is_short(before):
    word = before.split(" ")[-1].lstrip("(\"“„«[").lower()
    return word.endswith(".") and (word[:-1] in SHORT or re.fullmatch(r"\d{1,3}|\w", word[:-1]) is not None)


def pieces(sentence):
    """What a rough segmenter makes of a sentence: it ends at semicolons, colons and short words too."""
    return cut(sentence, sorted({m.end() for sign in (END, FINE) for m in sign.finditer(sentence)}))


# MARK: Documents

def is_translated(paragraph, language):
    text = paragraph.get(language)
    return bool(text) and (language == "en" or text != paragraph["en"] or len(text.split()) < 3)


def paired(a, b, usual):
    """The beads of what belongs together, nothing where they cannot be known."""
    if len(a) == len(b) and all(abs(math.log(len(x) / len(y)) - usual) < math.log(2) or
                                max(len(x), len(y)) < 12 for x, y in zip(a, b)):
        return [([x], [y]) for x, y in zip(a, b)]
    return [(a, b)] if min(len(a), len(b)) == 1 and max(len(a), len(b)) <= 4 else []


def beads(paragraph, languages, usual, roughly):
    found = paired(*(sentences(paragraph[x]) for x in languages), usual)
    if not roughly:
        return found
    return [part for bead in found for part in
            (len(bead[0]) == len(bead[1]) == 1 and
             paired(pieces(bead[0][0]), pieces(bead[1][0]), usual) or [bead])]


class Changes:
    """What is done to one document."""

    def __init__(self, pools, random):
        self.pools, self.random = pools, random
        self.joined = random.choice((0.0, 0.1, 0.2))
        self.cut = random.choice((0.0, 0.03, 0.06))
        self.shifted = random.choice((0.0, 0.02, 0.05))
        self.lost = [random.choice((0.0, 0.01, 0.03, 0.1)) for _ in range(2)]
        self.blocks = [random.choice((0, 0, 1, 2)) for _ in range(2)]

    def of(self, beads):
        return self.with_blocks(self.without(self.segmented(beads)))

    def segmented(self, beads):
        found, k = [], 0
        while k < len(beads):
            count = self.random.choice((2, 2, 2, 3))
            side = self.random.randrange(2)
            here = beads[k:k + count]
            if self.random.random() < self.joined and all(len(b[0]) == len(b[1]) == 1 for b in here):
                bead = [[x for b in here for x in b[s]] for s in range(2)]
                bead[side] = [" ".join(bead[side])]
                found.append(tuple(bead))
                k += len(here)
                continue
            if self.random.random() < self.shifted and all(len(b[0]) == len(b[1]) == 1 for b in here[:2]):
                bead = [[b[s][0] for b in here[:2]] for s in range(2)]
                parts = self.cut_in_two(bead[side][-1])
                if len(bead[side]) == len(parts) == 2:
                    bead[side] = [bead[side][0] + " " + parts[0], parts[1]]
                    found.append(tuple(bead))
                    k += 2
                    continue
            bead = beads[k]
            if self.random.random() < self.cut and len(bead[side]) == 1:
                bead = list(bead)
                bead[side] = self.cut_in_two(bead[side][0])
            found.append(tuple(bead))
            k += 1
        return found

    @staticmethod
    def cut_in_two(line):
        commas = [m.end() for m in re.finditer(r"[,;:](?= )", line) if 15 < m.end() < len(line) - 15]
        if not commas:
            return [line]
        comma = min(commas, key=lambda x: abs(x - len(line) / 2))
        return [line[:comma], line[comma:].strip()]

    def without(self, beads):
        """Beads that lose a side, in runs of up to four."""
        lost, found = [0, 0], []
        for bead in beads:
            bead = list(bead)
            for side in self.random.sample((0, 1), 2):
                if not lost[side] and self.random.random() < self.lost[side] / 2:
                    lost[side] = self.random.choice((1, 1, 2, 4))
                if lost[side] and bead[1 - side]:
                    lost[side] -= 1
                    bead[side] = []
            found.append(tuple(bead))
        return found

    def with_blocks(self, beads):
        for side in range(2):
            for _ in range(self.blocks[side]):
                place = self.random.randrange(len(beads) + 1)
                pool = self.pools[side]
                first = self.random.randrange(max(1, len(pool) - 6))
                block = pool[first:first + self.random.randrange(1, 7)]
                beads = beads[:place] + [([], [x]) if side else ([x], []) for x in block] + beads[place:]
        return beads


def write(folder, name, languages, beads):
    lines, gold = ([], []), []
    for bead in beads:
        # A line that lost its other side stands alone, each by itself.
        parts = [bead] if bead[0] and bead[1] else [([x], []) for x in bead[0]] + [([], [x]) for x in bead[1]]
        for part in parts:
            places = []
            for side in range(2):
                places.append(list(range(len(lines[side]), len(lines[side]) + len(part[side]))))
                lines[side].extend(part[side])
            gold.append("%s:%s" % tuple(places))
    for side, language in enumerate(languages):
        with open(os.path.join(folder, "%s.%s" % (name, language)), "w", encoding="utf-8") as handle:
            handle.write("".join(x + "\n" for x in lines[side]))
    with open(os.path.join(folder, name + ".gold"), "w", encoding="utf-8") as handle:
        handle.write("".join(x + "\n" for x in gold))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packages", required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("--pairs", nargs="+", default=PAIRS)
    parser.add_argument("--documents", type=int, default=40, help="of each pair of languages, at most")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    works = {**manuals(options.packages), **scenes(options.packages)}
    for pair in options.pairs:
        languages = pair.split("-")
        folder = os.path.join(options.output, pair)
        os.makedirs(folder, exist_ok=True)
        documents, counts = [], collections.Counter()
        shared = {w: [p for p in ps if all(is_translated(p, x) for x in languages)] for w, ps in works.items()}
        pools = {w: [[p[x] for p in ps if len(p[x].split()) < 25] for x in languages]
                 for w, ps in shared.items()}
        for work, paragraphs in sorted(shared.items()):
            if len(paragraphs) < 40:
                continue
            usual = statistics.median(math.log(len(p[languages[0]]) / len(p[languages[1]])) for p in paragraphs)
            # The stretches are the same in every pair of languages.
            dice, at, number = random.Random("%s %d" % (work, options.seed)), 0, 0
            everything = works[work]
            while at < len(everything):
                size, roughly = dice.randrange(20, 70), dice.random() < 0.5
                found = [b for p in everything[at:at + size] if all(is_translated(p, x) for x in languages)
                         for b in beads(p, languages, usual, roughly)][:120]
                at, number = at + size, number + 1
                if len(found) >= 20:
                    documents.append(("%s-%02d" % (work, number), found))
        chosen = random.Random("%s %d" % (pair, options.seed))
        chosen.shuffle(documents)
        for name, found in documents[:options.documents]:
            dice = random.Random("%s %s %d" % (pair, name, options.seed))
            lines = [[x for x in pool if x not in own] for pool, own in
                     zip(pools[name.rsplit("-", 1)[0]],
                         ({x for b in found for x in b[side]} for side in range(2)))]
            changed = Changes(lines, dice).of(found)
            counts.update("%d-%d" % (len(b[0]), len(b[1])) for b in changed)
            write(folder, name, languages, changed)
        print(pair, min(len(documents), options.documents), "of", len(documents), "documents;",
              "  ".join("%s %d" % x for x in counts.most_common(12)))


if __name__ == "__main__":
    main()
