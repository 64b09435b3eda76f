// Somebody else was faster: the page says so in words and offers other times.
import { expect, islandsStarted, test } from "../fixtures.ts";
import { examine, paths, placed, signedIn, slot, takenByAnother } from "../steps.ts";

test("a slot lost while filling in the form is answered with another", async ({ page, linli, say, allow }) => {
  allow(/status of 409/);
  const place = await placed(linli, "溪畔小区会客厅");
  const wanted = slot("2026-12-10", "10:00", "11:00");
  await signedIn(page, linli);
  await page.goto(paths.book(place, wanted));
  await expect(page.getByText(say("这个时间可以约，免费", "This time can be booked, Free"))).toBeVisible();
  await page.getByLabel(say("几个人", "How many people")).fill("7");
  await takenByAnother(linli, place, wanted);
  await page.getByRole("button", { name: say("预约", "Book it"), exact: true }).click();

  const taken = say("10:00–11:00 已被预约", "10:00–11:00 is taken");
  await expect(page.getByRole("alert")).toContainText(taken);
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page.locator("#book-from-error")).toContainText(taken);
  await expect(page.getByLabel(say("几个人", "How many people"))).toHaveValue("7");
  await examine(page);

  await page.locator(".told a.chip").first().click();
  await expect(page.getByLabel(say("几个人", "How many people"))).toHaveValue("7");
  await expect(page.getByLabel(say("从几点", "From"))).not.toHaveValue("10:00");
  await page.getByRole("button", { name: say("预约", "Book it"), exact: true }).click();
  await expect(page.getByRole("status")).toHaveText(say("约好了", "Booked"));
});

test("the line under the fields follows what is typed", async ({ page, linli, say }) => {
  const place = await placed(linli, "溪畔小区会客厅");
  await takenByAnother(linli, place, slot("2026-12-11", "15:00", "16:00"));
  await page.goto(paths.book(place, slot("2026-12-11", "17:00", "18:00")));
  await islandsStarted(page);
  const address = page.url();
  const line = page.locator(".told");
  await expect(line).toContainText(say("这个时间可以约，免费", "This time can be booked, Free"));

  const [from, to] = [page.getByLabel(say("从几点", "From")), page.getByLabel(say("到几点", "Until"))];
  await from.fill("15:00");
  await to.fill("16:00");
  await expect(line).toContainText(say("15:00–16:00 已被预约", "15:00–16:00 is taken"));
  await expect(line.getByRole("link").first()).toBeVisible();
  await to.fill("14:30");
  await expect(line).toContainText(say("结束时间要在开始之后", "The end must come after the start"));
  await from.fill("13:00");
  await expect(line).toContainText(say("这个时间可以约", "This time can be booked"));
  expect(page.url()).toBe(address);
});
