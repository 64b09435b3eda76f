// Takes the pictures of the README anew: `npm run screenshots`. The demo, in Chinese, on a telephone.
import { mkdirSync, statSync } from "node:fs";
import { expect, test } from "./fixtures.ts";
import { paths, placed, slot } from "./steps.ts";

const folder = new URL("screenshots/", import.meta.url).pathname;

test("pictures for the README", async ({ page, linli }) => {
  mkdirSync(folder, { recursive: true });
  const hall = await placed(linli, "柳溪社区多功能厅");
  const pictures = {
    home: "/",
    facility: paths.facility(hall),
    book: paths.book(hall, slot("2026-12-02", "14:00", "16:00")),
  };
  for (const [name, path] of Object.entries(pictures)) {
    const file = `${folder}${name}.png`;
    await page.goto(path, { waitUntil: "networkidle" });
    await page.screenshot({ path: file });
    expect(statSync(file).size, `bytes of ${file}`).toBeLessThanOrEqual(150_000);
  }
});
