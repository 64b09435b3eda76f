// Every page as people have it: plain, dark, in large type, in both languages, narrow and wide.
import type { Page } from "@playwright/test";
import { expect, type Linli, test } from "../fixtures.ts";
import { examine, expectNoOverflow, paths, placed, signedIn, slot, takenByAnother } from "../steps.ts";

/** All pages there are, those that differ most first; the reader has a booking, and one slot is taken. */
async function pages(page: Page, linli: Linli): Promise<string[]> {
  const hall = await placed(linli, "柳溪社区多功能厅");
  const taken = slot("2026-12-12", "10:00", "11:00");
  await takenByAnother(linli, hall, taken).catch(() => "another look took it before");
  await signedIn(page, linli);
  const own = slot("2026-12-12", "14:00", "15:00");
  const seats = await placed(linli, "碧阳书屋自习室");
  const data = { space_id: seats.space, ...own, persons: 1, purpose: "reading", accept_rules: true };
  const made = await page.request.post("/api/v1/bookings", { data });
  const booking = await made.json();
  return [
    "/",
    paths.facility(hall),
    paths.book(hall, taken),
    "/me",
    `/me/bookings/${booking.id}`,
    "/register",
    "/sign-in",
    "/about",
    "/?category=gym&day=any",
    "/?q=nowhere",
    paths.facility(await placed(linli, "柳溪小学操场")),
    paths.book(hall),
    `/facilities/${hall.facility}/poster`,
    `/facilities/${hall.facility}/share`,
    `/sheets/${(await (await page.request.get(`/api/v1/facilities/${hall.facility}`)).json()).division}`,
    "/privacy",
    "/accessibility",
    "/no-such-page",
  ];
}

for (const look of ["plain", "dark", "elder", "more contrast", "the system's colours"] as const) {
  test(`all pages, ${look}`, async ({ page, linli, allow }) => {
    test.setTimeout(120_000);
    allow(/status of 404/);
    const all = await pages(page, linli);
    // What differs is colour and size, and these pages have all of it.
    if (look !== "plain") all.splice(6);
    if (look === "more contrast") await page.emulateMedia({ contrast: "more" });
    if (look === "the system's colours") await page.emulateMedia({ forcedColors: "active" });
    if (look === "dark") await page.emulateMedia({ colorScheme: "dark" });
    if (look === "elder") await page.context().addCookies([{ name: "linli_elder", value: "1", url: linli.url }]);
    for (const path of all) {
      await page.goto(path);
      await examine(page);
    }
  });
}

test("no page scrolls sideways, in either language and type size, however wide", async ({ page, linli, allow, isMobile }) => {
  test.skip(!isMobile, "one browser shows all widths");
  test.setTimeout(120_000);
  allow(/status of 404/);
  for (const path of await pages(page, linli)) {
    for (const [lang, elder] of [["zh", "0"], ["en", "0"], ["zh", "1"], ["en", "1"]] as const) {
      await page.context().addCookies([{ name: "linli_elder", value: elder, url: linli.url }]);
      await page.goto(path + (path.includes("?") ? "&" : "?") + `lang=${lang}`);
      for (const width of [320, 360, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await expectNoOverflow(page);
      }
    }
  }
});

test("a printed booking shows the code and nothing to press", async ({ page, linli }) => {
  const booking = (await pages(page, linli)).find((path) => path.startsWith("/me/bookings/"));
  await page.goto(booking ?? "");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".code.big")).toBeVisible();
  for (const hidden of [".prefs", "form", "summary", ".site-footer"]) {
    await expect(page.locator(hidden).locator("visible=true")).toHaveCount(0);
  }
});
