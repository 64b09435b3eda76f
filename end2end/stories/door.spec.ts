// The keeper with a phone at the door: opens, counts, hears that somebody found it locked, stops today, closes.
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { examine, placed, somebody } from "../steps.ts";
import type { Linli } from "../server.ts";

/** What the page answers to the press before; counts at the doors are statuses of their own. */
const told = (page: Page) => page.locator(".notice[role=status]");

/** Half past ten in Shanghai: the hall of the demo should be open. */
test.use({ clock: "2026-12-01T02:30:00Z" });

/** A keeper of the unit that runs a place, signed in with the form. */
async function keeper(page: Page, linli: Linli, facility: string, button: string): Promise<void> {
  const { unit_id } = await (await page.request.get(`/api/v1/facilities/${facility}`)).json();
  const who = somebody("王值守");
  linli.createAccount({ ...who, role: "facility_keeper", scope: `unit:${unit_id}` });
  await page.goto("/sign-in?next=/unit");
  await page.locator("#sign-in-login").fill(who.login);
  await page.locator("#sign-in-password").fill(who.password);
  await page.getByRole("main").getByRole("button", { name: button }).click();
  await expect(page).toHaveURL(/\/unit$/);
}

test("a keeper opens, counts three in and one out, answers, and closes", async ({ page, browser, linli, say }) => {
  const hall = await placed(linli, "柳溪社区多功能厅");
  await keeper(page, linli, hall.facility, say("登录", "Sign in"));
  const door = page.locator(`#door-${hall.facility}`);
  await examine(page);
  await door.getByRole("button", { name: say("开门", "Open") }).first().click();
  await expect(door).toContainText(say("门开着", "Door open"));
  // Whatever an earlier browser counted at this door stays: what counts is the change.
  const count = door.locator(".counter output").first();
  const before = Number(await count.textContent());
  for (const [name, change] of [["more", 1], ["more", 2], ["more", 3], ["fewer", 2]] as const) {
    const word = name === "more" ? say("加一位", "One more") : say("减一位", "One fewer");
    await door.getByRole("button", { name: word }).first().click();
    await expect(count).toHaveText(String(before + change));
  }

  // A neighbour without an account stands before the door.
  const neighbour = await browser.newPage();
  await neighbour.goto(`${linli.url}/facilities/${hall.facility}/locked`);
  await neighbour.getByRole("main").getByRole("button").first().click();
  await expect(neighbour.getByRole("status")).toBeVisible();
  await neighbour.close();

  await page.goto("/unit");
  const question = door.locator(".questions .notice").first();
  if (await question.isVisible()) {
    await examine(page);
    await question.getByRole("button", { name: say("当时开着", "It was open") }).click();
    await expect(told(page)).toContainText(say("已答复", "Answered"));
  }
  await door.getByRole("button", { name: say("关门", "Close") }).first().click();
  await expect(told(page)).toContainText(say("已记下：关门", "Marked: closed"));
  await examine(page);
});

test("a keeper takes a turn that nobody has, and what is stopped today opens again", async ({ page, linli, say }) => {
  const hall = await placed(linli, "柳溪社区多功能厅");
  await keeper(page, linli, hall.facility, say("登录", "Sign in"));
  const door = page.locator(`#door-${hall.facility}`);
  const gaps = await door.locator(".gaps > li").count();
  if (gaps > 0) {
    await door.locator(".gaps > li").first().getByRole("button").click();
    await expect(told(page)).toContainText(say("值守已更新", "Duty updated"));
    await expect(door.locator(".gaps > li")).toHaveCount(gaps - 1);
  }
  await door.getByText(say("今日停开放", "Stop today")).click();
  await door.getByRole("button", { name: say("今天不再开放", "Stop for today") }).click();
  const sure = door.getByRole("button", { name: say("仍然停开放", "stop anyway") });
  await expect(sure.or(told(page))).toBeVisible();
  if (await sure.isVisible()) await sure.click();
  await expect(told(page)).toContainText(say("今天已停开放", "Closed for today"));
  await examine(page);
  await page.goto(`/facilities/${hall.facility}`);
  await expect(page.getByRole("main")).toContainText(say("天气原因", "Weather"));
  await page.goto("/unit");
  await door.getByRole("button", { name: say("恢复开放", "Open again") }).first().click();
  await expect(told(page)).toContainText(say("已恢复开放", "Open again"));
});
