// Language and type size are kept, and one comes back to the page one was on.
import { expect, test } from "../fixtures.ts";
import { examine } from "../steps.ts";

test("large type and the other language stay from page to page", async ({ page, say }) => {
  await page.goto("/?q=" + encodeURIComponent(say("会议室", "meeting")));
  const address = page.url();
  await page.getByRole("button", { name: say("长辈版", "Large type") }).click();
  await expect(page.locator("html")).toHaveClass("elder");
  expect(page.url()).toBe(address);
  await page.getByRole("button", { name: say("English", "中文") }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", say("en", "zh-CN"));
  await expect(page.locator("html")).toHaveClass("elder");

  await page.locator(".cards a").first().click();
  await expect(page.locator("html")).toHaveAttribute("lang", say("en", "zh-CN"));
  await expect(page.locator("html")).toHaveClass("elder");
  await examine(page);

  await page.getByRole("button", { name: say("Standard type", "标准版") }).click();
  await expect(page.locator("html")).toHaveClass("standard");
  await page.goto("/about");
  await expect(page.locator("html")).toHaveClass("standard");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("About Linli", "关于邻里"));
});

test("large type shows fewer things", async ({ page, linli }) => {
  const count = async () => page.locator("main").locator("a, button, input, select, summary").locator("visible=true").count();
  await page.goto("/");
  const standard = await count();
  await page.context().addCookies([{ name: "linli_elder", value: "1", url: linli.url }]);
  await page.goto("/");
  expect(await count()).toBeLessThan(standard);
});
