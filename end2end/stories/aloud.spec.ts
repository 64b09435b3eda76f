// 朗读: in large type the page can be read aloud, where the browser has a voice.
import type { Page } from "@playwright/test";
import { expect, islandsStarted, type Linli, test } from "../fixtures.ts";
import { paths, placed } from "../steps.ts";

async function inLargeType(page: Page, linli: Linli): Promise<void> {
  await page.context().addCookies([{ name: "linli_elder", value: "1", url: linli.url }]);
}

/** A voice that says everything at once and remembers it; headless browsers have none. */
async function withVoice(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const said: [text: string, lang: string][] = [];
    const voice = {
      cancel: () => undefined,
      speak: (one: SpeechSynthesisUtterance) => {
        said.push([one.text, one.lang]);
        if (said.length < 400) setTimeout(() => one.onend?.(new Event("end") as SpeechSynthesisEvent), 2);
      },
    };
    Object.defineProperty(window, "speechSynthesis", { value: voice });
    Object.assign(window, { said });
  });
}

test("the page is read in order, in its languages, and can be stopped", async ({ page, linli, say }) => {
  await inLargeType(page, linli);
  await withVoice(page);
  await page.goto(paths.facility(await placed(linli, "柳溪会议室")));
  await islandsStarted(page);
  // What a unit wrote in Chinese alone is said in Chinese.
  await page.evaluate(() => {
    const posted = Object.assign(document.createElement("p"), { lang: "zh-CN", textContent: "脱鞋入内" });
    document.querySelector("main")?.append(posted);
  });
  const button = page.getByRole("button", { name: say("朗读", "Read aloud") });
  await button.click();
  // It is itself again when all is said.
  await expect(page.locator(".aloud")).toHaveAttribute("aria-pressed", "false");
  const said = await page.evaluate(() => (window as unknown as { said: [string, string][] }).said);
  const texts = said.map(([text]) => text);
  expect(texts).toContain(say("柳溪会议室", "Liuxi meeting room"));
  expect(texts.indexOf(say("公示信息", "Posted information"))).toBeLessThan(texts.indexOf(say("接下来七天", "The next seven days")));
  expect(said.at(-1)).toEqual(["脱鞋入内", "zh-CN"]);
  expect(said[0]?.[1]).toBe(say("zh-CN", "en"));
});

test("it stops when pressed again", async ({ page, linli, say }) => {
  await inLargeType(page, linli);
  await page.addInitScript(() => {
    Object.defineProperty(window, "speechSynthesis", { value: { cancel: () => undefined, speak: () => undefined } });
  });
  await page.goto("/about");
  await islandsStarted(page);
  await page.getByRole("button", { name: say("朗读", "Read aloud") }).click();
  await expect(page.locator(".reading")).toHaveCount(1);
  await page.getByRole("button", { name: say("停止朗读", "Stop reading") }).click();
  await expect(page.locator(".reading")).toHaveCount(0);
});

test("without a voice there is no button", async ({ page, linli, say }) => {
  await inLargeType(page, linli);
  await page.addInitScript(() => Object.defineProperty(window, "speechSynthesis", { value: undefined }));
  await page.goto("/about");
  await islandsStarted(page);
  await expect(page.getByRole("button", { name: say("朗读", "Read aloud") })).toBeHidden();
});
