"""A workbench for tests that ask it over HTTP."""

import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request

from memory import write_memory

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Workbench:
    """The built program, serving a memory of its own on one port, with the glossaries of this
    checkout and without further resources, so that pages are the same on every machine. It may be
    stopped and started again."""

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
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.command = [program, "serve", "--port", str(port), "--memory", memory]
        self.environment = environment
        self.start()

    def start(self):
        self.said = open(pathlib.Path(self.folder.name) / "said", "w+")
        self.process = subprocess.Popen(
            self.command, stderr=self.said, stdout=subprocess.DEVNULL, env=self.environment)
        self.address = self._wait_for_address()

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.said.close()

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
        self.stop()
        self.folder.cleanup()

    def ask(self, path, body=None, method=None):
        """What the API answers."""
        request = urllib.request.Request(
            self.address + path, None if body is None else json.dumps(body).encode(),
            {"content-type": "application/json"}, method=method)
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)
