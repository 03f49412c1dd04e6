#!/usr/bin/env python3
"""Prints made-up article pairs for `tarjuman align --stdin`, one JSON object a line.

usage: made-up-pairs.py [--seed N] [--sentences N] COUNT

Each has an id, source (Arabic), target (English) and "gold", the pairs of sentences that belong
together, which the program passes over. One sentence in twenty is left out of one side.
Python 3, standard library only.
"""
import argparse
import json
import random

SUBJECTS = [
    ("قال المتحدث باسم الوزارة", "The ministry's spokesman said"),
    ("أعلنت رئيسة البلدية", "The mayor announced"),
    ("ذكر مدير المستشفى", "The director of the hospital mentioned"),
    ("أكد ممثل المنظمة", "The representative of the organisation confirmed"),
    ("أفادت لجنة الطلاب", "The students' committee reported"),
    ("أوضح مهندس الطرق", "The road engineer explained"),
    ("كتبت الصحيفة المحلية", "The local newspaper wrote"),
    ("أبلغ قائد الشرطة الصحفيين", "The police chief told reporters"),
]
EVENTS = [
    ("أن الجسر القديم سيغلق", "that the old bridge would be closed"),
    ("أن الشاحنات وصلت متأخرة", "that the trucks had arrived late"),
    ("أن المدارس ستفتح أبوابها", "that the schools would open their doors"),
    ("أن أسعار الخبز ارتفعت", "that the price of bread had risen"),
    ("أن المفاوضات توقفت", "that the negotiations had stopped"),
    ("أن محطة المياه عادت إلى العمل", "that the water station was working again"),
    ("أن المعرض استقبل الزوار", "that the exhibition had received visitors"),
    ("أن المزارعين باعوا محصول القمح", "that the farmers had sold the wheat harvest"),
]
PLACES = [
    ("في حلب", "in Aleppo"),
    ("في طرابلس", "in Tripoli"),
    ("في عمان", "in Amman"),
    ("في البصرة", "in Basra"),
    ("في الإسكندرية", "in Alexandria"),
    ("في صنعاء", "in Sana'a"),
    ("في بيروت", "in Beirut"),
    ("في الخرطوم", "in Khartoum"),
]
DAYS = [
    ("يوم الأحد", "on Sunday"),
    ("يوم الاثنين", "on Monday"),
    ("يوم الثلاثاء", "on Tuesday"),
    ("يوم الأربعاء", "on Wednesday"),
    ("يوم الخميس", "on Thursday"),
    ("يوم الجمعة", "on Friday"),
    ("يوم السبت", "on Saturday"),
]
COUNTS = [
    ("بحضور {} شخصا", "in the presence of {} people"),
    ("بعد {} يوما من الانتظار", "after {} days of waiting"),
    ("بكلفة {} ألف دولار", "at a cost of {} thousand dollars"),
    ("على بعد {} كيلومترا من الحدود", "{} kilometres from the border"),
]


def sentence(chance):
    parts = [chance.choice(table) for table in (SUBJECTS, EVENTS, PLACES, DAYS, COUNTS)]
    number = chance.randint(11, 99)
    return [" ".join(part[side] for part in parts).format(number) + "." for side in (0, 1)]


def pair(number, chance, sentences):
    source, target, gold = [], [], []
    for _ in range(sentences):
        arabic, english = sentence(chance)
        lost = chance.choice("st") if sentences > 1 and chance.random() < 0.05 else ""
        if lost != "s":
            source.append(arabic)
        if lost != "t":
            target.append(english)
        if not lost:
            gold.append([len(source) - 1, len(target) - 1])
    if not source or not target:
        return pair(number, chance, sentences)
    return {
        "id": f"pair-{number:06}",
        "source": "\n".join(source),
        "target": "\n".join(target),
        "gold": gold,
    }


def pairs(count, seed=1, sentences=4):
    chance = random.Random(seed)
    return (pair(number, chance, sentences) for number in range(count))


def main():
    arguments = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1].split("\n\n")[0])
    arguments.add_argument("count", type=int)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--sentences", type=int, default=4)
    asked = arguments.parse_args()
    for made in pairs(asked.count, asked.seed, asked.sentences):
        print(json.dumps(made, ensure_ascii=False))


if __name__ == "__main__":
    main()
