// A liaison of a unit of the demo, signed in.
import type { Page } from "@playwright/test";
import type { Linli } from "./server.ts";
import { somebody } from "./steps.ts";

/** Makes an account that publishes for the first unit, and signs this browser in with it. */
export async function liaisonSignedIn(page: Page, linli: Linli): Promise<void> {
  const units = await (await fetch(`${linli.url}/api/v1/units?limit=1`)).json();
  const who = somebody("王老师");
  linli.createAccount({ ...who, role: "unit_liaison", scope: `unit:${units.items[0].id}` });
  await page.goto("/sign-in");
  await page.locator("#sign-in-login").fill(who.login);
  await page.locator("#sign-in-password").fill(who.password);
  await page.getByRole("main").locator("button[type=submit]").first().click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}
