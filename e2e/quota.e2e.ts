import { test } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { expect } from "./support/test";
import { seedPictures, startVitrine, type Vitrine } from "./support/vitrine";

let vitrine: Vitrine;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  vitrine = await startVitrine({ ENGINE_LIMITS: "videogen" }, (dataDir) => seedPictures(dataDir, 12));
});
test.afterAll(() => vitrine.stop());

test("the header says how things stand, and the panel what is left of the hour and what is done without", async ({
  page,
}) => {
  await page.goto(vitrine.url);
  await expect(page.getByRole("button", { name: "Status: all is well" })).toBeVisible();
  const panel = page.getByRole("dialog", { name: "Status" });

  await test.step("a key opens the panel over what the API's own answers said", async () => {
    await page.keyboard.press("q");
    await expect(panel.getByText("Connected")).toBeVisible();
    await expect(panel.getByRole("meter")).toHaveCount(4);
    await expect(panel.getByText("500 of 500 left").first()).toBeVisible();
    await panel.getByRole("button", { name: "Test again" }).click();
    await expect(panel.getByText(/just now/).first()).toBeVisible();
    await expectAccessible(page, "status");
    await page.keyboard.press("Escape");
  });

  await test.step("once the team has searched much, searches that are only typed are turned away", async () => {
    // The limits begin anew with each hour of the clock: one that ends now would give everything back.
    await expect.poll(() => (Date.now() / 1000) % 3_600, { timeout: 50_000 }).toBeLessThan(3_560);
    // By its number: for a name of two addresses Playwright keeps connections that it does not use again.
    const address = `${vitrine.url.replace("localhost", "127.0.0.1")}/api/files/search`;
    const search = (query: string, typing: boolean) => page.request.post(address, { data: { query, typing } });
    // So many that the share of typing is gone at any minute of the hour.
    const searches = Array.from({ length: 310 }, (_, index) => search(`word ${index}`, false));
    expect(new Set((await Promise.all(searches)).map((answer) => answer.status()))).toEqual(new Set([200]));
    expect((await search("town", true)).status()).toBe(429);
    expect((await search("town", false)).status()).toBe(200);
  });

  await test.step("and the header and the panel say so", async () => {
    await page.reload();
    await expect(page.getByRole("button", { name: "Status: saving calls" })).toBeVisible();
    await page.keyboard.press("q");
    await expect(panel.getByText("Search begins with Enter instead of while typing.")).toBeVisible();
    await expect(panel.getByText("189 of 500 left").first()).toBeVisible();
    await expectAccessible(page, "status while calls are saved");
  });
});
