import { describe, expect, it } from "vitest";
import { isLoopbackHost, isLoopbackRequest } from "./loopback";

describe("isLoopbackHost", () => {
  it.each([
    "localhost",
    "localhost:3000",
    "127.0.0.1:3000",
    "127.8.8.8",
    "[::1]:3000",
    "::1",
    "::ffff:127.0.0.1",
    "app.localhost:80",
  ])("takes %s", (host) => expect(isLoopbackHost(host)).toBe(true));
  it.each([
    "example.com",
    "localhost.example.com",
    "127.0.0.1.example.com",
    "10.0.0.1",
    "1127.0.0.1",
    "[::2]:80",
    "",
    "localhost@evil",
  ])("refuses %s", (host) => expect(isLoopbackHost(host)).toBe(false));
});

describe("isLoopbackRequest", () => {
  const asked = (headers: Record<string, string>) => isLoopbackRequest(new Headers(headers));

  it("is true only when every hop is this machine", () => {
    const here = { host: "localhost:3000", "x-forwarded-for": "127.0.0.1" };
    expect(asked(here)).toBe(true);
    expect(asked({ ...here, "x-forwarded-for": "::1", "x-forwarded-host": "localhost:3000" })).toBe(true);
    expect(asked({ ...here, "x-forwarded-for": "203.0.113.9" })).toBe(false);
    expect(asked({ ...here, "x-forwarded-for": "127.0.0.1, 203.0.113.9" })).toBe(false);
    expect(asked({ ...here, "x-forwarded-host": "media.example.com" })).toBe(false);
    expect(asked({ ...here, forwarded: "for=127.0.0.1" })).toBe(false);
    expect(asked({ ...here, host: "rebound.example.com:3000" })).toBe(false);
  });

  it("is false when nobody says who sent it", () => {
    expect(asked({ host: "localhost:3000" })).toBe(false);
    expect(asked({ host: "localhost:3000", "x-forwarded-for": " " })).toBe(false);
    expect(asked({})).toBe(false);
  });
});
