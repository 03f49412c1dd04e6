"""The page for aligning in a real browser: keys, mouse, two windows, a phone, and 500 beads.

Run with python3 -m unittest discover Tests/Browser, with playwright and axe-playwright-python from
PyPI and Debian's chromium. TARJUMAN_PROGRAM names the program, CHROMIUM the browser,
TARJUMAN_SCREENSHOTS a folder for screenshots.
"""

import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest
import urllib.request

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("TARJUMAN_PROGRAM", str(CHECKOUT / ".build/debug/tarjuman"))
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
SAMPLE = CHECKOUT / "Samples/geneva-round"


class Server:
    """A workbench with a data folder of its own, without language resources, so that it is quick."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="tarjuman-browser-")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--port", str(self.port)], stderr=subprocess.DEVNULL,
            env={**os.environ, "XDG_DATA_HOME": self.folder})
        for _ in range(400):
            try:
                urllib.request.urlopen(self.url + "/assets/sign.svg").close()
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("the workbench does not answer")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)

    def close(self):
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder)

    def align(self, source, target):
        """Begins an alignment and gives its page's address."""
        sides = {"source": {"text": source, "name": "a"}, "target": {"text": target, "name": "b"}}
        request = urllib.request.Request(
            self.url + "/api/v1/alignments", json.dumps(sides).encode(),
            {"content-type": "application/json"})
        with urllib.request.urlopen(request) as answer:
            return f"{self.url}/align/{json.load(answer)['id']}"


class AlignPage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"])
        cls.arabic = SAMPLE.with_suffix(".ar.txt").read_text()
        cls.english = SAMPLE.with_suffix(".en.txt").read_text()

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()
        cls.server.close()

    def setUp(self):
        self.complaints = []
        self.allows_conflict = False
        self.allows_absence = False

    def tearDown(self):
        self.assertEqual(self.complaints, [])

    def context(self, **choices):
        choices.setdefault("viewport", {"width": 1280, "height": 900})
        context = self.browser.new_context(**choices)
        self.addCleanup(context.close)
        return context

    def page(self, context=None):
        page = (context or self.context()).new_page()
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self.watch)
        return page

    def hear(self, message):
        if message.type not in ("error", "warning"):
            return
        if self.allows_conflict and "409" in message.text:
            return
        if self.allows_absence and "ERR_CONNECTION_REFUSED" in message.text:
            return
        self.complaints.append(message.text)

    def watch(self, request):
        if not request.url.startswith((self.server.url, "blob:", "data:")):
            self.complaints.append(f"a request left the machine: {request.url}")

    def opened(self, address, **choices):
        page = self.page(self.context(**choices))
        page.goto(address)
        page.wait_for_selector(".bead.current")
        return page

    def texts(self, page):
        return page.eval_on_selector_all(
            ".segment", "all => all.map((one) => one.textContent)")

    def picture(self, page, name):
        folder = os.environ.get("TARJUMAN_SCREENSHOTS")
        if folder:
            page.screenshot(path=f"{folder}/{name}.png")

    def press(self, page, key, says):
        """Presses a key and waits for what the page says of it."""
        page.keyboard.press(key)
        expect(page.locator("#status")).to_contain_text(says)

    # Beginning

    def test_two_texts_are_pasted_and_aligned_by_keyboard_alone(self):
        for source, target in [(self.arabic, self.english), (self.english, self.arabic)]:
            page = self.page()
            page.goto(self.server.url + "/align")
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
        page = self.page()
        page.goto(self.server.url + "/align")
        page.set_input_files(
            "[data-side=source] input[type=file]", str(SAMPLE.with_suffix(".en.txt")))
        page.set_input_files(
            "[data-side=target] input[type=file]", str(SAMPLE.with_suffix(".ar.txt")))
        page.click("#swap")
        expect(page.locator("[data-side=source] .file bdi")).to_have_text("geneva-round.ar.txt")
        self.picture(page, "align-begin-desktop-light")
        page.click("#start")
        page.wait_for_selector(".bead.current", timeout=60000)
        expect(page.locator("h1")).to_contain_text("geneva-round.ar.txt")

    def test_what_is_missing_is_said(self):
        page = self.page()
        page.goto(self.server.url + "/align")
        page.click("#start")
        expect(page.locator("#problem")).to_contain_text("nothing yet")

    def test_a_removed_alignment_comes_back(self):
        address = self.server.align(self.arabic, self.english)
        name = address.split("/")[-1]
        page = self.page()
        page.goto(self.server.url + "/align")
        link = page.locator(f'#shelf a[href="/align/{name}"]')
        page.click(f'.remove[data-id="{name}"]')
        expect(link).to_have_count(0)
        page.click("text=Undo (Z)")
        expect(link).to_have_count(1)

    # Work

    def test_every_key_does_its_work_and_all_is_taken_back(self):
        page = self.opened(self.server.align(self.arabic, self.english))
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
        page = self.opened(self.server.align(self.arabic, self.english))
        for letter, code in [("ة", "KeyM"), ("ئ", "KeyZ")]:
            page.evaluate(
                "([key, code]) => document.activeElement.dispatchEvent("
                "new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }))",
                [letter, code])
        expect(page.locator("#status")).to_contain_text("Taken back: merged")

    def test_a_click_puts_the_cut_where_it_falls(self):
        page = self.opened(self.server.align(
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
        page = self.opened(self.server.align("تضم القافلة 40 شاحنة.", "The convoy has 40 lorries."))
        self.press(page, "w", "shown")
        page.hover('.reasons li:has-text("number")')
        lit = page.eval_on_selector_all("mark.lit", "all => all.map((one) => one.textContent)")
        self.assertEqual(lit, ["40", "40"])
        self.press(page, "w", "closed")
        self.assertEqual(page.locator("mark").count(), 0)

    def test_help_is_beside_the_work(self):
        page = self.opened(self.server.align(self.arabic, self.english))
        page.keyboard.press("?")
        expect(page.locator("#help")).to_be_visible()
        self.press(page, "m", "Merged")
        page.keyboard.press("Escape")
        expect(page.locator("#help")).to_be_hidden()

    def test_pairs_go_to_the_memory_and_come_out_again(self):
        page = self.opened(self.server.align(self.arabic, self.english))
        page.keyboard.press("Shift+A")
        expect(page.locator("#kept")).to_contain_text("in the memory (import")
        self.press(page, "m", "Merged")
        expect(page.locator("#kept")).to_contain_text("before you changed")
        page.click("#take-back")
        expect(page.locator("#kept")).to_be_hidden()

    def test_a_form_is_taken_away(self):
        page = self.opened(self.server.align(self.arabic, self.english))
        page.click("#downloads summary")
        with page.expect_download() as download:
            page.click("#downloads >> text=TMX")
        self.assertEqual(download.value.suggested_filename, "a.tmx")
        self.assertIn("<tmx", pathlib.Path(download.value.path()).read_text())

    # Nothing is lost

    def test_leaving_and_a_new_server_lose_nothing(self):
        page = self.opened(self.server.align(self.arabic, self.english))
        page.keyboard.press("e")
        page.keyboard.insert_text("An unfinished change. ")
        # Leaving keeps what is being written.
        page.goto(self.server.url + "/align")
        # What the browser still fetches after the page is there, such as its sign, may come too late.
        self.allows_absence = True
        self.server.stop()
        self.server.start()
        page.go_back()
        page.wait_for_selector(".bead.current")
        expect(page.locator(".segment", has_text="An unfinished change.")).to_have_count(1)

    def test_two_windows_never_overwrite_each_other(self):
        self.allows_conflict = True
        address = self.server.align(self.arabic, self.english)
        one, other = self.opened(address), self.opened(address)
        self.press(one, "m", "Merged")
        count = one.locator(".bead").count()
        # These windows share no browser profile, so the second hears of it only now.
        self.press(other, "m", "changed elsewhere")
        self.assertEqual(other.locator(".bead").count(), count)
        self.press(other, "m", "Merged")

    def test_windows_of_one_browser_follow_each_other(self):
        context = self.context()
        address = self.server.align(self.arabic, self.english)
        one, other = self.page(context), self.page(context)
        for page in (one, other):
            page.goto(address)
            page.wait_for_selector(".bead.current")
        count = other.locator(".bead").count()
        self.press(one, "m", "Merged")
        expect(other.locator(".bead")).to_have_count(count - 1)

    def test_a_text_that_cannot_be_kept_stays_in_sight(self):
        self.allows_conflict = True
        address = self.server.align(self.arabic, self.english)
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
        address = self.server.align(self.arabic, self.english)
        for scheme in ("light", "dark"):
            for kind, width in (("desktop", 1280), ("phone", 390)):
                # The checker is a script of its own, which the page's policy would keep out.
                context = self.context(
                    viewport={"width": width, "height": 844}, color_scheme=scheme, bypass_csp=True)
                page = self.page(context)
                for place in (self.server.url + "/align", address):
                    page.goto(place)
                    if place == address:
                        page.wait_for_selector(".bead.current")
                        self.picture(page, f"align-{kind}-{scheme}")
                        self.press(page, "w", "shown")
                        page.keyboard.press("?")
                    with self.subTest(scheme=scheme, width=width, place=place):
                        found = Axe().run(page).response["violations"]
                        self.assertEqual([(one["id"], one["nodes"][0]["html"]) for one in found], [])
                        self.assertEqual(page.evaluate("document.documentElement.scrollWidth"), width)

    def test_500_beads_stay_fluid(self):
        source = "\n".join(f"الجملة رقم {n} من تقرير طويل عن {n * 7} قافلة وصلت إلى المدينة." for n in range(1, 501))
        target = "\n".join(f"Sentence no. {n} of a long report on {n * 7} convoys that reached the city." for n in range(1, 501))
        page = self.opened(self.server.align(source, target))
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
        # Keys that outrun the server may ask for what no longer goes; it says so, and the page too.
        self.complaints[:] = [said for said in self.complaints if "422" not in said]

    def longest_task(self, page, work):
        """The longest task of the page's main thread, in milliseconds of that thread."""
        self.browser.start_tracing(page=page, categories=["toplevel"])
        work()
        events = json.loads(self.browser.stop_tracing())["traceEvents"]
        main = {(e["pid"], e["tid"]) for e in events
                if e.get("name") == "thread_name" and e["args"].get("name") == "CrRendererMain"}
        tasks = [e.get("tdur", 0) / 1000 for e in events
                 if e.get("ph") == "X" and (e["pid"], e["tid"]) in main and "RunTask" in e["name"]]
        self.assertGreater(len(tasks), 100)
        return max(tasks)


if __name__ == "__main__":
    unittest.main()
