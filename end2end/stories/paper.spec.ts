// What is printed and passed on: a poster for the door, the week sheet of a community, a text for a group.
import type { Page } from "@playwright/test";
import { expect, islandsStarted, test } from "../fixtures.ts";
import { examine, placed } from "../steps.ts";

/** Pages of paper. */
async function sheets(page: Page): Promise<number> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  return pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

async function expectOnlyPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: "print" });
  for (const hidden of [".site-header", ".site-footer", ".prefs", ".button", ".demo-note + nav"]) {
    await expect(page.locator(hidden).locator("visible=true")).toHaveCount(0);
  }
}

test("the door poster is one sheet with hours, way in, code and phone", async ({ page, linli, say }) => {
  const { facility } = await placed(linli, "柳溪社区多功能厅");
  await page.goto(`/facilities/${facility}`);
  await page.locator(".take").getByRole("link", { name: say("门口海报", "Door poster") }).click();
  await islandsStarted(page);
  await examine(page);
  await expect(page.getByRole("button", { name: say("打印", "Print") })).toBeVisible();
  await expectOnlyPaper(page);
  const poster = page.locator(".poster");
  await expect(poster.getByRole("heading", { level: 1 })).toHaveText(say("柳溪社区多功能厅", "Liuxi community hall"));
  await expect(poster).toContainText("08:30–12:00");
  await expect(poster).toContainText("0559-5550111");
  await expect(poster.locator(".qr")).toBeVisible();
  await expect(poster.locator(".poster-address")).toHaveText(`${linli.url}/facilities/${facility}`);
  expect(await sheets(page)).toBe(1);
});

test("the week sheet of a community has every place, day by day, on paper", async ({ page, linli, say }) => {
  const { facility } = await placed(linli, "柳溪会议室");
  await page.goto(`/facilities/${facility}`);
  await page.locator(".take").getByRole("link", { name: say("本周开放表", "Week sheet") }).click();
  await islandsStarted(page);
  await examine(page);
  const table = page.locator(".week-sheet");
  await expect(table.getByRole("columnheader")).toHaveCount(8);
  expect(await table.locator("tbody tr").count()).toBeGreaterThan(4);
  const row = table.getByRole("row", { name: say("柳溪会议室", "Liuxi meeting room") });
  await expect(row).toContainText(/\d\d:\d\d–\d\d:\d\d/);
  await expect(page.locator(".sheet-span")).toHaveText(say("11月30日至12月6日", "30 Nov – 6 Dec"));
  await expectOnlyPaper(page);
  await expect(page.locator(".sheet-paper .qr")).toBeVisible();
  expect(await sheets(page)).toBeLessThanOrEqual(2);
});

test("the texts for a chat group are short, dated and can be copied", async ({ page, linli, say }) => {
  const { facility } = await placed(linli, "柳溪社区多功能厅");
  const code = (await (await page.request.get(`/api/v1/facilities/${facility}`)).json()).division;
  for (const path of [`/facilities/${facility}/share`, `/sheets/${code}/share`]) {
    await page.goto(path);
    await islandsStarted(page);
    const text = await page.locator("#share-text").inputValue();
    expect(text).toContain(say("本周开放", "Open this week"));
    expect(text).toContain(linli.url);
    expect(text).toMatch(say("12月", "Dec"));
    expect(text).not.toMatch(/[!！]|\p{Extended_Pictographic}/u);
    expect(text.length).toBeLessThan(1500);
    await page.getByRole("button", { name: say("复制文字", "Copy the text") }).click();
    await expect(page.getByRole("status")).toHaveText(say("已复制，去群里粘贴", "Copied: paste it into the group"));
    await examine(page);
  }
});

test("a community that is not there is not found", async ({ page, allow }) => {
  allow(/status of 404/);
  const answer = await page.goto("/sheets/nowhere");
  expect(answer?.status()).toBe(404);
  await examine(page);
});
