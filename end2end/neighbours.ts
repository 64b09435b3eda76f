// What neighbours do on the first screen, with or without a script, at the width of a telephone.
import { type Locator, type Page, expect } from "@playwright/test";
import type { Linli } from "./server.ts";
import { somebody } from "./steps.ts";

/** As wide as a telephone. */
export async function onATelephone(page: Page): Promise<void> {
  await page.setViewportSize({ width: 360, height: 740 });
}

/** Says where one lives, as one would: the name that neighbours use. */
export async function livesIn(page: Page, name: string, button: string): Promise<void> {
  await page.locator("#place").fill(name);
  await page.getByRole("button", { name: button, exact: true }).click();
  await expect(page.locator(".site-header .place.chosen")).toBeVisible();
}

/** The card of a place among the results. */
export function card(page: Page, name: string): Locator {
  return page.locator(".card").filter({ has: page.getByRole("link", { name, exact: true }) });
}

/** A room whose unit wrote everything in Chinese alone, published through REST; the path of its page. */
export async function onlyInChinese(page: Page, linli: Linli): Promise<{ name: string; path: string }> {
  const units = await (await fetch(`${linli.url}/api/v1/units?limit=1`)).json();
  const admin = somebody("管理员");
  linli.createAccount({ ...admin, role: "admin_system" });
  const name = `青石巷棋牌室${admin.login.replace(/\D/g, "")}`;
  const data = {
    unit_id: units.items[0].id,
    name: { zh: name },
    category: "activity_room",
    address: "碧阳镇青石巷 1 号",
    phone: "0559-5550199",
    accessible: ["step_free"],
    opening: [{ days: ["workday", "makeup", "weekend", "statutory", "off"], hours: ["08:00-22:00"] }],
    areas: [{ key: "A", name: { zh: "东间" } }],
    spaces: [{ key: "whole", name: { zh: "全室" }, areas: ["A"], mode: "exclusive", capacity: 12 }],
    rules: { zh: "请勿吸烟" },
    publish: true,
  };
  await page.request.post("/api/v1/session", { data: { login: admin.login, password: admin.password } });
  const made = await page.request.post("/api/v1/facilities", { data });
  expect(made.status(), await made.text()).toBe(201);
  await page.context().clearCookies();
  return { name, path: `/facilities/${(await made.json()).id}` };
}

/** Chinese letters that stand on an English page without saying that they are Chinese. */
export async function unmarkedChinese(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const holder = text.parentElement?.closest("[lang]");
      const says = text.textContent ?? "";
      const shown = !text.parentElement?.closest("script, style, template, noscript");
      if (shown && /[\u3400-\u9fff]/.test(says) && !holder?.getAttribute("lang")?.startsWith("zh")) found.push(says.trim());
    }
    return found;
  });
}
