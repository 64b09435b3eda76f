// The week of a space: dragged with the mouse, walked with the keyboard, a list on a telephone.
import type { Page } from "@playwright/test";
import { expect, islandsStarted, test } from "../fixtures.ts";
import { examine, paths, placed, tabTo } from "../steps.ts";

interface Run {
  /** What is free, as the page numbers its cells: four in one day, half an hour each. */
  cells: number[];
  date: string;
  day: string;
  from: string;
  to: string;
}

/** Four free cells after each other in the first grid, with what the choice of all of them is called. */
async function freeRun(page: Page): Promise<Run> {
  const run = await page.locator(".week-grid table").first().evaluate((table) => {
    const number = (name: string) => Number(table.getAttribute(name));
    const [days, rows, from, step] = ["data-days", "data-rows", "data-from", "data-step"].map(number) as [number, number, number, number];
    const clock = (row: number) => {
      const minutes = from + row * step;
      return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
    };
    for (let day = 1; day < days; day += 1) {
      for (let row = 0; row + 4 <= rows; row += 1) {
        const cells = [0, 1, 2, 3].map((more) => (row + more) * days + day);
        if (!cells.every((at) => table.querySelector(`td.s[data-i="${at}"]`))) continue;
        const head = table.querySelector(`th[data-day="${day}"]`);
        const read = (name: string) => head?.getAttribute(name) ?? "";
        return { cells, date: read("data-date"), day: read("data-say"), from: clock(row), to: clock(row + 4) };
      }
    }
    return undefined;
  });
  if (!run) throw new Error("nothing free for two hours in the whole week");
  return run;
}

async function drag(page: Page, from: number | undefined, to: number | undefined): Promise<void> {
  const cell = (at: number | undefined) => page.locator(`.week-grid td[data-i="${at}"]`).first();
  await cell(from).scrollIntoViewIfNeeded();
  await cell(from).hover({ position: { x: 20, y: 5 } });
  await page.mouse.down();
  await cell(to).hover({ position: { x: 20, y: 5 } });
  await page.mouse.up();
}

const said = (page: Page) => page.locator(".picked [role=status]").first();

test.describe("on a desk", () => {
  test.skip(({ isMobile }) => isMobile, "a telephone shows lists");

  test("a stretch is dragged, said, and booked", async ({ page, linli }) => {
    await page.goto(paths.facility(await placed(linli, "柳溪会议室")));
    await islandsStarted(page);
    const run = await freeRun(page);
    await drag(page, run.cells[0], run.cells[3]);
    await expect(said(page)).toHaveText(`${run.day} ${run.from}–${run.to} · 2 小时`);
    await expect(page.locator(".week-grid td[aria-selected]")).toHaveCount(4);
    await examine(page);
    await page.locator(".picked").getByRole("link").click();
    await expect(page.locator("#book-date")).toHaveValue(run.date);
    await expect(page.locator("#book-from")).toHaveValue(run.from);
    await expect(page.locator("#book-to")).toHaveValue(run.to);
    await expect(page.locator(".told-line.fits")).toBeVisible();
  });

  test("a drag upwards chooses the same", async ({ page, linli }) => {
    await page.goto(paths.facility(await placed(linli, "柳溪会议室")));
    await islandsStarted(page);
    const run = await freeRun(page);
    await drag(page, run.cells[3], run.cells[0]);
    await expect(said(page)).toHaveText(`${run.day} ${run.from}–${run.to} · 2 小时`);
  });

  test("a drag past the closing time ends there and says so", async ({ page, linli }) => {
    await page.goto(paths.facility(await placed(linli, "柳溪社区多功能厅")));
    await islandsStarted(page);
    // It closes from noon to two on workdays: from the last free half hour of a morning to one o'clock.
    const table = page.locator(".week-grid table").first();
    const [at, days] = await table.evaluate((one) => {
      const days = Number(one.getAttribute("data-days"));
      const last = Array.from(one.querySelectorAll("td.s"))
        .map((cell) => Number(cell.getAttribute("data-i")))
        .find((index) => one.querySelector(`td.c[data-i="${index + days}"]`));
      return [last ?? -1, days] as const;
    });
    await drag(page, at, at + 2 * days);
    await expect(said(page)).toContainText("12:00 关门");
    await expect(said(page)).toContainText("11:30–12:00");
  });

  test("the keyboard walks, lengthens and takes", async ({ page, linli }) => {
    await page.goto(paths.facility(await placed(linli, "柳溪会议室")));
    await islandsStarted(page);
    const run = await freeRun(page);
    const { keyboard } = page;
    const first = page.locator(".week-grid [tabindex='0']");
    // One stop for Tab; arrows move inside.
    await expect(first).toHaveCount(1);
    await tabTo(page, first);
    const focused = () => page.evaluate(() => Number(document.activeElement?.getAttribute("data-i")));
    await keyboard.press("PageUp");
    await keyboard.press("Home");
    const days = await page.locator(".week-grid thead th[data-day]").count();
    const [row, column] = [Math.floor((run.cells[0] ?? 0) / days), (run.cells[0] ?? 0) % days];
    for (let pressed = 0; pressed < column; pressed += 1) await keyboard.press("ArrowRight");
    for (let pressed = 0; pressed < row; pressed += 1) await keyboard.press("ArrowDown");
    expect(await focused()).toBe(run.cells[0]);
    await keyboard.press("Space");
    await expect(said(page)).toContainText("1 小时");
    for (let pressed = 0; pressed < 3; pressed += 1) await keyboard.press("Shift+ArrowDown");
    await expect(said(page)).toHaveText(`${run.day} ${run.from}–${run.to} · 2 小时`);
    await keyboard.press("Escape");
    await expect(page.locator("td[aria-selected]")).toHaveCount(0);
    for (let pressed = 0; pressed < 3; pressed += 1) await keyboard.press("Shift+ArrowUp");
    await keyboard.press("Enter");
    await expect(page.locator("#book-date")).toHaveValue(run.date);
    await expect(page.locator("#book-from")).toHaveValue(run.from);
    await expect(page.locator("#book-to")).toHaveValue(run.to);
  });

  test("on the booking page the grid fills the form", async ({ page, linli }) => {
    await page.goto(paths.book(await placed(linli, "柳溪会议室")));
    await islandsStarted(page);
    const run = await freeRun(page);
    await drag(page, run.cells[0], run.cells[3]);
    await expect(page.locator("#book-from")).toHaveValue(run.from);
    await expect(page.locator("#book-to")).toHaveValue(run.to);
    await expect(page.locator(".told-line.fits")).toBeVisible();
    await expect(page.locator(".picked").getByRole("link")).toHaveCount(0);
    await examine(page);
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
  await page.goto(paths.facility(await placed(linli, "柳溪社区多功能厅")));
  const next = page.locator(".next-times").first().getByRole("link");
  await expect(next).toHaveCount(10);
  await expect(next.first()).toHaveText(/^(今天|Today|明天|Tomorrow) \d\d:\d\d–\d\d:\d\d$/);
  await expect(next.last()).toHaveText(/(周.|\d Dec) \d\d:\d\d–\d\d:\d\d$/);
  await expect(page.locator(".week-grid table").first()).toBeVisible({ visible: !isMobile });
  await next.first().click();
  await expect(page.locator("#book-date")).not.toHaveValue("");
});
