// What people mistype: said above the form and beside the field, and nothing typed is lost.
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { examine, paths, placed, signedIn, slot, somebody } from "../steps.ts";

interface Typed {
  date?: string;
  from?: string;
  to?: string;
  persons?: string;
}

const faults: [string, Typed, string, [zh: string, en: string]][] = [
  ["a day that is over", { date: "2026-11-20" }, "from", ["这个时间已经过去了", "This time has gone by"]],
  ["an end before the start", { from: "15:00", to: "14:00" }, "to", ["结束时间要在开始之后", "The end must come after"]],
  ["more people than fit", { persons: "500" }, "persons", ["这里最多容纳 16 人", "This space holds 16 people"]],
  ["nobody at all", { persons: "" }, "persons", ["请填写人数", "Please fill in the number of people"]],
];

async function expectFault(page: Page, form: string, field: string, sentence: string): Promise<void> {
  await expect(page.getByRole("alert")).toContainText(sentence);
  await expect(page.getByRole("alert")).toBeFocused();
  const input = page.locator(`#${form}-${field}`);
  await expect(input).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator(`#${form}-${field}-error`)).toContainText(sentence);
  await page.getByRole("alert").getByRole("link").click();
  await expect(input).toBeFocused();
}

for (const [name, typed, field, [zh, en]] of faults) {
  test(`booking: ${name}`, async ({ page, linli, say, allow }) => {
    allow(/status of 4\d\d/);
    const place = await placed(linli, "柳溪会议室");
    await signedIn(page, linli);
    await page.goto(paths.book(place, slot("2026-12-09", "10:00", "11:00")));
    await page.getByLabel(say("做什么", "What for")).selectOption("meeting");
    for (const [key, value] of Object.entries(typed)) await page.locator(`#book-${key}`).fill(value);
    await page.getByRole("button", { name: say("预约", "Book it"), exact: true }).click();
    await expectFault(page, "book", field, say(zh, en));
    const kept = { date: "2026-12-09", from: "10:00", to: "11:00", persons: "1", purpose: "meeting", ...typed };
    for (const [key, value] of Object.entries(kept)) await expect(page.locator(`#book-${key}`)).toHaveValue(value);
    await examine(page);
  });
}

test("registering: a weak password, then a login in use", async ({ page, linli, say, allow }) => {
  allow(/status of 4\d\d/);
  const there = somebody();
  linli.createAccount({ ...there, role: "resident" });
  await page.goto("/register?next=%2Fabout");
  const send = page.getByRole("button", { name: say("注册", "Register") });
  await page.locator("#register-name").fill("周阿姨");
  await page.locator("#register-login").fill(there.login);
  await page.locator("#register-password").fill("12345678");
  await send.click();
  await expectFault(page, "register", "password", say("密码至少 8 个字符", "The password needs at least 8 characters"));
  await expect(page.locator("#register-name")).toHaveValue("周阿姨");
  await expect(page.locator("#register-login")).toHaveValue(there.login);
  await examine(page);

  await page.locator("#register-password").fill("a quiet reading room");
  await send.click();
  await expectFault(page, "register", "login", say("已经注册过", "is registered already"));
  await expect(page.locator("#register-name")).toHaveValue("周阿姨");
  await page.locator("#register-login").fill(somebody().login);
  await page.locator("#register-password").fill("a quiet reading room");
  await send.click();
  // The way back survived two refusals.
  await expect(page).toHaveURL(/\/about$/);
});

test("signing in: a wrong password", async ({ page, linli, say, allow }) => {
  allow(/status of 4\d\d/);
  const who = somebody();
  linli.createAccount({ ...who, role: "resident" });
  await page.goto("/sign-in");
  await page.locator("#sign-in-login").fill(who.login);
  await page.locator("#sign-in-password").fill("not this one");
  await page.getByRole("main").getByRole("button", { name: say("登录", "Sign in") }).click();
  await expectFault(page, "sign-in", "password", say("登录名或密码不对", "The sign-in name or password is not right"));
  await expect(page.locator("#sign-in-login")).toHaveValue(who.login);
  await expect(page.locator("#sign-in-password")).toHaveValue("");
});
