// A library clerk: the liaison of a unit of the demo, and the table she has, saved by a Chinese Excel.
import type { Page } from "@playwright/test";
import type { Linli } from "./server.ts";
import { somebody } from "./steps.ts";

/** Signs this browser in as the liaison of the first unit. */
export async function clerk(page: Page, linli: Linli): Promise<void> {
  const units = await (await fetch(`${linli.url}/api/v1/units?limit=1`)).json();
  const who = somebody("黄秀英");
  linli.createAccount({ ...who, role: "unit_liaison", scope: `unit:${units.items[0].id}` });
  await page.goto("/sign-in?next=/unit/import");
  await page.locator("#sign-in-login").fill(who.login);
  await page.locator("#sign-in-password").fill(who.password);
  await page.getByRole("main").locator("form[action='/sign-in'] .button.primary").click();
  await page.waitForURL(/unit\/import/);
}

/** Bytes of the words below in GB18030: Node writes no GB18030, so they are looked up by decoding. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder("gb18030");
  const known = new Map<string, Buffer>();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const pair = Buffer.from([high, low]);
      known.set(decoder.decode(pair), pair);
    }
  }
  return Buffer.concat([...text].map((sign) => (sign.charCodeAt(0) < 0x80 ? Buffer.from(sign) : (known.get(sign) as Buffer))));
}

/** Three rooms below a title; the second has a category that nobody knows, the third no address. */
export function clerksTable(number: string): { name: string; mimeType: string; buffer: Buffer } {
  const lines = [
    "社区场地登记表,,,,",
    "名称,类别,地址,开放时间,联系电话",
    `${number}号棋牌室,活动室,示范路3号,周一至周日8:00-22:00,0559-0000001`,
    `${number}号书屋,看书的地方,示范路3号,周一至周日8:00-22:00,0559-0000002`,
    `${number}号舞蹈室,活动室,,周一至周日8:00-22:00,0559-0000003`,
  ];
  return { name: "场地登记表.csv", mimeType: "text/csv", buffer: gb18030(`${lines.join("\r\n")}\r\n`) };
}
