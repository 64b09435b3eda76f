// What every story starts from: a running server, and a browser that forgives nothing.
import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContext, type Page, test as base, expect } from "@playwright/test";
import { Linli } from "./server.ts";

export { expect, Linli };

/** Options of a worker, set with `test.use({ clock: … })` at the top of a file. */
export interface LinliOptions {
  /** The instant at which the server's clock starts, such as `2026-12-01T09:00:00+08:00`. */
  clock: string | undefined;
}

interface Complaints {
  heard: string[];
  expected: RegExp[];
}

interface Fixtures {
  /** Runs by itself; fails the story for what the browser complained about. */
  complaints: Complaints;
  /** Says that this story expects a complaint like this one, such as the 404 it asks for. */
  allow: (pattern: RegExp) => void;
  /** Of two words that say the same, the one that this browser's reader sees. */
  say: (zh: string, en: string) => string;
}

export const test = base.extend<Fixtures, LinliOptions & { linli: Linli }>({
  // A Tuesday, 8 o'clock in Shanghai: what is open and free is the same whenever the stories run.
  clock: ["2026-12-01T00:00:00Z", { scope: "worker", option: true }],

  linli: [
    async ({ clock }, use) => {
      const server = await Linli.start({ clock, demo: true });
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],

  baseURL: async ({ linli }, use) => use(linli.url),

  complaints: [
    async ({ context, linli }, use, info) => {
      const complaints: Complaints = { heard: await listen(context, new URL(linli.url).host), expected: [] };
      await use(complaints);
      if (info.status !== info.expectedStatus) {
        await info.attach("server log", { body: linli.log(), contentType: "text/plain" });
      }
      const left = complaints.heard.filter((text) => !complaints.expected.some((pattern) => pattern.test(text)));
      expect(left, "complaints of the browser").toEqual([]);
    },
    { auto: true },
  ],

  say: async ({ locale }, use) => use((zh, en) => (locale?.startsWith("zh") ? zh : en)),

  allow: async ({ complaints }, use) => use((pattern) => void complaints.expected.push(pattern)),
});

/** Collects page errors, console errors, violations of the content policy, and requests to other hosts. */
async function listen(context: BrowserContext, host: string): Promise<string[]> {
  const heard: string[] = [];
  context.on("weberror", (error) => heard.push(`page error: ${error.error().stack ?? error.error()}`));
  context.on("console", (message) => {
    if (message.type() === "error") heard.push(`console error: ${message.text()} (${message.location().url})`);
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    const inside = ["data:", "blob:", "about:"].includes(url.protocol);
    if (!inside && url.host !== host) heard.push(`request to another host: ${url}`);
  });
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`content policy ${event.effectiveDirective} forbids ${event.blockedURI}`);
    });
  });
  return heard;
}

/** Waits until the islands of the page answer; for pages with islands, where JavaScript is on. */
export async function islandsStarted(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-islands", "started");
}

/**
 * WCAG 2.2 A and AA, as far as a program can tell; findings come with the element and the rule.
 * The checker is a script itself, so it waits for ever where scripts are off.
 */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  if (test.info().project.use.javaScriptEnabled === false) {
    throw new Error("axe needs JavaScript: check the page in a story of the other projects");
  }
  const result = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const findings = result.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${rule.help} (${rule.helpUrl})`),
  );
  expect(findings, `accessibility of ${page.url()}`).toEqual([]);
}
