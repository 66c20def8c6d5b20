/**
 * @file A certificate authority of this machine's own, for a network without internet: browsers give the
 * camera, offline use and threads only to what is served over https by somebody they trust. Node only.
 */
// The library takes its parts from a container that wants this first.
import "reflect-metadata";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { BlockList, isIP, isIPv6 } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import { AsnConvert } from "@peculiar/asn1-schema";
import {
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_nameConstraints,
  NameConstraints,
} from "@peculiar/asn1-x509";
import {
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  AuthorityKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";
import { readIfThere } from "../files.mjs";

const { subtle } = globalThis.crypto;
cryptoProvider.set(globalThis.crypto);

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const DAY = 86_400_000;
/** Apple and Chromium accept no server's certificate that is valid for longer than 398 days. */
const SERVER_DAYS = 397;
const AUTHORITY_DAYS = 3 * 365;
/** With less left, tablets had better trust a new one now. */
const LEAST_DAYS = 30;

/** Names and addresses that only exist within a network (RFC 1918, 3927, 4193, 6598, 6762). */
const LOCAL_NAMES = ["local", "localhost", "lan", "home.arpa"];
const LOCAL_NETWORKS = [
  ...["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8"],
  "100.64.0.0/10",
  ...["fc00::/7", "fe80::/10", "::1/128"],
];

/**
 * @typedef {object} Authority
 * @property {string} certificate PEM; what a tablet is to trust.
 * @property {CryptoKey} key
 */

const localNetworks = new BlockList();
for (const network of LOCAL_NETWORKS) {
  const [address = "", prefix] = network.split("/");
  localNetworks.addSubnet(address, Number(prefix), isIPv6(address) ? "ipv6" : "ipv4");
}

/**
 * The one of a folder; made where there is none, or where it ends soon. Its key signs for local names and
 * addresses only: whoever steals it can speak for no site of the internet. A machine with an address of its own
 * in the internet has another one for it, which may sign for that address too.
 *
 * @param {string} folder
 * @param {string[]} [addresses] Of this machine, IPv4.
 * @returns {Promise<Authority>}
 */
export async function authorityIn(folder, addresses = []) {
  const further = addresses.filter((address) => !localNetworks.check(address)).sort();
  const name = ["ca", ...further].join("-");
  const [certificatePath, keyPath] = [join(folder, `${name}.crt`), join(folder, `${name}.key`)];
  const [certificate, key] = await Promise.all([
    readIfThere(certificatePath),
    readIfThere(keyPath),
  ]);
  if (certificate && key) {
    const { notAfter } = new X509Certificate(certificate.toString());
    if (notAfter.getTime() - Date.now() > LEAST_DAYS * DAY) {
      return { certificate: certificate.toString(), key: await importKey(key.toString()) };
    }
  }
  const made = await makeAuthority(further);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(keyPath, await exportKey(made.key), { mode: 0o600 });
  // Where it was there before, `mode` changes nothing.
  await chmod(keyPath, 0o600);
  await writeFile(certificatePath, made.certificate);
  return made;
}

/**
 * @param {string[]} further Addresses beside the local ones.
 * @returns {Promise<Authority>}
 */
async function makeAuthority(further) {
  const keys = await subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: [{ O: ["Visavis"] }, { CN: [`Visavis on ${hostname()}`] }],
    ...validFor(AUTHORITY_DAYS),
    serialNumber: serial(),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      new Extension(id_ce_nameConstraints, true, AsnConvert.serialize(onlyLocalAnd(further))),
    ],
  });
  return { certificate: certificate.toString("pem"), key: keys.privateKey };
}

/** RFC 5280, 4.2.1.10. @param {string[]} further */
function onlyLocalAnd(further) {
  const networks = [...LOCAL_NETWORKS, ...further.map((address) => `${address}/32`)];
  const names = [
    ...LOCAL_NAMES.map((dNSName) => new GeneralName({ dNSName })),
    ...networks.map((iPAddress) => new GeneralName({ iPAddress })),
  ];
  return new NameConstraints({
    permittedSubtrees: new GeneralSubtrees(names.map((base) => new GeneralSubtree({ base }))),
  });
}

/**
 * A key and certificate for a server, valid from yesterday, since a tablet's clock may be behind.
 *
 * @param {Authority} authority
 * @param {string[]} names Host names and addresses.
 * @returns {Promise<{ key: string, cert: string }>} PEM
 */
export async function certify(authority, names) {
  const issuer = new X509Certificate(authority.certificate);
  const keys = await subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
  const certificate = await X509CertificateGenerator.create({
    // What looks like a name of a host would be held against the constraints.
    subject: [{ CN: ["Visavis, this server"] }],
    issuer: issuer.subject,
    ...validFor(SERVER_DAYS),
    serialNumber: serial(),
    signingAlgorithm: ALGORITHM,
    signingKey: authority.key,
    publicKey: keys.publicKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      await AuthorityKeyIdentifierExtension.create(issuer),
      new SubjectAlternativeNameExtension(names.map(generalName)),
    ],
  });
  return { key: await exportKey(keys.privateKey), cert: certificate.toString("pem") };
}

/** @param {string} value @returns {import("@peculiar/x509").JsonGeneralName} */
const generalName = (value) => ({ type: isIP(value) ? "ip" : "dns", value });

/** @param {number} days */
const validFor = (days) => ({
  notBefore: new Date(Date.now() - DAY),
  notAfter: new Date(Date.now() + (days - 1) * DAY),
});

const serial = () => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("hex");

/** @param {CryptoKey} key */
const exportKey = async (key) =>
  PemConverter.encode(await subtle.exportKey("pkcs8", key), "PRIVATE KEY");

/** @param {string} pem */
const importKey = (pem) =>
  subtle.importKey("pkcs8", PemConverter.decodeFirst(pem), ALGORITHM, true, ["sign"]);
