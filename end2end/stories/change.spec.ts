// Moving a booking and giving it back.
import type { Page } from "@playwright/test";
import { expect, type Linli, test } from "../fixtures.ts";
import { examine, paths, placed, type Place, signedIn, slot, takenByAnother } from "../steps.ts";

type Say = (zh: string, en: string) => string;

async function booked(page: Page, linli: Linli, say: Say, day: string): Promise<Place> {
  const place = await placed(linli, "石桥党群服务中心", "dance");
  await signedIn(page, linli);
  await page.goto(paths.book(place, slot(day, "10:00", "11:00")));
  await page.getByRole("button", { name: say("预约", "Book it"), exact: true }).click();
  await expect(page.getByRole("status")).toHaveText(say("约好了", "Booked"));
  return place;
}

test("cancelling asks once more", async ({ page, linli, say }) => {
  await booked(page, linli, say, "2026-12-07");
  const sure = page.getByRole("button", { name: say("确定取消", "Yes, cancel it") });
  await expect(sure).toBeHidden();
  await page.getByText(say("取消这次预约", "Cancel this booking")).click();
  await examine(page);
  await sure.click();
  await expect(page.getByRole("status")).toHaveText(say("已经取消", "Cancelled"));
  await expect(page.locator(".code")).toHaveCount(0);
  await expect(page.locator("form[action$=cancel]")).toHaveCount(0);
  await examine(page);
});

test("moving keeps the old time until the new one is certain", async ({ page, linli, say, allow }) => {
  allow(/status of 409/);
  const place = await booked(page, linli, say, "2026-12-08");
  await takenByAnother(linli, place, slot("2026-12-08", "14:00", "15:00"));
  const [from, to] = [page.getByLabel(say("从几点", "From")), page.getByLabel(say("到几点", "Until"))];
  await page.getByText(say("改时间", "Move it"), { exact: true }).click();
  await from.fill("14:00");
  await to.fill("15:00");
  const move = page.getByRole("button", { name: say("改到这个时间", "Move to this time") });
  await move.click();
  await expect(page.getByRole("alert")).toContainText(say("14:00–15:00 已被预约", "14:00–15:00 is taken"));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("10:00–11:00");
  await examine(page);

  await page.locator("details[open] a.chip").first().click();
  await expect(from).not.toHaveValue("14:00");
  const start = await from.inputValue();
  await move.click();
  await expect(page.getByRole("status")).toHaveText(say("时间改好了", "Moved"));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(start);
});
