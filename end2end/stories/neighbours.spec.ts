// For whom all this is made: somebody of 72, somebody in a wheelchair, somebody who reads no Chinese.
import { expect, test } from "../fixtures.ts";
import { card, livesIn, onATelephone, onlyInChinese, unmarkedChinese } from "../neighbours.ts";
import { examine } from "../steps.ts";

test("at 72 one finds a reading room to walk into, and whom to phone", async ({ page, say }) => {
  await onATelephone(page);
  await page.goto("/");
  await page.getByRole("button", { name: say("长辈版", "Large type") }).click();
  await expect(page.locator("html")).toHaveClass("elder");
  await examine(page);
  // The name that neighbours use for 柳溪苑.
  await livesIn(page, "柳苑", say("记住", "Keep"));
  await expect(page.locator(".site-header .place")).toHaveText(say("柳溪苑", "Liuxi Court"));
  await expect(page.locator(".here")).toContainText(say("柳溪苑 附近", "Near Liuxi Court"));
  const desk = page.locator(".here").getByRole("link", { name: say("拨打社区服务台", "Call the community desk") });
  await expect(desk).toHaveAttribute("href", "tel:0559-5550101");
  await expect(desk).toContainText("0559-5550101");
  await expect(desk).toBeInViewport();
  await examine(page);

  await page.locator(".filters").getByRole("link", { name: say("直接来", "Walk in") }).click();
  await page.locator(".tile").filter({ hasText: say("图书", "Library") }).first().click();
  const room = card(page, say("碧阳书屋阅览室", "Biyang Reading House"));
  await expect(room.locator(".badge.walk-in")).toHaveText(say("直接来", "Walk in"));
  await expect(room.locator(".walk")).toContainText(say("步行约", "min walk"));
  await expect(room.locator(".hero")).toContainText("09:00–20:00");
  await expect(room.locator("a[href='tel:05595550131']")).toBeVisible();
  // What she asked for, and nothing that wants a booking alone.
  await expect(page.locator(".card").filter({ hasNot: page.locator(".badge.walk-in") })).toHaveCount(0);
  await examine(page);
  await room.getByRole("heading").getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(say("碧阳书屋阅览室", "Biyang Reading House"));
  await expect(page.getByRole("main")).toContainText(say("不用预约", "No booking needed"));
  await expect(page.getByRole("main").locator("a[href^='tel:']").first()).toBeVisible();
  // Where she lives is still known, and the browser can forget it.
  await expect(page.locator(".site-header .place")).toHaveText(say("柳溪苑", "Liuxi Court"));
  await examine(page);
  // The link leads to the question itself, open.
  await page.locator(".site-header .place").click();
  await expect(page.locator("#place")).toBeVisible();
  await page.getByRole("button", { name: say("不再记住", "Forget it") }).click();
  await expect(page.locator(".site-header .place.chosen")).toHaveCount(0);
});

test("somebody in a wheelchair sees only what can be entered, and reads why", async ({ page, say }) => {
  await onATelephone(page);
  const named = (name: string) => `/?day=any&q=${encodeURIComponent(name)}`;
  await page.goto(named(say("柳溪会议室", "Liuxi meeting room")));
  await expect(card(page, say("柳溪会议室", "Liuxi meeting room"))).toHaveCount(1);
  await page.goto("/?day=any");
  await page.locator(".filters").getByRole("link", { name: say("无台阶可进", "Step-free") }).click();
  await expect(page.locator(".filters [aria-current]")).toContainText(say("无台阶可进", "Step-free"));
  const cards = page.locator(".card");
  expect(await cards.count()).toBeGreaterThan(4);
  await expect(cards.filter({ hasNotText: say("无台阶可进", "Step-free") })).toHaveCount(0);
  // A lift, but steps before the door.
  await expect(card(page, say("柳溪会议室", "Liuxi meeting room"))).toHaveCount(0);
  await examine(page);
  await page.goto(named(say("柳溪社区多功能厅", "Liuxi community hall")));
  await page.getByRole("link", { name: say("柳溪社区多功能厅", "Liuxi community hall"), exact: true }).first().click();
  const access = page.locator("section[aria-labelledby=access]");
  await expect(access.getByRole("listitem").filter({ hasText: say("无障碍通道", "Step-free way in") })).toBeVisible();
  await expect(access).toContainText(say("无障碍卫生间", "Accessible toilet"));
  await examine(page);
});

test("whoever reads English sees what is only Chinese, and hears it as Chinese", async ({ page, linli }) => {
  await onATelephone(page);
  const room = await onlyInChinese(page, linli);
  await page.goto(`/?lang=en&day=any&q=${encodeURIComponent(room.name)}`);
  const found = card(page, room.name);
  await expect(found.locator("h3 [lang^=zh]")).toHaveText(room.name);
  await expect(found.locator(".only-chinese")).toHaveText("Chinese only");
  expect(await unmarkedChinese(page)).toEqual([]);
  await examine(page);

  await page.goto(`${room.path}?lang=en`);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1 }).locator("[lang^=zh]")).toHaveText(room.name);
  await expect(page.locator(".only-chinese").first()).toHaveText("Chinese only");
  await expect(page.getByText("Step-free way in")).toBeVisible();
  expect(await unmarkedChinese(page)).toEqual([]);
  await examine(page);

  // A place that says everything twice carries no such note.
  await page.goto("/?lang=en&day=any&q=Liuxi");
  await expect(card(page, "Liuxi community hall")).toHaveCount(1);
  await expect(card(page, "Liuxi community hall").locator(".only-chinese")).toHaveCount(0);
  expect(await unmarkedChinese(page)).toEqual([]);
});
