// Finding a place, signing in on the way, and booking it.
import { expect, test } from "../fixtures.ts";
import { examine, placed, somebody, slot, paths } from "../steps.ts";

test("a stranger finds a room, registers on the way and has the code", async ({ page, say }) => {
  const who = somebody();
  await page.goto("/");
  await examine(page);
  await page.getByRole("searchbox").fill(say("多功能厅", "community hall"));
  await page.getByRole("button", { name: say("找一找", "Search") }).first().click();
  await page.getByRole("link", { name: say("柳溪社区多功能厅", "Liuxi community hall"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(say("柳溪社区多功能厅", "Liuxi community hall"));
  await examine(page);

  const west = page.getByRole("article", { name: say("西半厅", "West half") });
  await west.getByRole("link", { name: "14:00–21:00" }).first().click();
  await expect(page.getByLabel(say("从几点", "From"))).toHaveValue("14:00");
  await page.getByLabel(say("到几点", "Until")).fill("16:00");
  await page.getByLabel(say("几个人", "How many people")).fill("12");
  await page.getByLabel(say("做什么", "What for")).selectOption("rehearsal");
  await page.getByRole("button", { name: say("登录后预约", "Sign in and book") }).click();

  await examine(page);
  await page.getByRole("main").getByRole("link", { name: say("注册一个", "Register") }).click();
  await examine(page);
  await page.getByLabel(say("怎么称呼您", "Your name")).fill(who.name);
  await page.getByLabel(say("手机号或邮箱", "Phone or email")).fill(who.login);
  await page.getByLabel(say("设一个密码", "Choose a password")).fill(who.password);
  await page.getByRole("button", { name: say("注册", "Register") }).click();

  // Back on the form, with everything that was typed.
  await expect(page.getByLabel(say("从几点", "From"))).toHaveValue("14:00");
  await expect(page.getByLabel(say("到几点", "Until"))).toHaveValue("16:00");
  await expect(page.getByLabel(say("几个人", "How many people"))).toHaveValue("12");
  await expect(page.getByLabel(say("做什么", "What for"))).toHaveValue("rehearsal");
  await page.getByLabel(say("我看过场地须知", "I have read the house rules")).check();
  await examine(page);
  await page.getByRole("button", { name: say("预约", "Book it"), exact: true }).click();

  await expect(page.getByRole("status")).toHaveText(say("约好了", "Booked"));
  const code = await page.locator(".code.big strong").innerText();
  expect(code).toMatch(/^\d{6}$/);
  await examine(page);
  await page.getByRole("link", { name: say("返回我的预约", "Back to my bookings") }).click();
  await expect(page.getByText(code)).toBeVisible();
  await expect(page.getByText("14:00–16:00", { exact: true })).toBeVisible();
  await examine(page);
});

test("who has an account signs in on the way", async ({ page, linli, say }) => {
  const who = somebody();
  linli.createAccount({ ...who, role: "resident" });
  const place = await placed(linli, "柳溪会议室");
  await page.goto(paths.book(place, slot("2026-12-08", "09:00", "10:30")));
  await page.getByRole("button", { name: say("登录后预约", "Sign in and book") }).click();
  await page.getByLabel(say("手机号、邮箱或登录名", "Phone, email or sign-in name")).fill(who.login);
  await page.getByLabel(say("密码", "Password")).fill(who.password);
  await page.getByRole("main").getByRole("button", { name: say("登录", "Sign in") }).click();
  await expect(page.getByLabel(say("到几点", "Until"))).toHaveValue("10:30");
  await page.getByRole("button", { name: say("预约", "Book it"), exact: true }).click();
  await expect(page.getByRole("status")).toHaveText(say("约好了", "Booked"));
});
