// With JavaScript off: find, book, cancel.
import { expect, test } from "../fixtures.ts";
import { expectNoOverflow, somebody } from "../steps.ts";

test("a room is found, booked and given back without a script", async ({ page, linli }) => {
  const who = somebody();
  linli.createAccount({ ...who, role: "resident" });
  await page.goto("/");
  await page.getByRole("searchbox").fill("会议室");
  await page.getByRole("button", { name: "找一找" }).first().click();
  await page.getByRole("link", { name: "柳溪会议室", exact: true }).click();
  await page.locator(".stretch").first().click();

  // A time that is not open: asked without sending the form.
  const free = await page.locator("#book-to").inputValue();
  await page.locator("#book-to").fill("23:00");
  await page.getByRole("button", { name: "看看这个时间行不行" }).click();
  await expect(page.locator(".told-line")).toContainText(/不开放|最长/);
  await page.locator("#book-to").fill(free);
  await page.locator("#book-persons").fill("4");
  await page.getByRole("button", { name: "登录后预约" }).click();
  await page.locator("#sign-in-login").fill(who.login);
  await page.locator("#sign-in-password").fill(who.password);
  await page.getByRole("main").getByRole("button", { name: "登录" }).click();

  await expect(page.locator("#book-persons")).toHaveValue("4");
  await expect(page.locator(".told-line")).toContainText("这个时间可以约");
  await page.getByRole("button", { name: "预约", exact: true }).click();
  await expect(page.locator(".done")).toHaveText("约好了");
  await expect(page.locator(".code.big strong")).toHaveText(/^\d{6}$/);

  await page.getByText("取消这次预约").click();
  await page.getByRole("button", { name: "确定取消" }).click();
  await expect(page.locator(".done")).toHaveText("已经取消");
  await page.goto("/me");
  await expect(page.locator(".past li")).toHaveCount(1);
});

test("a refused form comes back whole without a script", async ({ page, linli, allow }) => {
  allow(/status of 4\d\d/);
  await page.goto("/register");
  await page.locator("#register-name").fill("周阿姨");
  await page.locator("#register-login").fill(somebody().login);
  await page.locator("#register-password").fill("short");
  await page.getByRole("button", { name: "注册" }).click();
  await expect(page.getByRole("alert")).toContainText("密码至少 8 个字符");
  await expect(page.locator("#register-name")).toHaveValue("周阿姨");
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoOverflow(page);
  expect(page.url()).toBe(`${linli.url}/register`);
});
