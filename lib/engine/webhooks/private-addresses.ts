import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { BlockList, isIP } from "node:net";

/** Loopback, private and link-local networks, and all else that is no single machine of the public internet. */
const closed = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const) {
  closed.addSubnet(network, prefix, "ipv4");
}
/** Public IPv6 lies in 2000::/3; what translates to IPv4 in there, and what is for examples, is closed as well. */
for (const [network, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const) {
  closed.addSubnet(network, prefix, "ipv6");
}
const publicSix = new BlockList();
publicSix.addSubnet("2000::", 3, "ipv6");

/** True for an address that no foreigner may make this machine call. */
export function isPrivateAddress(address: string): boolean {
  if (isIP(address) === 4) return closed.check(address, "ipv4");
  if (isIP(address) !== 6) return true;
  return !publicSix.check(address, "ipv6") || closed.check(address, "ipv6");
}

/** True when a URL names such an address outright, or this machine. */
export function namesPrivateAddress(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (host === "localhost" || host.endsWith(".localhost")) return true;
  return isIP(host) !== 0 && isPrivateAddress(host);
}

/** Why a delivery was not even tried. */
export class PrivateAddressError extends Error {
  override readonly name = "PrivateAddressError";

  constructor(address: string) {
    super(`${address} is a private address (ENGINE_WEBHOOKS_TO_PRIVATE=true allows those)`);
  }
}

type Answer = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** Resolves a name as the system does, and refuses when any of its addresses is private. */
export function publicLookup(host: string, options: LookupOptions, answer: Answer): void {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return answer(error, []);
    const refused = addresses.find(({ address }) => isPrivateAddress(address));
    const first = addresses[0];
    if (refused) answer(new PrivateAddressError(refused.address), []);
    else if (options.all || !first) answer(null, addresses);
    else answer(null, first.address, first.family);
  });
}
