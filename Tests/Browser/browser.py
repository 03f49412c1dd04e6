"""A browser and a workbench for the tests of the pages.

Each test class is a `PageTest`: it opens pages of one workbench in fresh tabs and, when a test ends,
fails it for anything the console called an error and for any request that left the machine.
"""

import json
import os
import pathlib
import unittest

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from workbench import Workbench

SCREENSHOTS = pathlib.Path(os.environ.get("SCREENSHOTS", "screenshots"))
DESKTOP, PHONE = (1280, 900), (360, 740)


class Session:
    """One browser and one workbench for all tests."""

    shared = None

    def __init__(self):
        self.workbench = Workbench()
        self.playwright = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"],
            args=["--no-sandbox", "--disable-background-networking", "--font-render-hinting=none"])

    @classmethod
    def get(cls):
        if cls.shared is None:
            cls.shared = cls()
        return cls.shared

    @classmethod
    def close(cls):
        if cls.shared is not None:
            cls.shared.browser.close()
            cls.shared.playwright.stop()
            cls.shared.workbench.close()
            cls.shared = None


class PageTest(unittest.TestCase):
    """A test of pages."""

    def setUp(self):
        self.session = Session.get()
        self.complaints = []
        self.contexts = []
        # What the console may say where a test means it to.
        self.forgiven = []

    def tearDown(self):
        for context in self.contexts:
            context.close()
        self.assertEqual(self.complaints, [], "what the browser complained of")

    def tab(self, context=None, size=DESKTOP, scheme="light"):
        """An empty tab, in a browser profile of its own or in that of another."""
        if context is None:
            context = self.session.browser.new_context(
                base_url=self.session.workbench.address, color_scheme=scheme,
                viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce",
                permissions=["clipboard-read", "clipboard-write"], accept_downloads=True)
            self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("request", self._follow)
        return page

    def open(self, path, size=DESKTOP, scheme="light", context=None):
        """A tab with a page of the workbench."""
        page = self.tab(context, size, scheme)
        page.goto(path, wait_until="load")
        # A field that wants the focus gets it when the page is drawn, which may be after it is loaded: keys
        # pressed before would be lost, or typed into it.
        page.wait_for_function(
            "() => { const field = document.querySelector('[autofocus]');"
            " return !field || location.hash || field === document.activeElement; }")
        return page

    def get(self, path):
        return self.session.workbench.ask(path)

    def post(self, path, body):
        return self.session.workbench.ask(path, body)

    def allows_conflict(self):
        """A step on what another window changed is refused by 409, which the console calls an error."""
        self.forgiven.append("409")

    def _hear(self, message):
        if message.type not in ("error", "warning"):
            return
        if not any(one in message.text for one in self.forgiven):
            self.complaints.append(f"{message.type}: {message.text}")

    def _follow(self, request):
        if not request.url.startswith((self.session.workbench.address, "data:", "blob:")):
            self.complaints.append(f"request to {request.url}")

    def shoot(self, page, name):
        """Keeps a picture of the whole page."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)

    def check_access(self, page):
        """Fails for what axe finds (WCAG 2.1 A and AA, and good practice)."""
        found = Axe().run(page).response["violations"]
        self.assertEqual(
            [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]], [])

    def check_width(self, page):
        """Fails where the page scrolls sideways."""
        wide = page.evaluate(
            """() => document.documentElement.scrollWidth > document.documentElement.clientWidth
              ? [...document.querySelectorAll('main *')]
                .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
                .slice(0, 5).map(one => one.outerHTML.slice(0, 120)) : null""")
        self.assertIsNone(wide)

    def longest_task(self, page, work):
        """The longest task of the page's main thread, in milliseconds of that thread."""
        browser = self.session.browser
        browser.start_tracing(page=page, categories=["toplevel"])
        work()
        events = json.loads(browser.stop_tracing())["traceEvents"]
        main = {(e["pid"], e["tid"]) for e in events
                if e.get("name") == "thread_name" and e["args"].get("name") == "CrRendererMain"}
        tasks = [e.get("tdur", 0) / 1000 for e in events
                 if e.get("ph") == "X" and (e["pid"], e["tid"]) in main and "RunTask" in e["name"]]
        self.assertGreater(len(tasks), 100)
        return max(tasks)
