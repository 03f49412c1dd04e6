"""Runs the tests of the pages, all or those named: python Tests/Browser [test_memory …]."""

import pathlib
import sys
import unittest

folder = pathlib.Path(__file__).parent
sys.path.insert(0, str(folder))

from browser import Session  # noqa: E402

try:
    loader = unittest.defaultTestLoader
    names = sys.argv[1:]
    found = loader.loadTestsFromNames(names) if names else loader.discover(str(folder))
    result = unittest.TextTestRunner(verbosity=1, buffer=False).run(found)
finally:
    Session.close()
sys.exit(0 if result.wasSuccessful() and result.testsRun > 0 else 1)
