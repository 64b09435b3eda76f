// The server of the stories is up.
import { expect, test } from "../fixtures.ts";

test("the process says that it is well", async ({ request }) => {
  const answer = await request.get("/healthz");
  expect(answer.status()).toBe(200);
});
