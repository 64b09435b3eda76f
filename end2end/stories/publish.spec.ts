// A school liaison publishes a gym that can be divided: presets, hours, halves, fees, published.
import { expect, islandsStarted, test } from "../fixtures.ts";
import { examine } from "../steps.ts";
import { liaisonSignedIn } from "../liaison.ts";

test("a school publishes a divisible gym in the form", async ({ page, linli, say, allow }) => {
  // A form that is refused answers 422, and the browser says so.
  allow(/status of 422/);
  const started = Date.now();
  await liaisonSignedIn(page, linli);
  await page.goto("/unit/facilities/new");
  await examine(page);
  await page.locator("#new-category").selectOption("school_sports");
  await page.locator("#new-name_zh").fill("碧阳小学东操场体育馆");
  await page.getByRole("button", { name: say("继续", "Continue") }).click();
  await examine(page);

  // Published only with the five elements: the address is missing.
  await page.getByRole("button", { name: say("公示", "Publish"), exact: true }).click();
  await expect(page.getByRole("alert")).toContainText(say("地址", "address"));
  await page.locator(".sheet-steps a").first().click();
  await page.locator("#basics-address").fill("碧阳镇学校路 8 号，东门进");
  await page.locator("#basics-phone").fill("0559-5550001");
  await examine(page);
  await page.getByRole("button", { name: say("保存", "Save"), exact: true }).click();

  // Teaching hours stay free of residents: the week is worked out while one types.
  await page.locator(".sheet-steps a").nth(1).click();
  await islandsStarted(page);
  await page.locator("#hours-r0_from0").fill("19");
  await page.locator("#hours-r0_to0").fill("2130");
  await expect(page.locator(".resolved-days").first()).toContainText("19:00–21:30");
  await examine(page);
  await page.getByRole("button", { name: say("保存开放时间", "Save the hours") }).last().click();

  // Halves, drawn.
  await page.locator(".sheet-steps a").nth(2).click();
  await islandsStarted(page);
  await page.getByRole("button", { name: say("切开", "Cut"), exact: true }).click();
  await expect(page.locator(".plan-draw .plan-part")).toHaveCount(2);
  await examine(page);
  await page.getByRole("button", { name: say("用这张图", "Use this drawing") }).click();
  await page.locator("#spaces-s1_zh").fill("东半场");
  await page.locator("#spaces-s2_zh").fill("西半场");
  await page.locator("#spaces-s1_en").fill("East half");
  await page.locator("#spaces-s2_en").fill("West half");
  await examine(page);
  await page.getByRole("button", { name: say("保存场地", "Save the spaces") }).last().click();

  await page.getByRole("button", { name: say("公示", "Publish"), exact: true }).click();
  await page.getByRole("link", { name: say("打开公开页面", "Open the public page") }).click();
  await expect(page.locator("#spaces ~ *").filter({ hasText: say("东半场", "East half") }).first()).toBeVisible();
  expect(Date.now() - started, "the form alone is far inside ten minutes").toBeLessThan(120_000);
});
