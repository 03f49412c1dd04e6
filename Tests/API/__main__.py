"""Lets Schemathesis hold a workbench to the description that it serves: python Tests/API [OPTION …]."""

import pathlib
import subprocess
import sys
import tempfile

folder = pathlib.Path(__file__).parent
sys.path.insert(0, str(folder.parent / "Browser"))

from workbench import Workbench  # noqa: E402

SENTENCES = ("وصلت القافلة إلى دوما. وتضم ٤٨ شاحنة.", "The convoy reached Douma. It has 48 lorries.")
# What is there is asked about; a name that is made up would only ever be unknown. As the name is put in
# afterwards, nothing is known of what is wrong with the request then.
KNOWN = """
[[operations]]
include-path-regex = "^/api/v1/{room}/[{{]id[}}]"
parameters = {{ id = "{id}" }}
checks.negative_data_rejection.enabled = false
"""


def config(workbench):
    """What Schemathesis is told, with the names of an alignment and a draft that are there."""
    article = {"text": SENTENCES[0], "name": "talks.txt"}
    alignment = workbench.ask("/api/v1/alignments", {
        "source": article, "target": {"text": SENTENCES[1], "name": "talks.en.txt"}})
    draft = workbench.ask("/api/v1/drafts", {"source": article})
    return (folder / "schemathesis.toml").read_text() + "".join(
        KNOWN.format(room=room, id=one["id"])
        for room, one in (("alignments", alignment), ("drafts", draft)))


workbench = Workbench()
try:
    with tempfile.TemporaryDirectory() as place:
        settings = pathlib.Path(place) / "schemathesis.toml"
        settings.write_text(config(workbench), encoding="utf-8")
        status = subprocess.run(
            [pathlib.Path(sys.executable).with_name("schemathesis"), "--no-color",
             "--config-file", settings, "run", f"{workbench.address}/api/openapi.json",
             *sys.argv[1:]], cwd=place, timeout=1500).returncode
finally:
    workbench.close()
sys.exit(status)
