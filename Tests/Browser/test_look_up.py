"""The look-up page: typing, keys, copying, in both languages."""

import unittest

from browser import PageTest

DETAINEES = "ملف المعتقلين"


class LookUp(PageTest):
    def test_the_answer_follows_the_typing_in_arabic(self):
        page = self.open("/")
        page.keyboard.type(DETAINEES)
        page.locator(".concept").first.wait_for()
        self.assertEqual(page.locator("#query").evaluate("one => getComputedStyle(one).direction"), "rtl")
        self.assertIn("detainees issue", page.locator(".concept").first.inner_text())
        # Both sides of a sentence are marked.
        pair = page.locator(".pair").first
        self.assertIn("المعتقلين", pair.locator("[lang=ar] mark").first.inner_text())
        self.assertIn("detainee", page.locator(".pair [lang=en] mark").first.inner_text())
        self.assertEqual(pair.locator("[lang=ar]").get_attribute("dir"), "rtl")
        self.assertGreater(page.locator("svg.chart rect").count(), 3)
        self.assertIn("q=", page.url)

    def test_the_answer_follows_the_typing_in_english(self):
        page = self.open("/")
        page.keyboard.type("de-escalation zones")
        page.locator(".concept").first.wait_for()
        self.assertEqual(page.locator("#query").evaluate("one => getComputedStyle(one).direction"), "ltr")
        self.assertIn("خفض", page.locator(".concept h2").first.inner_text())
        self.assertIn("de-escalation", page.locator(".pair [lang=en] mark").first.inner_text())

    def test_all_of_it_goes_by_keyboard(self):
        page = self.open("/")
        page.keyboard.type(DETAINEES)
        page.locator(".concept").first.wait_for()
        page.keyboard.press("Enter")
        wanted = page.locator('[data-number="1"]').get_attribute("data-copy")
        page.keyboard.press("1")
        page.locator(".toast").wait_for()
        self.assertEqual(page.evaluate("navigator.clipboard.readText()"), wanted)
        page.keyboard.press("e")
        page.keyboard.type("truce")
        page.locator('#answer', has_text='الهدنة').wait_for()
        page.keyboard.press("Enter")
        page.go_back()
        page.locator('#answer', has_text='detainees').wait_for()
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        self.assertEqual(page.evaluate("document.activeElement.id"), "query")
        page.keyboard.press("Alt+Shift+KeyM")
        page.wait_for_url("**/memory")

    def test_every_state_has_a_link(self):
        first = self.open("/")
        first.keyboard.type("truce")
        first.locator(".pair").first.wait_for()
        second = self.open(first.url.split("/", 3)[3].join(["/", ""]))
        self.assertEqual(second.locator("#query").input_value(), "truce")
        self.assertEqual(first.locator("#answer .pair").count(), second.locator("#answer .pair").count())
        second.locator("text=Show more").click()
        second.wait_for_url("**limit=70")
        self.assertGreater(second.locator("#answer .pair").count(), 20)

    def test_meaning_is_asked_for_and_has_a_link(self):
        page = self.open("/?q=trucks%20got%20into%20the%20town%20under%20siege")
        page.keyboard.press("Escape")
        page.keyboard.press("m")
        page.locator("#meaning-answer .pair, #meaning-answer .notice").first.wait_for()
        self.assertIn("meaning=true", page.url)

    def test_markup_that_is_typed_stays_text(self):
        page = self.open("/")
        page.keyboard.type('<img src=x onerror=alert(1)>"\u202e')
        page.locator('#answer .empty, #answer .concept').first.wait_for()
        self.assertEqual(page.locator("#answer img").count(), 0)
        self.assertNotIn("\u202e", page.title())

    def test_it_works_without_script(self):
        context = self.session.browser.new_context(
            base_url=self.session.workbench.address, java_script_enabled=False)
        self.contexts.append(context)
        page = context.new_page()
        page.goto("/")
        page.fill("#query", "de-escalation zones")
        page.click("form.ask button")
        page.locator(".concept").first.wait_for()


if __name__ == "__main__":
    unittest.main()
