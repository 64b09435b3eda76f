// Signing in with a code, and a forgotten password with a slip of the desk.
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { examine, somebody } from "../steps.ts";

const COMMUNITY = "x-demo-1";

test("whom the desk entered signs in with a code, without any password", async ({ page, linli, say }, info) => {
  const worker = { ...somebody(), login: `worker-${info.project.name}-${Date.now()}` };
  linli.createAccount({ ...worker, role: "community_worker", scope: `division:${COMMUNITY}` });
  const phone = `139${String(Date.now()).slice(-8)}`;

  await signIn(page, say, worker.login, worker.password);
  await page.getByRole("link", { name: say("工作台", "Work"), exact: true }).click();
  await examine(page);
  await page.getByRole("link", { name: say("居民登记", "People") }).click();
  await examine(page);
  await page.getByText(say("登记新居民", "Enter somebody")).click();
  const entering = page.locator("form[action='/desk/people/new']");
  await entering.locator("[name=name]").fill("周奶奶");
  await entering.locator("[name=phone]").fill(phone);
  await entering.locator("[name=agreed]").check();
  await entering.getByRole("button").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("周奶奶");
  await page.getByRole("button", { name: say("我看过证件，是本人", "I saw a document, it is them") }).click();
  await expect(page.getByRole("status")).toHaveText(say("已由服务台核实。", "Vouched for at the desk."));
  await examine(page);

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByText(say("用短信验证码登录", "Sign in with a code by SMS")).click();
  await page.getByLabel(say("手机号", "Phone number"), { exact: true }).fill(phone);
  await page.getByRole("button", { name: say("发验证码", "Send the code") }).click();
  await examine(page);
  await expect.poll(() => linli.messages().filter((one) => one.to.endsWith(phone)).length).toBe(1);
  const code = /\d{6}/.exec(linli.messages().find((one) => one.to.endsWith(phone))?.text ?? "")?.[0] ?? "";
  await page.getByLabel(say("六位验证码", "Six-digit code")).fill(code);
  await page.getByRole("button", { name: say("登录", "Sign in with the code"), exact: true }).last().click();
  await expect(page).toHaveURL(/\/me$/);
  await page.getByRole("link", { name: say("账号与安全", "Account and safety") }).click();
  await expect(page.getByText(say("服务台已核实", "Vouched for at the desk"))).toBeVisible();
  await examine(page);
});

test("a forgotten password is set anew with a slip of the desk", async ({ page, linli, say }, info) => {
  const stamp = `${info.project.name}-${Date.now()}`;
  const worker = { ...somebody(), login: `desk-${stamp}` };
  const li = { ...somebody(), login: `li-${stamp}`, name: `李${Date.now()}` };
  linli.createAccount({ ...worker, role: "community_worker", scope: `division:${COMMUNITY}` });
  const registered = await page.request.post("/api/v1/accounts", {
    data: { login: li.login, name: li.name, password: li.password, email: `${li.login}@example.cn`, division: COMMUNITY },
  });
  expect(registered.status()).toBe(201);

  await signIn(page, say, worker.login, worker.password);
  await page.goto("/desk/people");
  await page.locator("form[action='/desk/people/find'] [name=name]").fill(li.name);
  await page.getByRole("button", { name: say("查找", "Find"), exact: true }).click();
  await examine(page);
  await page.getByRole("link", { name: li.name }).click();
  await page.getByText(say("发重设密码的纸条", "Give out a slip for a new password")).first().click();
  await page.getByRole("button", { name: say("发重设密码的纸条", "Give out a slip for a new password") }).click();
  const code = await page.locator(".slip-code").innerText();
  expect(code).toMatch(/^\d{4} \d{4}$/);
  await examine(page);

  await page.context().clearCookies();
  await page.goto("/reset");
  await page.getByLabel(say("手机号、邮箱或登录名", "Phone, email or sign-in name")).fill(li.login);
  await page.getByLabel(say("纸条上的代码", "Code on the slip")).fill(code);
  await page.getByLabel(say("设一个密码", "Choose a password")).fill("a new horse of 1926");
  await examine(page);
  await page.getByRole("button", { name: say("保存新密码", "Save the new password") }).click();
  await expect(page.getByRole("status")).toHaveText(say("密码改好了，请用新密码登录。", "The password is set. Sign in with it."));
  await signIn(page, say, li.login, "a new horse of 1926");
  await expect(page).toHaveURL(/\/me$/);
});

async function signIn(page: Page, say: (zh: string, en: string) => string, login: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  const form = page.locator("form[action='/sign-in']");
  await form.locator("[name=login]").fill(login);
  await form.locator("[name=password]").fill(password);
  await form.getByRole("button", { name: say("登录", "Sign in"), exact: true }).click();
}
