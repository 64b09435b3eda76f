// With JavaScript off: a gym is made, its hours looked at, divided by number, published.
import { expect, test } from "../fixtures.ts";
import { liaisonSignedIn } from "../liaison.ts";
import { expectNoOverflow } from "../steps.ts";

test("a gym is published without a script", async ({ page, linli }) => {
  await liaisonSignedIn(page, linli);
  await page.goto("/unit/facilities/new");
  await page.locator("#new-category").selectOption("school_sports");
  await page.locator("#new-name_zh").fill("无脚本体育馆");
  await page.getByRole("button", { name: "继续" }).click();
  const home = page.url();

  await page.goto(`${home}/basics`);
  await page.locator("#basics-address").fill("学校路 8 号");
  await page.getByRole("button", { name: "保存", exact: true }).click();

  await page.goto(`${home}/hours`);
  await page.locator("#notice summary").click();
  await page.locator("#hours-notice").fill("周一至周五18:00-21:00；周末及节假日8:00-21:00");
  await page.getByRole("button", { name: "读一读" }).click();
  await expect(page.locator(".resolved-days").first()).toContainText("18:00–21:00");
  await page.getByRole("button", { name: "加上某一天" }).click();
  const day = page.locator("fieldset.rule-row", { has: page.locator("input[name$=_date]") }).last();
  await day.locator("input[name$=_date]").fill("2026-12-24");
  await day.locator("input[name$=_shut]").check();
  await page.getByRole("button", { name: "看看算出来的一周" }).click();
  await expect(page.locator(".resolved-days").last()).toContainText("12月24日");
  await expectNoOverflow(page);
  await page.getByRole("button", { name: "保存开放时间" }).last().click();

  await page.goto(`${home}/spaces`);
  await page.getByRole("button", { name: "分成这么多块" }).click();
  await page.locator("#spaces-s1_zh").fill("东半场");
  await page.getByRole("button", { name: "保存场地" }).last().click();
  await page.getByRole("button", { name: "公示", exact: true }).click();
  await expect(page.locator(".badge.open")).toBeVisible();
});
