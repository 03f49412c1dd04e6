"""The page for aligning: keys, mouse, two windows, a phone, and 500 beads."""

import json
import pathlib
import unittest

from playwright.sync_api import expect

from browser import DESKTOP, PHONE, PageTest
from workbench import ROOT

SAMPLE = ROOT / "Samples/geneva-round"


class AlignPage(PageTest):
    @classmethod
    def setUpClass(cls):
        cls.arabic = SAMPLE.with_suffix(".ar.txt").read_text()
        cls.english = SAMPLE.with_suffix(".en.txt").read_text()

    def align(self, source, target):
        """Begins an alignment and gives its page's path."""
        sides = {"source": {"text": source, "name": "a"}, "target": {"text": target, "name": "b"}}
        return f"/align/{self.post('/api/v1/alignments', sides)['id']}"

    def opened(self, path, **choices):
        page = self.open(path, **choices)
        page.wait_for_selector(".bead.current")
        return page

    def texts(self, page):
        return page.eval_on_selector_all(
            ".segment", "all => all.map((one) => one.textContent)")

    def press(self, page, key, says):
        """Presses a key and waits for what the page says of it."""
        page.keyboard.press(key)
        expect(page.locator("#status")).to_contain_text(says)

    # Beginning

    def test_two_texts_are_pasted_and_aligned_by_keyboard_alone(self):
        for source, target in [(self.arabic, self.english), (self.english, self.arabic)]:
            page = self.open("/align")
            page.focus("#source-text")
            page.keyboard.insert_text(source)
            page.focus("#target-text")
            page.keyboard.insert_text(target)
            page.focus("#start")
            page.keyboard.press("Enter")
            page.wait_for_selector(".bead.current", timeout=60000)
            sides = page.eval_on_selector_all(
                ".bead:first-child .side", "all => all.map((one) => one.dir)")
            self.assertEqual(sides, ["rtl", "ltr"] if source is self.arabic else ["ltr", "rtl"])
            self.assertEqual(page.evaluate("document.activeElement.tagName"), "ARTICLE")

    def test_files_are_chosen_and_swapped(self):
        page = self.open("/align")
        page.set_input_files(
            "[data-side=source] input[type=file]", str(SAMPLE.with_suffix(".en.txt")))
        page.set_input_files(
            "[data-side=target] input[type=file]", str(SAMPLE.with_suffix(".ar.txt")))
        page.click("#swap")
        expect(page.locator("[data-side=source] .file bdi")).to_have_text("geneva-round.ar.txt")
        self.shoot(page, "align-begin-files")
        page.click("#start")
        page.wait_for_selector(".bead.current", timeout=60000)
        expect(page.locator("h1")).to_contain_text("geneva-round.ar.txt")

    def test_pairs_of_a_long_text_are_shown_as_they_are_found(self):
        page = self.open("/align")
        told = {"progress": {"done": 1, "all": 900}, "languages": ["ar", "en"], "found": [
            {"sources": ["وصلت القافلة. <b>"], "targets": ["The convoy", "arrived."], "confidence": 0.98}]}
        page.route("**/api/v1/alignments", lambda route: route.fulfill(
            content_type="application/x-ndjson",
            body=json.dumps(told) + "\n" + json.dumps({"error": "The rest is left out."}) + "\n"))
        page.fill("#source-text", self.arabic)
        page.fill("#target-text", self.english)
        page.click("#start")
        expect(page.locator("#problem")).to_have_text("The rest is left out.")
        expect(page.locator("#found p")).to_have_text(["وصلت القافلة. <b>", "The convoy arrived."])
        self.assertEqual(page.locator("#found p").first.get_attribute("lang"), "ar")

    def test_what_is_missing_is_said(self):
        page = self.open("/align")
        page.click("#start")
        expect(page.locator("#problem")).to_contain_text("nothing yet")

    def test_a_removed_alignment_comes_back(self):
        address = self.align(self.arabic, self.english)
        name = address.split("/")[-1]
        page = self.open("/align")
        link = page.locator(f'#shelf a[href="/align/{name}"]')
        page.click(f'.remove[data-id="{name}"]')
        expect(link).to_have_count(0)
        page.click("text=Undo (Z)")
        expect(link).to_have_count(1)

    # Work

    def test_every_key_does_its_work_and_all_is_taken_back(self):
        page = self.opened(self.align(self.arabic, self.english))
        before = self.texts(page)
        self.press(page, "m", "Merged")
        self.press(page, "u", "Unlinked")
        self.press(page, "s", "Cut between")
        page.keyboard.press("ArrowRight")
        self.press(page, "s", "Split")
        self.press(page, "Shift+J", "Moved down")
        self.press(page, "Shift+K", "Moved up")
        self.press(page, "j", "Moved up")
        self.press(page, "b", "boilerplate")
        page.keyboard.press("j")
        self.press(page, "x", "Selected")
        page.keyboard.press("j")
        page.keyboard.press("j")
        self.press(page, "l", "Linked")
        self.press(page, "t", "Taken out")
        page.keyboard.press("e")
        page.keyboard.press("End")
        page.keyboard.insert_text(" (sic)")
        self.press(page, "Enter", "Text changed")
        self.assertIn("ARTICLE", page.evaluate("document.activeElement.tagName"))
        page.locator(".bead:is(.sure, .likely, .doubtful) > article").first.focus()
        self.press(page, "a", "Accepted")
        self.assertNotEqual(self.texts(page), before)
        done = self.texts(page)
        for _ in range(11):
            page.keyboard.press("z")
        expect(page.locator('[data-do="undo"]')).to_be_disabled()
        self.assertEqual(self.texts(page), before)
        for _ in range(11):
            page.keyboard.press("y")
        expect(page.locator('[data-do="redo"]')).to_be_disabled()
        self.assertEqual(self.texts(page), done)

    def test_the_keys_work_while_the_keyboard_writes_arabic(self):
        page = self.opened(self.align(self.arabic, self.english))
        for letter, code in [("ة", "KeyM"), ("ئ", "KeyZ")]:
            page.evaluate(
                "([key, code]) => document.activeElement.dispatchEvent("
                "new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }))",
                [letter, code])
        expect(page.locator("#status")).to_contain_text("Taken back: merged")

    def test_a_click_puts_the_cut_where_it_falls(self):
        page = self.opened(self.align(
            "وصلت القافلة إلى المدينة وأفرغت حمولتها.", "The convoy reached the city and unloaded."))
        for side in (0, 1):
            segment = page.locator(".side").nth(side).locator(".segment").first
            box = segment.bounding_box()
            page.mouse.click(box["x"] + box["width"] * (0.85 if side == 0 else 0.2), box["y"] + 14)
            expect(page.locator(".cut")).to_have_count(1)
            page.click('[data-do="split"]')
            expect(page.locator("#status")).to_contain_text("Split")
        expect(page.locator(".bead")).to_have_count(2)
        self.assertEqual(page.locator(".none").count(), 0)

    def test_the_evidence_is_marked_on_both_sides(self):
        page = self.opened(self.align("تضم القافلة 40 شاحنة.", "The convoy has 40 lorries."))
        self.press(page, "w", "shown")
        page.hover('.reasons li:has-text("number")')
        lit = page.eval_on_selector_all("mark.lit", "all => all.map((one) => one.textContent)")
        self.assertEqual(lit, ["40", "40"])
        self.press(page, "w", "closed")
        self.assertEqual(page.locator("mark").count(), 0)

    def test_help_is_beside_the_work(self):
        page = self.opened(self.align(self.arabic, self.english))
        page.keyboard.press("?")
        expect(page.locator("#help")).to_be_visible()
        self.press(page, "m", "Merged")
        page.keyboard.press("Escape")
        expect(page.locator("#help")).to_be_hidden()

    def test_pairs_go_to_the_memory_and_come_out_again(self):
        page = self.opened(self.align(self.arabic, self.english))
        page.keyboard.press("Shift+A")
        expect(page.locator("#kept")).to_contain_text("in the memory (import")
        self.press(page, "m", "Merged")
        expect(page.locator("#kept")).to_contain_text("before you changed")
        page.click("#take-back")
        expect(page.locator("#kept")).to_be_hidden()

    def test_a_form_is_taken_away(self):
        page = self.opened(self.align(self.arabic, self.english))
        page.click("#downloads summary")
        with page.expect_download() as download:
            page.click("#downloads >> text=TMX")
        self.assertEqual(download.value.suggested_filename, "a.tmx")
        self.assertIn("<tmx", pathlib.Path(download.value.path()).read_text())

    # Nothing is lost

    def test_leaving_and_a_new_server_lose_nothing(self):
        page = self.opened(self.align(self.arabic, self.english))
        page.keyboard.press("e")
        page.keyboard.insert_text("An unfinished change. ")
        # Leaving keeps what is being written.
        page.goto("/align")
        # What the browser still fetches after the page is there, such as its sign, may come too late.
        self.forgiven.append("ERR_CONNECTION_REFUSED")
        self.session.workbench.stop()
        self.session.workbench.start()
        page.go_back()
        page.wait_for_selector(".bead.current")
        expect(page.locator(".segment", has_text="An unfinished change.")).to_have_count(1)

    def test_two_windows_never_overwrite_each_other(self):
        self.allows_conflict()
        address = self.align(self.arabic, self.english)
        one, other = self.opened(address), self.opened(address)
        self.press(one, "m", "Merged")
        count = one.locator(".bead").count()
        # These windows share no browser profile, so the second hears of it only now.
        self.press(other, "m", "changed elsewhere")
        self.assertEqual(other.locator(".bead").count(), count)
        self.press(other, "m", "Merged")

    def test_windows_of_one_browser_follow_each_other(self):
        path = self.align(self.arabic, self.english)
        one = self.opened(path)
        other = self.opened(path, context=one.context)
        count = other.locator(".bead").count()
        self.press(one, "m", "Merged")
        expect(other.locator(".bead")).to_have_count(count - 1)

    def test_a_text_that_cannot_be_kept_stays_in_sight(self):
        self.allows_conflict()
        address = self.align(self.arabic, self.english)
        one, other = self.opened(address), self.opened(address)
        other.keyboard.press("e")
        other.keyboard.insert_text("Mine. ")
        one.keyboard.press("e")
        one.keyboard.insert_text("Theirs. ")
        self.press(one, "Enter", "Text changed")
        other.keyboard.press("Enter")
        expect(other.locator(".unsaved textarea")).to_be_visible()
        self.assertIn("Mine.", other.locator(".unsaved textarea").input_value())
        expect(other.locator(".segment", has_text="Theirs.")).to_have_count(1)

    # Everywhere

    def test_it_can_be_read_by_all_on_every_screen(self):
        path = self.align(self.arabic, self.english)
        for scheme in ("light", "dark"):
            for kind, size in (("desktop", DESKTOP), ("phone", PHONE)):
                with self.subTest(scheme=scheme, size=size):
                    page = self.open("/align", size=size, scheme=scheme)
                    self.check_access(page)
                    self.check_width(page)
                    page.goto(path)
                    page.wait_for_selector(".bead.current")
                    self.shoot(page, f"align-{kind}-{scheme}")
                    self.press(page, "w", "shown")
                    page.keyboard.press("?")
                    self.check_access(page)
                    self.check_width(page)

    def test_500_beads_stay_fluid(self):
        source = "\n".join(f"الجملة رقم {n} من تقرير طويل عن {n * 7} قافلة وصلت إلى المدينة." for n in range(1, 501))
        target = "\n".join(f"Sentence no. {n} of a long report on {n * 7} convoys that reached the city." for n in range(1, 501))
        page = self.opened(self.align(source, target))
        self.assertGreaterEqual(page.locator(".bead").count(), 490)
        page.wait_for_timeout(500)

        def work():
            for _ in range(40):
                page.mouse.wheel(0, 900)
                page.wait_for_timeout(20)
            page.locator(".bead").nth(250).locator("article").click(position={"x": 60, "y": 8})
            for key in "mzuzbzxjxlzssz":
                page.keyboard.press(key)
                page.wait_for_timeout(60)
            page.keyboard.press("e")
            page.keyboard.type("more words ", delay=15)
            page.keyboard.press("Enter")
            page.wait_for_timeout(400)

        # Whatever else the machine does, the page does not take longer of itself.
        longest = min(self.longest_task(page, work) for _ in range(3))
        self.assertLess(longest, 50)


if __name__ == "__main__":
    unittest.main()
