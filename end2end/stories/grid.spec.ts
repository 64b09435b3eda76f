// The week of a space: dragged with the mouse, walked with the keyboard, a list on a telephone.
import type { Page } from "@playwright/test";
import { expect, islandsStarted, test } from "../fixtures.ts";
import { examine, paths, placed, tabTo } from "../steps.ts";

/** The cell of a day and a time: `cell(page, "2026-12-03", "15:00")`; `which` of the grids of the page. */
async function cell(page: Page, day: string, clock: string, which = 0) {
  const table = page.locator(".week-grid table").nth(which);
  const head = table.locator(`th[data-date="${day}"]`);
  const column = Number(await head.getAttribute("data-day"));
  const [from, step, days] = await Promise.all(
    ["data-from", "data-step", "data-days"].map(async (name) => Number(await table.getAttribute(name))),
  );
  const [hours, minutes] = clock.split(":").map(Number) as [number, number];
  const row = (hours * 60 + minutes - (from as number)) / (step as number);
  return table.locator(`td[data-i="${row * (days as number) + column}"]`);
}

async function drag(page: Page, day: string, from: string, to: string): Promise<void> {
  const [begin, end] = [await cell(page, day, from), await cell(page, day, to)];
  await begin.scrollIntoViewIfNeeded();
  await begin.hover({ position: { x: 20, y: 5 } });
  await page.mouse.down();
  await end.hover({ position: { x: 20, y: 5 } });
  await page.mouse.up();
}

test.describe("on a desk", () => {
  test.skip(({ isMobile }) => isMobile, "a telephone shows lists");

  test("a stretch is dragged, said, and booked", async ({ page, linli }) => {
    await page.goto(paths.facility(await placed(linli, "柳溪会议室")));
    await islandsStarted(page);
    await drag(page, "2026-12-03", "15:00", "16:30");
    await expect(page.locator(".picked [role=status]")).toHaveText("12月3日 周四 15:00–17:00 · 2 小时");
    await expect(page.locator(".week-grid td[aria-selected]").first()).toBeVisible();
    await examine(page);
    await page.locator(".picked").getByRole("link").click();
    await expect(page.locator("#book-date")).toHaveValue("2026-12-03");
    await expect(page.locator("#book-from")).toHaveValue("15:00");
    await expect(page.locator("#book-to")).toHaveValue("17:00");
    await expect(page.locator(".told-line.fits")).toBeVisible();
  });

  test("a drag past the closing time ends there and says so", async ({ page, linli }) => {
    await page.goto(paths.facility(await placed(linli, "柳溪社区多功能厅")));
    await islandsStarted(page);
    await drag(page, "2026-12-04", "10:00", "13:00");
    await expect(page.locator(".picked [role=status]")).toHaveText("12月4日 周五 10:00–12:00 · 2 小时，12:00 关门");
  });

  test("the keyboard walks, lengthens and takes", async ({ page, linli }) => {
    await page.goto(paths.facility(await placed(linli, "柳溪会议室")));
    await islandsStarted(page);
    const first = page.locator(".week-grid [tabindex='0']");
    await expect(first).toHaveCount(1);
    await tabTo(page, first);
    // One stop for Tab; arrows move inside.
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    const begin = await page.evaluate(() => document.activeElement?.getAttribute("data-i"));
    for (let pressed = 0; pressed < 3; pressed += 1) await page.keyboard.press("Shift+ArrowDown");
    const said = page.locator(".picked [role=status]");
    await expect(said).toContainText("2 小时");
    await expect(page.locator(`td[data-i="${begin}"]`)).toHaveAttribute("aria-selected", "true");
    const [from, to] = ((await said.textContent()) ?? "").match(/\d\d:\d\d/g) ?? [];
    await page.keyboard.press("Escape");
    await expect(page.locator("td[aria-selected]")).toHaveCount(0);
    for (let pressed = 0; pressed < 3; pressed += 1) await page.keyboard.press("ArrowUp");
    for (let pressed = 0; pressed < 3; pressed += 1) await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page.locator("#book-from")).toHaveValue(from ?? "");
    await expect(page.locator("#book-to")).toHaveValue(to ?? "");
  });

  test("on the booking page the grid fills the form", async ({ page, linli }) => {
    await page.goto(paths.book(await placed(linli, "柳溪会议室")));
    await islandsStarted(page);
    await drag(page, "2026-12-03", "15:00", "15:30");
    await expect(page.locator("#book-from")).toHaveValue("15:00");
    await expect(page.locator("#book-to")).toHaveValue("16:00");
    await expect(page.locator(".told-line.fits")).toBeVisible();
    await expect(page.locator(".picked").getByRole("link")).toHaveCount(0);
  });

  test("the week after is one press away", async ({ page, linli }) => {
    await page.goto(paths.facility(await placed(linli, "柳溪会议室")));
    await page.locator(".weeks").getByRole("link", { name: "后一周" }).click();
    await expect(page.locator(".week-grid th[data-date='2026-12-08']")).toBeVisible();
    await page.locator(".weeks").getByRole("link", { name: "前一周" }).click();
    await expect(page.locator(".week-grid th[data-date='2026-12-01']")).toBeVisible();
  });
});

test("the next ten free times stand as links that say their day", async ({ page, linli, isMobile }) => {
  await page.goto(paths.facility(await placed(linli, "柳溪会议室")));
  const next = page.locator(".next-times a");
  await expect(next).toHaveCount(10);
  await expect(next.first()).toHaveText(/^(今天|Today) \d\d:\d\d–\d\d:\d\d$/);
  await expect(next.last()).toHaveText(/(周.|\d Dec) \d\d:\d\d–\d\d:\d\d$/);
  await expect(page.locator(".week-grid table")).toBeVisible({ visible: !isMobile });
  await next.first().click();
  await expect(page.locator("#book-date")).not.toHaveValue("");
});
