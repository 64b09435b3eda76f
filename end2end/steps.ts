// What stories do again and again: people and places through the REST door, pages through the browser.
import { type Locator, type Page, expect } from "@playwright/test";
import { expectNoAxeViolations } from "./fixtures.ts";
import type { Linli } from "./server.ts";

export interface Account {
  login: string;
  name: string;
  password: string;
}

export interface Slot {
  start: string;
  end: string;
}

/** A place of the demo and one of its spaces. */
export interface Place {
  facility: string;
  space: string;
}

/** Pages by what they are for; a story that visits one examines it. */
export const paths = {
  facility: (place: Place) => `/facilities/${place.facility}`,
  book: (place: Place, slot?: Slot) => `/book/${place.space}${slot ? `?${new URLSearchParams({ ...slot })}` : ""}`,
};

let drawn = 0;

/** A person nobody else in the run is. */
export function somebody(name = "林小满"): Account {
  drawn += 1;
  return { login: `e2e.${process.pid}.${drawn}@example.invalid`, name, password: "a quiet reading room" };
}

/** From 14:00 to 16:00 in Shanghai on that day: `slot("2026-12-05", "14:00", "16:00")`. */
export function slot(day: string, from: string, to: string): Slot {
  const at = (clock: string) => new Date(`${day}T${clock}:00+08:00`).toISOString().replace(".000Z", "Z");
  return { start: at(from), end: at(to) };
}

/** Registers through REST and returns the cookie of a session. */
async function session(linli: Linli, who: Account): Promise<string> {
  const { login, name, password } = who;
  await post(linli, "/api/v1/accounts", { login, name, password, email: login });
  const signedIn = await post(linli, "/api/v1/session", { login, password });
  return signedIn.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
}

async function post(linli: Linli, path: string, body: object, cookie = ""): Promise<Response> {
  const headers = { "content-type": "application/json", cookie };
  const answer = await fetch(linli.url + path, { method: "POST", headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

/** Signs this browser in as a new person. */
export async function signedIn(page: Page, linli: Linli): Promise<Account> {
  const who = somebody();
  const cookie = await session(linli, who);
  const pairs = cookie.split("; ").map((pair) => pair.split("=", 2));
  await page.context().addCookies(pairs.map(([name = "", value = ""]) => ({ name, value, url: linli.url })));
  return who;
}

/** Somebody else takes a slot. */
export async function takenByAnother(linli: Linli, place: Place, when: Slot): Promise<void> {
  const cookie = await session(linli, somebody("何先生"));
  const booking = { space_id: place.space, ...when, persons: 2, purpose: "meeting", accept_rules: true };
  await post(linli, "/api/v1/bookings", booking, cookie);
}

/** A place by its Chinese name, and its space by key; the first space where none is named. */
export async function placed(linli: Linli, name: string, key?: string): Promise<Place> {
  const read = async (path: string) => (await fetch(linli.url + path)).json();
  const found = await read(`/api/v1/facilities?${new URLSearchParams({ q: name })}`);
  const facility: string = found.items[0].id;
  const { spaces } = await read(`/api/v1/facilities/${facility}`);
  const space = spaces.find((one: { key: string }) => one.key === key) ?? spaces[0];
  return { facility, space: space.id };
}

/** What every page has to stand: axe, no sideways scrolling, nothing too small for a finger. */
export async function examine(page: Page): Promise<void> {
  await expectNoAxeViolations(page);
  await expectNoOverflow(page);
  await expectLargeTargets(page);
}

export async function expectNoOverflow(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => {
    const root = document.documentElement;
    return [root.scrollWidth, root.clientWidth];
  });
  expect(content, `width of ${page.url()}`).toBeLessThanOrEqual(window as number);
}

/** Everything that is pressed is 44 px high and wide; links inside a sentence are let off, as WCAG does. */
async function expectLargeTargets(page: Page): Promise<void> {
  const small = await page.evaluate(() => {
    const pressed = "a[href], button, input:not([type=hidden]), select, summary";
    return Array.from(document.querySelectorAll<HTMLElement>(pressed))
      // A box to tick, or one of several to choose, is pressed by its label too.
      .map((one) => (one.matches("[type=checkbox], [type=radio]") ? (one.closest("label") ?? one) : one))
      .filter((one) => one.checkVisibility() && !one.closest(".skip"))
      .filter((one) => !(one.tagName === "A" && getComputedStyle(one).display === "inline" && one.closest("p, dd, li")))
      .map((one) => ({ box: one.getBoundingClientRect(), text: one.outerHTML.slice(0, 120) }))
      .filter(({ box }) => box.height < 43.5 || box.width < 43.5)
      .map(({ box, text }) => `${Math.round(box.width)}×${Math.round(box.height)} ${text}`);
  });
  expect(small, `small targets of ${page.url()}`).toEqual([]);
}

/** Presses Tab until the element has the focus, and checks that one can see that it has. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < 150; pressed += 1) {
    if (await target.evaluate((one) => one === document.activeElement)) {
      const outline = await target.evaluate((one) => getComputedStyle(one).outlineStyle);
      expect(outline, "outline of what has the focus").not.toBe("none");
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`not reached by keyboard: ${target}`);
}
