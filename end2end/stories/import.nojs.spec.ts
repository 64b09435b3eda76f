// With JavaScript off: a table in, a correction, the import, and back.
import { clerk, clerksTable } from "../clerk.ts";
import { expect, test } from "../fixtures.ts";
import { expectNoOverflow } from "../steps.ts";

test("a table is imported and taken back without a script", async ({ page, linli }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await clerk(page, linli);
  await page.goto("/unit/import");
  await page.locator("#import-file").setInputFiles(clerksTable("二"));
  await page.getByRole("button", { name: "上传并查看" }).click();
  await expectNoOverflow(page);
  await page.locator("#import-1-category").fill("图书室");
  await page.locator(".import-save button").click();
  await page.locator(".import-go .button.primary").click();
  await expect(page.getByText("导入完成")).toBeVisible({ timeout: 20_000 });
  await page.getByText("撤销这次导入", { exact: true }).click();
  await page.getByRole("button", { name: "确定撤销" }).click();
  await expect(page.getByText("这次导入已经撤销")).toBeVisible({ timeout: 20_000 });
  await page.goto(`/?q=${encodeURIComponent("二号棋牌室")}&day=any`);
  await expect(page.getByRole("link", { name: "二号棋牌室" })).toHaveCount(0);
});
