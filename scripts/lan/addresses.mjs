/** @file Where this machine is found on its network. Node only. */
import { hostname, networkInterfaces } from "node:os";

/** Its IPv4 addresses, those of no network of its own (such as containers') first. @returns {string[]} */
export function addresses() {
  const found = Object.entries(networkInterfaces()).flatMap(([name, all = []]) =>
    all.flatMap(({ family, internal, address }) =>
      family === "IPv4" && !internal
        ? [{ address, isVirtual: /^(docker|br-|veth|virbr|vmnet)/.test(name) }]
        : [],
    ),
  );
  return found
    .sort((one, other) => Number(one.isVirtual) - Number(other.isVirtual))
    .map(({ address }) => address);
}

/** As other machines find it by name, where the network answers such questions (mDNS). */
export const localName = () => `${hostname().split(".")[0]?.toLowerCase()}.local`;
