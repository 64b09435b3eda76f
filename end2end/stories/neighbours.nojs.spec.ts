// The same people with JavaScript off.
import { expect, test } from "../fixtures.ts";
import { card, livesIn, onATelephone } from "../neighbours.ts";
import { expectNoOverflow } from "../steps.ts";

test("at 72 one finds a reading room and the desk's number without a script", async ({ page }) => {
  await onATelephone(page);
  await page.goto("/");
  await page.getByRole("button", { name: "长辈版" }).click();
  // Several places bear this name: she is asked which.
  await page.locator("#place").fill("柳溪");
  await page.getByRole("button", { name: "记住", exact: true }).click();
  await expect(page.locator(".place-choice [role=status]")).toContainText("是哪一处");
  await expectNoOverflow(page);
  await livesIn(page, "柳溪苑", "记住");
  await expect(page.locator(".here a[href='tel:0559-5550101']")).toContainText("拨打社区服务台");
  await page.locator(".filters").getByRole("link", { name: "直接来" }).click();
  await page.locator(".tile").filter({ hasText: "图书" }).first().click();
  const room = card(page, "碧阳书屋阅览室");
  await expect(room.locator(".badge.walk-in")).toBeVisible();
  await expect(room.locator(".walk")).toContainText("步行约");
  await expectNoOverflow(page);
});

test("what can be entered without steps is found without a script", async ({ page }) => {
  await onATelephone(page);
  await page.goto("/?day=any");
  await page.locator(".filters").getByRole("link", { name: "无台阶可进" }).click();
  await expect(page.locator(".card").filter({ hasNotText: "无台阶可进" })).toHaveCount(0);
  await page.getByRole("link", { name: "柳溪社区多功能厅", exact: true }).click();
  await expect(page.locator("section[aria-labelledby=access]")).toContainText("无障碍通道");
  await expectNoOverflow(page);
});
