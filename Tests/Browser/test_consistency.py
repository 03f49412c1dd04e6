"""The page on consistency: compared with progress, filtered, each place opened and gone to."""

import unittest

from browser import PHONE, PageTest

DETAINEES = "المعتقلين"


class Consistency(PageTest):
    def opened(self, path="/consistency", **choices):
        page = self.open(path, **choices)
        page.locator("#report .term, #report .empty").first.wait_for()
        return page

    def test_terms_are_compared_and_drawn_in_both_directions(self):
        page = self.opened()
        term = page.locator(".term", has_text=DETAINEES).first
        self.assertIn("detainees file", term.inner_text())
        self.assertEqual(term.locator("h3").get_attribute("dir"), "rtl")
        self.assertIn("2014", term.locator("svg").get_attribute("aria-label"))
        self.assertEqual(page.locator("#doing").is_visible(), False)
        self.check_access(page)

    def test_each_place_leads_to_its_unit_by_keyboard(self):
        page = self.opened(f"/consistency?q={DETAINEES}")
        page.keyboard.press("j")
        page.keyboard.press("o")
        page.locator(".at li").first.wait_for()
        place = page.locator(".at li").first
        self.assertIn(DETAINEES, place.locator("[lang=ar] mark").inner_text())
        self.assertGreater(place.locator("[lang=en] mark").count(), 0)
        self.check_access(page)
        self.shoot(page, "consistency-places")
        text = place.locator("[lang=en]").inner_text()
        place.locator("a", has_text="unit").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/memory?unit=*")
        self.assertIn(text, page.locator("#found").inner_text())

    def test_filters_are_in_the_address(self):
        page = self.opened()
        everything = page.locator(".term").count()
        page.select_option("[name=show]", "names")
        page.wait_for_url("**/consistency?show=names")
        page.locator(".term").first.wait_for(state="detached")
        page.select_option("[name=show]", "all")
        page.locator(".term").first.wait_for()
        page.fill("#query", "zzzz")
        page.locator("#report .empty").wait_for()
        page.fill("#query", "detainee")
        page.locator(".term").first.wait_for()
        self.assertIn("q=detainee", page.url)
        self.assertLessEqual(page.locator(".term").count(), everything)
        second = self.opened(page.url)
        self.assertEqual(second.locator(".term").count(), page.locator(".term").count())

    def test_a_part_of_the_memory_is_compared(self):
        page = self.opened("/consistency?since=2018-01-01&q=detainee")
        label = page.locator(".term svg").first.get_attribute("aria-label")
        self.assertNotIn("2014", label)
        self.assertTrue(page.locator("details.filters").evaluate("one => one.open"))

    def test_a_comparison_older_than_a_change_of_a_glossary_is_made_anew(self):
        self.allows_conflict()
        page = self.opened()
        change = self.post("/api/v1/glossary/concepts", {"glossary": "trial", "entry": {
            "terms": ["ملف تجريبي"], "domain": "trial", "partOfSpeech": "noun",
            "renderings": [{"text": "trial file", "standing": "preferred"}]}})
        self.assertEqual(page.request.get("/consistency/report").status, 409)
        with page.expect_response("**/api/v1/consistency?*"):
            # As when one comes back to the window.
            page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        page.locator("#report:not([aria-busy]) .term").first.wait_for()
        self.assertEqual(page.request.get("/consistency/report").status, 200)
        self.post(f"/api/v1/glossary/changes/{change['number']}/undo", {})

    def test_a_phone_shows_it(self):
        page = self.opened(size=PHONE)
        self.check_width(page)
        self.shoot(page, "consistency-phone-whole")


if __name__ == "__main__":
    unittest.main()
