// What the site says about itself: the lines at its foot, privacy, accessibility, errors.
import { expect, test } from "../fixtures.ts";
import { examine, somebody } from "../steps.ts";

test("an administrator fills the foot, and every page shows it", async ({ page, linli, say, allow }) => {
  allow(/status of 4\d\d/);
  const admin = somebody("管理员");
  linli.createAccount({ ...admin, role: "admin_system" });
  await page.goto("/sign-in?next=/admin/site");
  await page.locator("#sign-in-login").fill(admin.login);
  await page.locator("#sign-in-password").fill(admin.password);
  await page.getByRole("main").getByRole("button", { name: say("登录", "Sign in") }).click();
  await page.locator("#site-sponsor").fill("碧阳镇人民政府");
  await page.locator("#site-icp").fill("皖ICP备00000000号");
  await page.locator("#site-contact_phone").fill("0559-5550000");
  await page.locator("#site-contact_email").fill("not an address");
  await page.getByRole("button", { name: say("保存", "Save") }).click();
  await expect(page.locator("#site-contact_email")).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("#site-sponsor")).toHaveValue("碧阳镇人民政府");
  await page.locator("#site-contact_email").fill("");
  await page.getByRole("button", { name: say("保存", "Save") }).click();
  await expect(page.getByRole("status")).toContainText(say("已保存", "Saved"));
  await examine(page);
  await page.goto("/");
  const foot = page.locator(".site-footer");
  await expect(foot).toContainText("碧阳镇人民政府");
  await expect(foot.getByRole("link", { name: "皖ICP备00000000号" })).toHaveAttribute("href", "https://beian.miit.gov.cn/");
  await expect(foot).not.toContainText(say("网站标识码", "Site code"));
  await examine(page);
});

test("for everybody else that page is not there", async ({ page, linli, allow }) => {
  allow(/status of 40[14]/);
  expect((await page.goto("/admin/site"))?.status()).toBe(401);
  const who = somebody();
  linli.createAccount({ ...who, role: "resident" });
  await page.goto("/sign-in?next=/admin/site");
  await page.locator("#sign-in-login").fill(who.login);
  await page.locator("#sign-in-password").fill(who.password);
  const [answer] = await Promise.all([
    page.waitForResponse((one) => one.url().endsWith("/admin/site")),
    page.locator("form[action='/sign-in'] button[type=submit]").click(),
  ]);
  expect(answer.status()).toBe(404);
});

test("privacy and accessibility are said, and every page leads there", async ({ page, say }) => {
  await page.goto("/");
  await page.locator(".site-footer").getByRole("link", { name: say("隐私说明", "Privacy") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("隐私说明", "Privacy"));
  await examine(page);
  await page.locator(".site-footer").getByRole("link", { name: say("无障碍声明", "Accessibility"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("无障碍声明", "Accessibility statement"));
  await examine(page);
});

test("an answer outside the pages still looks like us and leads on", async ({ page, linli, say, allow }) => {
  allow(/status of 4\d\d/);
  const answer = await page.request.post(`${linli.url}/prefs`, {
    headers: { origin: "https://elsewhere.example", accept: "text/html", "accept-language": say("zh-CN", "en") },
    form: { back: "/" },
  });
  expect(answer.status()).toBe(403);
  await page.setContent(await answer.text());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("没有权限", "Not permitted"));
  await expect(page.getByRole("link", { name: say("看看今天能去的地方", "See what is open today") })).toHaveAttribute("href", "/");
});
