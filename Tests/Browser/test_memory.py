"""The memory page: searching, taking in, taking back with undo, handing on."""

import pathlib
import tempfile
import unittest

from playwright.sync_api import expect

from browser import PHONE, PageTest

TABLE = "source\ttarget\n" + "".join(
    f"وصلت السفينة {number} إلى الميناء\tShip {number} reached the port\n" for number in range(40))


class Memory(PageTest):
    def test_the_search_follows_the_typing_in_both_languages(self):
        page = self.open("/memory")
        page.click("#query")
        page.keyboard.type("المعتقلين")
        page.locator("#found .pair").first.wait_for()
        self.assertIn("المعتقلين", page.locator("#found [lang=ar] mark").first.inner_text())
        page.fill("#query", "besieged")
        page.locator('#found', has_text='Douma').wait_for()
        self.assertIn("besieged", page.locator("#found [lang=en] mark").first.inner_text())
        self.assertIn("q=besieged", page.url)

    def test_filters_narrow_the_search(self):
        page = self.open("/memory?q=truck&since=2019-01-01")
        dates = page.locator("#found .source").all_inner_texts()
        self.assertTrue(dates)
        self.assertTrue(all(any(year in one for year in ("2019", "2020", "2021")) for one in dates))

    def test_what_it_holds_is_drawn(self):
        page = self.open("/memory")
        self.assertIn("132", page.locator(".figures").inner_text())
        label = page.locator("svg.chart").first.get_attribute("aria-label")
        self.assertIn("2014", label)
        self.assertIn("وكالة الصحراء", page.locator(".outlets").inner_text())

    def test_a_file_is_taken_in_taken_back_and_brought_back(self):
        page = self.open("/memory")
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "a-long-name-such-as-agencies-give-to-what-they-send-ships.tsv"
            file.write_text(TABLE, encoding="utf-8")
            page.set_input_files("#file", file)
            page.click("#import button")
            page.locator(".toast", has_text="40 units added").wait_for()
        phone = self.open("/memory", size=PHONE)
        self.check_width(phone)
        phone.close()
        row = page.locator("tr", has_text="ships.tsv")
        self.assertEqual(row.count(), 1)
        # The note's undo takes it back, the next one's brings it back.
        page.locator("h2").first.click()
        page.keyboard.press("z")
        page.locator("tr.removed", has_text="ships.tsv").wait_for()
        page.click("#restore")
        page.locator("tr:not(.removed)", has_text="ships.tsv").wait_for()
        row.locator("[data-remove]").click()
        page.locator(".toast", has_text="is removed").last.wait_for()
        self.shoot(page, "memory-undo")
        page.keyboard.press("z")
        page.locator("tr:not(.removed)", has_text="ships.tsv").wait_for()
        row.locator("[data-remove]").click()
        page.locator("tr.removed", has_text="ships.tsv").wait_for()

    def test_taking_in_is_stopped_gone_on_with_and_taken_back_by_key(self):
        page = self.open("/memory")
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "fleet.tsv"
            file.write_text("source\ttarget\n" + "".join(
                f"أبحرت السفينة رقم {number}\tVessel number {number} set sail\n"
                for number in range(120_000)), encoding="utf-8")
            page.set_input_files("#file", file)
            page.click("#import button")
            page.locator("#doing-words", has_text="units").wait_for()
            self.check_access(page)
            self.shoot(page, "memory-progress")
            # Another window shows that it runs, and stops it.
            other = self.open("/memory", context=page.context)
            running = other.locator("tr", has_text="fleet.tsv")
            running.locator(".tag", has_text="running").wait_for()
            self.check_access(other)
            other.close()
            page.keyboard.press("s")
            page.locator(".toast", has_text="fleet.tsv: stopped").wait_for()
            expect(page.locator("#doing")).to_be_hidden()
            row = page.locator("tr", has_text="fleet.tsv")
            row.locator(".tag", has_text="unfinished").wait_for()
            self.check_access(page)
            self.shoot(page, "memory-stopped")
            # The same file goes on behind what is there, until it is stopped from the list.
            page.set_input_files("#file", file)
            page.click("#import button")
            page.locator("#doing-words", has_text="units").wait_for()
            other = self.open("/memory", context=page.context)
            other.locator("tr", has_text="fleet.tsv").locator("[data-stop]").click()
            other.locator(".toast", has_text="is stopped").wait_for()
            other.close()
            page.locator(".toast", has_text="fleet.tsv: stopped").last.wait_for()
        self.assertEqual(row.count(), 1)
        kept = int(row.locator(".number").nth(1).inner_text().replace(",", ""))
        self.assertGreater(kept, 0)
        page.keyboard.press("z")
        page.locator("tr.removed", has_text="fleet.tsv").wait_for()

    def test_a_file_that_is_none_is_refused_with_a_sentence(self):
        page = self.open("/memory")
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "broken.tmx"
            file.write_text("<?xml version='1.0'?><tmx><body><tu>", encoding="utf-8")
            page.set_input_files("#file", file)
            page.click("#import button")
            page.locator(".toast.error", has_text="broken.tmx").wait_for()

    def test_a_unit_is_edited_deleted_and_brought_back_by_keyboard_alone(self):
        page = self.open("/memory?q=شاحنة")
        page.keyboard.press("j")
        first = page.locator("#found article").first
        before = first.locator("[lang=en]").inner_text()
        page.keyboard.press("e")
        field = page.locator("#found textarea[lang=en]")
        field.wait_for()
        self.assertEqual(field.evaluate("one => one === document.activeElement"), True)
        self.assertEqual(
            page.locator("#found textarea[lang=ar]").evaluate("one => getComputedStyle(one).direction"),
            "rtl")
        self.check_access(page)
        page.keyboard.press("End")
        page.keyboard.type(" Truly.")
        page.keyboard.press("Enter")
        page.locator(".toast", has_text="is edited").wait_for()
        self.assertEqual(first.locator("[lang=en]").inner_text(), f"{before} Truly.")
        page.keyboard.press("h")
        page.locator(".past-of-unit ins", has_text="Truly.").wait_for()
        self.check_access(page)
        self.shoot(page, "memory-history")
        page.keyboard.press("z")
        page.locator(".toast", has_text="undone").wait_for()
        self.assertEqual(first.locator("[lang=en]").inner_text(), before)
        count = page.locator("#found article:visible").count()
        page.keyboard.press("Delete")
        page.locator(".toast", has_text="is deleted").wait_for()
        self.assertEqual(page.locator("#found article:visible").count(), count - 1)
        page.keyboard.press("z")
        page.locator(".toast", has_text="is back").wait_for()
        self.assertEqual(page.locator("#found article:visible").count(), count)
        self.assertEqual(first.locator("[lang=en]").inner_text(), before)

    def test_the_arabic_side_is_edited_and_dropped(self):
        page = self.open("/memory?q=besieged")
        page.locator("#found [data-do=edit]").first.click()
        field = page.locator("#found textarea[lang=ar]")
        field.fill("شيء آخر")
        field.press("Escape")
        self.assertEqual(page.locator("#found textarea").count(), 0)
        self.assertNotIn("شيء آخر", page.locator("#found").inner_text())

    def test_a_unit_has_a_link(self):
        page = self.open("/memory?q=besieged")
        page.locator("#found .doings a").first.click()
        page.wait_for_url("**/memory?unit=*")
        self.assertEqual(page.locator("#found article").count(), 1)
        self.assertIn("Douma", page.locator("#found article").inner_text())

    def test_the_memory_is_handed_on_as_a_file(self):
        page = self.open("/memory")
        page.locator("h2").first.click()
        with page.expect_download() as waiting:
            page.keyboard.press("x")
        self.assertEqual(waiting.value.suggested_filename, "memory.tmx")
        text = pathlib.Path(waiting.value.path()).read_text(encoding="utf-8")
        self.assertIn("ملف المعتقلين", text)


if __name__ == "__main__":
    unittest.main()
