import { request } from "node:http";
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { startVitrine, type Vitrine } from "./support/vitrine";

/** A GET that names another host than the one it is sent to, as one from outside would. */
function getAs(host: string, url: string, headers = {}): Promise<{ status: number; body: string }> {
  return new Promise((settle, fail) => {
    request(url, { headers: { host, ...headers } }, (response) => {
      let body = "";
      response.on("data", (chunk) => {
        body += chunk;
      });
      response.on("end", () => settle({ status: response.statusCode ?? 0, body }));
    })
      .on("error", fail)
      .end();
  });
}

test.describe("without a passcode", () => {
  let vitrine: Vitrine;
  test.beforeAll(async () => {
    vitrine = await startVitrine();
  });
  test.afterAll(() => vitrine.stop());

  test("loopback is open, any other host is told how to set one", async () => {
    expect((await getAs("localhost", `${vitrine.url}/api/files`)).status).toBe(200);
    for (const path of [
      "/",
      "/api/files",
      "/api/files/x",
      "/api/files/x/thumbnail",
      "/nowhere",
      "/samples/manifest.json",
    ]) {
      const outside = await getAs("media.example.com", vitrine.url + path);
      expect(outside.status, path).toBe(401);
      expect(outside.body, path).toContain("ACCESS_PASSCODE");
    }
  });

  test("embeds and health need none", async () => {
    expect((await getAs("media.example.com", `${vitrine.url}/api/health`)).status).toBe(200);
    expect((await getAs("media.example.com", `${vitrine.url}/embed/unknown`)).status).toBe(404);
  });
});

test.describe("with a passcode, on a name of its own", () => {
  let vitrine: Vitrine;
  test.beforeAll(async () => {
    vitrine = await startVitrine({ PUBLIC_HOST: "library.test", ACCESS_PASSCODE: "open sesame" });
  });
  test.afterAll(() => vitrine.stop());

  test("nothing opens before the passcode, everything after it", async ({ page }) => {
    const url = vitrine.url.replace("localhost", "library.test");
    expect((await page.goto(url))?.status()).toBe(401);
    await expectAccessible(page, "no permission: sign in");
    await page.getByLabel("Passcode").fill("wrong");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "not the passcode" })).toBeVisible();
    await expectAccessible(page, "not the passcode");
    await page.getByLabel("Passcode").fill("open sesame");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("searchbox", { name: "Search files" })).toBeVisible();
    expect(await page.evaluate(async () => (await fetch("/api/files")).status)).toBe(200);

    const tab = await page.context().newPage();
    await tab.goto(`${url}/?view=table`);
    await expect(tab.getByRole("button", { name: /^Library: / })).toBeVisible();
    await page.getByRole("button", { name: /^Library: / }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    // The other tab leaves too, and the way back shows nothing in either.
    for (const each of [page, tab]) {
      await expect(each.getByLabel("Passcode")).toBeVisible();
      await expect(each).toHaveURL(/\/sign-in$/);
      await each.goto(url);
      await expect(each.getByLabel("Passcode")).toBeVisible();
      expect(await each.evaluate(async () => (await fetch("/api/files")).status)).toBe(401);
    }
  });

  test("where the page itself breaks, it says so and offers another try", async ({ page }) => {
    // A browser in which the field cannot be marked as wrong.
    await page.addInitScript(() => {
      const setAttribute = Element.prototype.setAttribute;
      Element.prototype.setAttribute = function (name, value) {
        if (name === "aria-invalid" && String(value) === "true") throw new Error("This browser is broken.");
        setAttribute.call(this, name, value);
      };
    });
    await page.goto(`${vitrine.url.replace("localhost", "library.test")}/sign-in`);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: "Vitrine could not be shown" })).toBeVisible();
    await expectAccessible(page, "the page that stands in for all others");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByLabel("Passcode")).toBeVisible();
  });

  test("a forged cookie and a loopback name from outside open nothing", async () => {
    const cookie = "vitrine_session=Fe26.2*1*forged";
    expect((await getAs("library.test", `${vitrine.url}/api/files`, { cookie })).status).toBe(401);
    expect((await getAs("localhost", `${vitrine.url}/api/files`)).status).toBe(401);
  });
});
