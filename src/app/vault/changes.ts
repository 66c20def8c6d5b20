export const vaultChanges = ["passphrase", "recovery", "passkey", "noPasskeys", "off"] as const;
export type VaultChange = (typeof vaultChanges)[number];

/** Those that take protection away. */
export const noActions: ReadonlySet<VaultChange> = new Set(["noPasskeys", "off"]);
