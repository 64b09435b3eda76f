// Everything needed to book, with the keyboard alone.
import { expect, test } from "../fixtures.ts";
import { somebody, tabTo } from "../steps.ts";

test("from the first screen to the code without a pointer", async ({ page, linli, say }) => {
  const who = somebody();
  linli.createAccount({ ...who, role: "resident" });
  const { keyboard } = page;
  await page.goto("/");
  await keyboard.press("Tab");
  await expect(page.locator(".skip")).toBeFocused();
  await keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();

  await tabTo(page, page.getByRole("searchbox"));
  await keyboard.type(say("碧阳书屋自习室", "study hall"));
  await keyboard.press("Enter");
  const place = page.getByRole("link", { name: say("碧阳书屋自习室", "Biyang study hall"), exact: true });
  await expect(page.locator(".cards .card")).toHaveCount(1);
  await tabTo(page, place);
  await keyboard.press("Enter");
  const stretch = page.locator(".stretch").first();
  await stretch.waitFor();
  await tabTo(page, stretch);
  await keyboard.press("Enter");

  const book = page.locator("form.sheet button.primary");
  await book.waitFor();
  await tabTo(page, page.locator("#book-persons"));
  await keyboard.press("ControlOrMeta+A");
  await keyboard.type("3");
  await tabTo(page, book);
  await keyboard.press("Enter");
  const login = page.locator("#sign-in-login");
  await login.waitFor();
  await tabTo(page, login);
  await keyboard.type(who.login);
  await tabTo(page, page.locator("#sign-in-password"));
  await keyboard.type(who.password);
  await keyboard.press("Enter");

  await expect(page.locator("#book-persons")).toHaveValue("3");
  await tabTo(page, book);
  await keyboard.press("Enter");
  await expect(page.locator(".code.big strong")).toHaveText(/^\d{6}$/);

  // And back again: the step is opened, and confirmed, by keyboard too.
  await tabTo(page, page.getByText(say("取消这次预约", "Cancel this booking")));
  await keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: say("确定取消", "Yes, cancel it") }));
  await keyboard.press("Enter");
  await expect(page.getByRole("status")).toHaveText(say("已经取消", "Cancelled"));
});
