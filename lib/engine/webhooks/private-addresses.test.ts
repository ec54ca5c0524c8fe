import { expect, it } from "vitest";
import { isPrivateAddress, namesPrivateAddress, publicLookup } from "./private-addresses";

it.each([
  ...["127.0.0.1", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1"],
  ...["0.0.0.0", "224.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.2.1"],
  ...["::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "64:ff9b::a00:1"],
  ...["2001:db8::1", "2002:a00:1::", "2001::1", "not an address", ""],
])("%s is private", (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

it.each(["8.8.8.8", "172.15.0.1", "172.32.0.1", "192.169.0.1", "2606:4700::1111", "2a00:1450:4001::1"])(
  "%s is public",
  (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  },
);

it.each([
  ["http://localhost/", true],
  ["http://a.localhost./", true],
  ["http://[::1]/", true],
  ["http://0x7f.1/", true],
  ["https://8.8.8.8/", false],
  ["https://example.com/", false],
])("what %s names is private: %s", (url, expected) => {
  expect(namesPrivateAddress(new URL(url))).toBe(expected);
});

it("refuses a name that leads to a private address, in both forms of the call", async () => {
  for (const all of [true, false]) {
    const error = await new Promise((resolve) => publicLookup("localhost", { all }, resolve));
    expect(error).toMatchObject({ name: "PrivateAddressError", message: expect.stringContaining("ENGINE_WEBHOOKS") });
  }
});
