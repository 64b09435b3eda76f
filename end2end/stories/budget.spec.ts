// What a first visit costs.
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { paths, placed, slot } from "../steps.ts";

/** Bytes on the wire by address, compression and headers included. */
async function weighed(page: Page, path: string): Promise<Map<string, number>> {
  const weights = new Map<string, number>();
  const addresses = new Map<string, string>();
  const tools = await page.context().newCDPSession(page);
  await tools.send("Network.enable");
  tools.on("Network.requestWillBeSent", (event) => void addresses.set(event.requestId, event.request.url));
  tools.on("Network.loadingFinished", (event) => {
    const address = addresses.get(event.requestId) ?? event.requestId;
    // Pictures inside the browser's own controls cost nothing.
    if (!address.startsWith("data:")) weights.set(address, event.encodedDataLength);
  });
  await page.goto(path, { waitUntil: "networkidle" });
  return weights;
}

function sum(weights: Map<string, number>): number {
  return [...weights.values()].reduce((all, one) => all + one, 0);
}

test("the first screen: ten requests, 200 kB", async ({ page }) => {
  const weights = await weighed(page, "/");
  expect(weights.size, [...weights.keys()].join("\n")).toBeLessThanOrEqual(10);
  expect(sum(weights)).toBeLessThanOrEqual(200_000);
});

test("the page with an island: 160 kB of wasm, nothing asked of another host", async ({ page, linli }) => {
  const place = await placed(linli, "柳溪会议室");
  const weights = await weighed(page, paths.book(place, slot("2026-12-14", "10:00", "11:00")));
  const wasm = [...weights].filter(([address]) => address.endsWith(".wasm"));
  expect(wasm).toHaveLength(1);
  expect(wasm[0]?.[1]).toBeGreaterThan(0);
  expect(wasm[0]?.[1]).toBeLessThanOrEqual(160_000);
  expect([...weights.keys()].filter((address) => !address.startsWith(linli.url))).toEqual([]);
  expect(sum(weights)).toBeLessThanOrEqual(250_000);
});
