// With JavaScript off the grid is not there, and the lists do all of it.
import { expect, test } from "../fixtures.ts";
import { paths, placed } from "../steps.ts";

test("free times are links without a script", async ({ page, linli }) => {
  await page.goto(paths.facility(await placed(linli, "柳溪社区多功能厅")));
  await expect(page.locator(".week-grid table").locator("visible=true")).toHaveCount(0);
  const next = page.locator(".next-times").first().getByRole("link");
  await expect(next).toHaveCount(10);
  await page.getByText("按天看全部空档").first().click();
  expect(await page.locator(".by-day .stretch").locator("visible=true").count()).toBeGreaterThan(10);
  await page.locator(".weeks").getByRole("link", { name: "后一周" }).click();
  await expect(page.locator(".weeks strong")).toContainText("12月8日");
  await next.first().click();
  await expect(page.locator("#book-date")).toHaveValue("2026-12-08");
});

test("a text for a chat group can be taken without a script", async ({ page, linli }) => {
  const { facility } = await placed(linli, "柳溪会议室");
  await page.goto(`/facilities/${facility}/share`);
  await expect(page.locator("#share-text")).toHaveValue(/柳溪会议室 本周开放（12月1日至12月7日）/);
  await expect(page.getByRole("button", { name: "复制文字" })).toBeHidden();
});
