// A library clerk sends the table she has, corrects a row, imports, and takes it back. On a telephone
// and on a desk, in both languages.
import { expect, test } from "../fixtures.ts";
import { clerk, clerksTable } from "../clerk.ts";
import { examine } from "../steps.ts";

test("a clerk imports the table she has, corrects a row, and opens", async ({ page, linli, say, allow }) => {
  allow(/status of 422/);
  await page.setViewportSize({ width: 360, height: 740 });
  await clerk(page, linli);
  await page.goto("/unit/import");
  await examine(page);
  await page.locator("#import-file").setInputFiles({ name: "page.xls", mimeType: "text/html", buffer: Buffer.from("<html></html>") });
  await page.getByRole("button", { name: say("上传并查看", "Send and look") }).click();
  await expect(page.getByRole("alert").first()).toContainText(say("这是网页，不是表格", "this is a web page"));

  await page.locator("#import-file").setInputFiles(clerksTable("一"));
  await page.getByRole("button", { name: say("上传并查看", "Send and look") }).click();
  await expect(page.locator(".import-facts")).toContainText("GB18030");
  await expect(page.locator(".import-row")).toHaveCount(4);
  await expect(page.locator(".import-row").getByText(say("认不出", "is not known")).first()).toBeVisible();
  await examine(page);
  await page.locator("#import-1-category").fill("农家书屋");
  await page.locator(".import-save button").click();
  await expect(page.locator(".import-row .import-chip.skip")).toHaveCount(0);

  await page.locator(".import-go .button.primary").click();
  await expect(page.getByText(say("导入完成", "The import is done"))).toBeVisible({ timeout: 20_000 });
  await page.goto(`/?q=${encodeURIComponent("一号棋牌室")}&day=any`);
  await expect(page.getByRole("link", { name: "一号棋牌室" }).first()).toBeVisible();
});
