"""A browser and a workbench for the tests of the pages.

Each test class is a `PageTest`: it opens pages of one workbench in fresh tabs and, when a test ends,
fails it for anything the console called an error and for any request that left the machine.
"""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time
import unittest

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from memory import write_memory

SCREENSHOTS = pathlib.Path(os.environ.get("SCREENSHOTS", "screenshots"))
DESKTOP, PHONE = (1280, 900), (360, 740)


ROOT = pathlib.Path(__file__).resolve().parents[2]


class Workbench:
    """The built program, serving a memory of its own on a free port, with the glossaries of this
    checkout and without further resources, so that pages are the same on every machine."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        folder = pathlib.Path(self.folder.name)
        program = os.environ["TARJUMAN_PROGRAM"]
        shutil.copytree(ROOT / "Glossaries", folder / "data/tarjuman/glossaries")
        environment = os.environ | {"XDG_DATA_HOME": str(folder / "data")}
        memory = folder / "memory.tarjuman"
        write_memory(folder / "made-up.tmx")
        subprocess.run(
            [program, "import", "--no-meanings", "--memory", memory, folder / "made-up.tmx"],
            check=True, capture_output=True, env=environment)
        self.said = open(folder / "said", "w+")
        self.process = subprocess.Popen(
            [program, "serve", "--port", "0", "--memory", memory],
            stderr=self.said, stdout=subprocess.DEVNULL, env=environment)
        self.address = self._wait_for_address()

    def _wait_for_address(self):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self.process.poll() is None:
            self.said.seek(0)
            found = re.search(r"http://\S+:\d+", self.said.read())
            if found:
                return found.group()
            time.sleep(0.05)
        raise RuntimeError("the workbench did not open")

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.said.close()
        self.folder.cleanup()


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

    def tearDown(self):
        for context in self.contexts:
            context.close()
        self.assertEqual(self.complaints, [], "what the browser complained of")

    def open(self, path, size=DESKTOP, scheme="light"):
        """A tab with a page of the workbench."""
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
        page.goto(path, wait_until="load")
        return page

    def _hear(self, message):
        if message.type in ("error", "warning"):
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
