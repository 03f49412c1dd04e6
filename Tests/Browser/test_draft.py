"""The page for drafts: laying an article down, working by keys alone, the memory, two windows, files."""

import unittest
import zipfile

from playwright.sync_api import expect

from browser import DESKTOP, PHONE, PageTest

# The memory of these tests has the first sentence with other numbers, and the third as it is.
ARABIC = """قال المبعوث إن ملف المعتقلين لن يؤجل إلى الجولة 99.
وأعلن المبعوث الخاص إنشاء مناطق خفض التوتر في 15 تموز/يوليو 2017.
انتهت الهدنة بعد 3 ساعات من إعلانها.

وأضاف أن ٤٨ شاحنة محملة بالمساعدات الإنسانية وصلت إلى دوما المحاصرة.
انتهت الهدنة بعد 3 ساعات من إعلانها.
"""
ENGLISH = """The truce ended 3 hours after it was announced.
The special envoy said that the detainees issue would be on the agenda of the next round.
12 trucks entered the de-escalation zones yesterday.
"""


class Draft(PageTest):
    def tearDown(self):
        # What one test confirms is no match in another.
        for one in self.get("/api/v1/imports"):
            if one["origin"]["name"] != "made-up.tmx" and "deleted" not in one:
                self.session.workbench.ask(f"/api/v1/imports/{one['id']}", method="DELETE")
        super().tearDown()

    def begin(self, text=ARABIC, name="talks.txt", **choices):
        """Begins a draft and gives its page's path."""
        body = {"source": {"text": text, "name": name}, **choices}
        return f"/draft/{self.post('/api/v1/drafts', body)['id']}"

    def opened(self, path=None, **choices):
        page = self.open(path or self.begin(), **choices)
        self.settled(page)
        return page

    def settled(self, page):
        page.locator("#found:not([aria-busy]) h2").first.wait_for()

    def press(self, page, key, says):
        page.keyboard.press(key)
        expect(page.locator("#status")).to_contain_text(says)

    def number(self, page):
        return page.locator(".seg.current").get_attribute("data-segment")

    def targets(self, page):
        return page.eval_on_selector_all(
            ".seg .target", "all => all.map((one) => one.textContent)")

    def kept(self, path):
        """The targets and standings that the workbench has."""
        record = self.get(f"/api/v1/drafts/{path.split('/')[-1]}")
        return [(one["target"], one["standing"]) for one in record["segments"]]

    # Beginning

    def test_an_article_is_pasted_and_begun_by_keyboard(self):
        for text, directions in [(ARABIC, ["rtl", "ltr"]), (ENGLISH, ["ltr", "rtl"])]:
            page = self.open("/draft")
            page.focus("#source-text")
            page.keyboard.insert_text(text)
            page.focus("#start")
            page.keyboard.press("Enter")
            page.locator(".seg.current").wait_for()
            self.settled(page)
            row = page.locator(".seg").first
            self.assertEqual(
                [row.locator(".from").get_attribute("dir"),
                 row.locator("textarea, .target").first.get_attribute("dir")], directions)
            self.assertEqual(page.locator(".seg.current textarea").get_attribute("dir"), directions[1])
            self.assertEqual(page.evaluate("document.activeElement.tagName"), "ARTICLE")

    def test_what_is_missing_is_said(self):
        page = self.open("/draft")
        page.click("#start")
        expect(page.locator("#problem")).to_contain_text("nothing yet")

    # The main path

    def test_a_draft_is_finished_by_keyboard_alone(self):
        for text, count in [(ARABIC, 5), (ENGLISH, 3)]:
            path = self.begin(text)
            page = self.opened(path)
            self.assertEqual(page.locator(".seg").count(), count)
            for _ in range(count):
                number = self.number(page)
                self.settled(page)
                page.keyboard.press("Enter")
                page.keyboard.press("Control+a")
                page.keyboard.type(f"Target {number}. ", delay=3)
                page.keyboard.press("Control+Enter")
                expect(page.locator(f'.seg.confirmed[data-segment="{number}"]')).to_have_count(1)
            expect(page.locator("#tally")).to_contain_text("100 % of the words")
            expect(page.locator("#tally")).to_contain_text(f"{count} in the memory")
            wanted = [(f"Target {number}.", "confirmed") for number in range(1, count + 1)]
            self.assertEqual(self.kept(path), wanted)

    def test_the_match_shows_what_differs_and_is_taken(self):
        page = self.opened()
        self.assertIn("99", page.locator(".seg.current .from .different").first.inner_text())
        self.assertGreater(page.locator("#found .like del").count(), 0)
        expect(page.locator("#found .offer").first).to_contain_text("round 99")
        self.shoot(page, "draft-match")
        first = page.locator("#found .take").first.get_attribute("data-take")
        page.keyboard.press("m")
        expect(page.locator(".seg.current textarea")).to_have_value(first)
        # While writing, Alt goes with it, and again takes the next one.
        page.keyboard.press("Enter")
        page.keyboard.press("Alt+m")
        second = page.locator("#found .take").nth(1).get_attribute("data-take")
        expect(page.locator(".seg.current textarea")).to_have_value(second)
        page.keyboard.press("Control+z")
        expect(page.locator(".seg.current textarea")).to_have_value(first)

    def test_terms_are_underlined_and_their_renderings_put_in_by_number(self):
        page = self.opened()
        page.keyboard.press("j")
        self.settled(page)
        expect(page.locator(".seg.current .from .term", has_text="مناطق خفض التوتر")).to_have_count(1)
        one = page.locator('#found [data-number="1"]').get_attribute("data-insert")
        page.keyboard.press("1")
        expect(page.locator(".seg.current textarea")).to_have_value(one)
        zone = page.locator('#found [data-insert="de-escalation zone"]').get_attribute("data-number")
        page.keyboard.press("Enter")
        page.keyboard.type(" announced 3 ")
        page.keyboard.press(f"Alt+{zone}")
        expect(page.locator(".seg.current textarea")).to_have_value(
            f"{one} announced 3 de-escalation zone")

    def test_stretches_that_the_memory_has_are_offered_where_nothing_matches(self):
        known = self.begin("مصير المعتقلين", "known.txt").split("/")[-1]
        self.post(f"/api/v1/drafts/{known}/segments/1/confirm",
                  {"revision": 0, "text": "the fate of detainees"})
        for text, wanted, size, scheme in [
                ("ويبقى مصير المعتقلين مجهولا منذ أن غادرت اللجنة.", "the fate of detainees", DESKTOP, "light"),
                ("Nobody knows the fate of detainees since the team left.", "مصير المعتقلين", PHONE, "dark")]:
            page = self.opened(self.begin(text, "unlike.txt"), size=size, scheme=scheme)
            expect(page.locator("#found .fragments .tag")).to_have_text("fragments")
            marked = page.locator(".seg.current .from .stretch").all_text_contents()
            self.assertIn("".join(marked), ["مصير المعتقلين", "fate of detainees"])
            self.assertGreater(page.locator("#found .fragments .offer bdi").count(), 0)
            self.check_access(page)
            self.check_width(page)
            self.shoot(page, f"draft-fragments-{scheme}")
            number = page.locator(f'#found .fragments [data-insert="{wanted}"]').get_attribute("data-number")
            page.keyboard.press(number)
            expect(page.locator(".seg.current textarea")).to_have_value(wanted)
            whole = page.locator("#found .take").get_attribute("data-take")
            self.assertIn(wanted, whole)
            self.press(page, "m", "Taken.")
            expect(page.locator(".seg.current textarea")).to_have_value(whole)

    def test_forms_of_a_verb_are_shown_when_asked_for(self):
        page = self.opened(self.begin(ENGLISH, "into-arabic.txt", target="ar"))
        page.keyboard.press("j")
        self.settled(page)
        said = page.locator("#found li", has_text="said that")
        self.assertLessEqual(said.locator(".insert:visible").count(), 9)
        said.locator("summary").click()
        one = said.locator("details .insert").last
        wanted = one.get_attribute("data-insert")
        one.click()
        expect(page.locator(".seg.current textarea")).to_have_value(wanted)

    def test_checks_follow_the_writing(self):
        page = self.opened()
        page.locator(".seg").nth(3).locator(".to").click()
        self.settled(page)
        page.keyboard.type("He added that 84 trucks with humanitarian aid reached besieged Douma.")
        expect(page.locator("#checks li").first).to_contain_text("84")
        page.keyboard.press("Control+a")
        page.keyboard.type("He added that 48 trucks with humanitarian aid reached besieged Douma.")
        expect(page.locator("#checks li", has_text="٤٨")).to_have_count(0)

    def test_the_whole_draft_is_checked_with_links_to_segments(self):
        page = self.opened()
        page.locator(".seg").nth(3).locator(".to").click()
        page.keyboard.type("He added that 84 trucks came.")
        page.keyboard.press("Escape")
        page.keyboard.press("c")
        page.locator("#findings a").first.wait_for()
        self.settled(page)
        self.check_access(page)
        page.locator("#close-findings").focus()
        page.locator("#findings a").first.click()
        self.assertEqual(self.number(page), "4")

    def test_a_confirmed_segment_helps_with_the_same_one(self):
        page = self.opened(self.begin(begin="nothing"))
        page.locator(".seg").nth(2).locator(".to").click()
        page.keyboard.type("The truce broke down within 3 hours.")
        page.keyboard.press("Control+Enter")
        page.locator(".seg").nth(4).locator(".from").click()
        self.settled(page)
        offers = page.locator("#found .take").evaluate_all(
            "all => all.map((one) => one.dataset.take)")
        self.assertIn("The truce broke down within 3 hours.", offers)

    # Undo and the memory

    def test_all_is_taken_back_and_the_memory_follows(self):
        path = self.begin(begin="nothing", name="undo.txt")
        page = self.opened(path)
        page.keyboard.press("Enter")
        page.keyboard.type("A first wording")
        page.keyboard.press("Control+Enter")
        expect(page.locator("#tally")).to_contain_text("1 in the memory")
        page.keyboard.press("Escape")
        self.press(page, "z", "taken back")
        expect(page.locator("#tally")).to_contain_text("0 of 5 segments confirmed")
        expect(page.locator("#tally")).not_to_contain_text("in the memory")
        self.assertEqual(self.number(page), "1")
        while page.locator('[data-do="undo"]').is_enabled():
            self.press(page, "z", "taken back")
            page.wait_for_timeout(100)
        self.assertEqual(self.kept(path), [("", "empty")] * 5)
        expect(page.locator(".seg.current textarea")).to_have_value("")
        while page.locator('[data-do="redo"]').is_enabled():
            self.press(page, "y", "Segment 1")
            page.wait_for_timeout(100)
        self.assertEqual(self.kept(path)[0], ("A first wording", "confirmed"))
        expect(page.locator("#tally")).to_contain_text("1 in the memory")
        self.press(page, "o", "opened again")
        expect(page.locator("#tally")).not_to_contain_text("in the memory")

    # Nothing is lost

    def test_leaving_and_returning_loses_nothing(self):
        path = self.begin()
        page = self.opened(path)
        page.locator(".seg").nth(3).locator(".to").click()
        page.keyboard.type("An unfinished")
        # Leaving keeps what is being written.
        page.goto("/draft")
        page.locator("#shelf a").first.wait_for()
        page.go_back()
        page.locator(".seg.current").wait_for()
        self.assertEqual(self.kept(path)[3], ("An unfinished", "written"))
        self.assertEqual(self.number(page), "4")
        expect(page.locator(".seg.current textarea")).to_have_value("An unfinished")

    def test_every_segment_has_a_link(self):
        path = self.begin()
        page = self.opened(f"{path}#segment-4")
        self.assertEqual(self.number(page), "4")
        page.keyboard.press("k")
        page.wait_for_url("**#segment-3")

    def test_two_windows_never_overwrite_each_other(self):
        self.allows_conflict()
        path = self.begin(begin="nothing")
        # These windows share no browser profile, so neither hears of the other.
        one, other = self.opened(path), self.opened(path)
        one.keyboard.press("Enter")
        one.keyboard.type("Theirs")
        one.keyboard.press("Escape")
        expect(one.locator("#saved")).to_contain_text("kept")
        other.keyboard.press("Enter")
        other.keyboard.type("Mine")
        other.locator(".seg.current .unsaved").wait_for()
        expect(other.locator(".seg.current > article > .to > textarea")).to_have_value("Theirs")
        self.assertEqual(other.locator(".unsaved textarea").input_value(), "Mine")
        self.assertEqual(self.kept(path)[0], ("Theirs", "written"))
        other.locator(".unsaved button", has_text="Use it").click()
        expect(other.locator("#saved")).to_contain_text("kept")
        self.assertEqual(self.kept(path)[0], ("Mine", "written"))

    def test_windows_on_different_segments_do_not_disturb_each_other(self):
        path = self.begin(begin="nothing")
        one, other = self.opened(path), self.opened(f"{path}#segment-2")
        for page, text in ((one, "First"), (other, "Second")):
            page.keyboard.press("Enter")
            page.keyboard.type(text)
            page.keyboard.press("Control+Enter")
            expect(page.locator("#tally")).to_contain_text("in the memory")
        self.assertEqual([one[0] for one in self.kept(path)[:2]], ["First", "Second"])
        # The second window was told of the first one's segment with its own step.
        expect(other.locator(".seg.confirmed")).to_have_count(2)

    def test_a_text_is_kept_once_the_workbench_answers_again(self):
        path = self.begin(begin="nothing")
        page = self.opened(path)
        self.forgiven.append("ERR_CONNECTION")
        self.session.workbench.stop()
        page.keyboard.press("Enter")
        page.keyboard.type("Written while nobody answered")
        expect(page.locator("#saved")).to_contain_text("not kept yet")
        self.session.workbench.start()
        expect(page.locator("#saved")).to_have_text("· kept", timeout=20_000)
        self.assertEqual(self.kept(path)[0], ("Written while nobody answered", "written"))

    def test_windows_of_one_browser_follow_each_other(self):
        path = self.begin(begin="nothing")
        page = self.opened(path)
        other = self.open(path, context=page.context)
        other.locator(".seg.current").wait_for()
        page.keyboard.press("Enter")
        page.keyboard.type("Written here")
        page.keyboard.press("Control+Enter")
        expect(other.locator(".seg.confirmed")).to_have_count(1)
        expect(other.locator(".seg.current textarea")).to_have_value("Written here")

    # Results

    def test_it_is_handed_on_as_xliff_docx_tmx_and_text(self):
        path = self.begin(name="محادثات.txt")
        page = self.opened(path)
        page.keyboard.press("Enter")
        page.keyboard.press("Control+a")
        page.keyboard.type("The envoy said so.")
        page.keyboard.press("Control+Enter")
        expect(page.locator("#tally")).to_contain_text("1 in the memory")
        for label, ending, has in [
                ("XLIFF 1.2", "xlf", 'state="translated"'), ("TMX", "tmx", "The envoy said so."),
                ("Text", "txt", "The envoy said so."), ("DOCX", "docx", None)]:
            page.click("#downloads summary")
            with page.expect_download() as download:
                page.click(f"#downloads a:has-text('{label}')")
            self.assertEqual(download.value.suggested_filename, f"محادثات.{ending}")
            place = download.value.path()
            if has:
                self.assertIn(has, open(place, encoding="utf-8").read())
            else:
                with zipfile.ZipFile(place) as parts:
                    self.assertIn("The envoy said so.", parts.read("word/document.xml").decode())

    def test_a_removed_draft_comes_back(self):
        self.begin(name="gone.txt")
        page = self.open("/draft")
        page.locator("li", has_text="gone.txt").locator(".remove").click()
        expect(page.locator(".shelf > li > div > a", has_text="gone.txt")).to_have_count(0)
        page.locator("h1").click()
        page.keyboard.press("z")
        expect(page.locator("a", has_text="gone.txt")).to_have_count(1)

    # Everywhere

    def test_it_can_be_read_by_all_on_every_screen(self):
        for text, name in [(ARABIC, "into-english"), (ENGLISH, "into-arabic")]:
            path = self.begin(text, name=f"{name}.txt")
            for scheme in ("light", "dark"):
                for kind, size in (("desktop", DESKTOP), ("phone", PHONE)):
                    with self.subTest(name=name, scheme=scheme, size=size):
                        page = self.opened(f"{path}#segment-2", size=size, scheme=scheme)
                        page.keyboard.press("m" if text is ENGLISH else "1")
                        page.wait_for_timeout(500)
                        self.check_access(page)
                        self.check_width(page)
                        self.shoot(page, f"draft-{name}-{kind}-{scheme}")
                        page.goto("/draft")
                        self.check_access(page)
                        self.check_width(page)
                        self.shoot(page, f"draft-begin-{kind}-{scheme}")

    def test_it_prints_both_sides_and_nothing_else(self):
        page = self.opened()
        page.keyboard.press("m")
        page.emulate_media(media="print")
        self.assertFalse(page.locator("#helps").is_visible())
        self.assertFalse(page.locator("#tools").is_visible())
        self.assertFalse(page.locator(".seg.current textarea").is_visible())
        expect(page.locator(".seg.current .target")).to_contain_text("round")
        self.assertTrue(page.locator(".seg.current .target").is_visible())
        self.shoot(page, "draft-print")

    def test_500_segments_stay_fluid(self):
        text = "\n".join(
            f"وصلت {n * 7} شاحنة إلى مناطق خفض التوتر في اليوم {n} من المحادثات." for n in range(1, 501))
        page = self.opened(self.begin(text, begin="nothing"))
        self.assertEqual(page.locator(".seg").count(), 500)
        page.wait_for_timeout(500)

        def work():
            for _ in range(30):
                page.mouse.wheel(0, 900)
                page.wait_for_timeout(20)
            page.locator(".seg").nth(250).locator(".to").click()
            for _ in range(4):
                page.keyboard.type("Some trucks reached the zones. ", delay=10)
                page.keyboard.press("Alt+1")
                page.keyboard.press("Control+Enter")
                page.wait_for_timeout(120)
            page.keyboard.press("Escape")
            for key in "zzyjjkkmz":
                page.keyboard.press(key)
                page.wait_for_timeout(60)
            page.wait_for_timeout(400)

        # Whatever else the machine does, the page does not take longer of itself.
        self.assertLess(min(self.longest_task(page, work) for _ in range(3)), 50)


if __name__ == "__main__":
    unittest.main()
