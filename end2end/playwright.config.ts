// Which stories run in which browser: Chinese on a desk, English on a telephone, and without JavaScript.
import { defineConfig } from "@playwright/test";
import type { LinliOptions } from "./fixtures.ts";

const withoutScript = /.*\.nojs\.spec\.ts/;

const launchOptions = {
  executablePath: process.env.LINLI_CHROMIUM || "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

/** No test: takes pictures, when asked to. */
const screenshots = {
  name: "screenshots",
  testDir: ".",
  testMatch: "screenshots.ts",
  use: {
    locale: "zh-CN",
    viewport: { width: 360, height: 880 },
    deviceScaleFactor: 1.5,
    isMobile: true,
    hasTouch: true,
    // Date fields follow the language of the browser; this makes them follow that of the page.
    launchOptions: { ...launchOptions, args: [...launchOptions.args, "--enable-blink-features=LangAttributeAwareFormControlUI"] },
  },
};

export default defineConfig<object, LinliOptions>({
  testDir: "stories",
  outputDir: "test-results",
  forbidOnly: Boolean(process.env.CI),
  // A story that fails now and then is wrong; running it twice would hide that.
  retries: 0,
  // Each worker has a server and a database of its own.
  workers: 2,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    browserName: "chromium",
    timezoneId: "Asia/Shanghai",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions,
  },
  projects: [
    {
      name: "zh-desk",
      testIgnore: withoutScript,
      use: { locale: "zh-CN", viewport: { width: 1440, height: 900 } },
    },
    {
      name: "en-phone",
      testIgnore: withoutScript,
      use: { locale: "en-GB", viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
    },
    {
      name: "no-script",
      testMatch: withoutScript,
      use: { locale: "zh-CN", viewport: { width: 1280, height: 800 }, javaScriptEnabled: false },
    },
    ...(process.env.LINLI_SCREENSHOTS ? [screenshots] : []),
  ],
});
