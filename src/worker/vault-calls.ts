import type { WorkerApi } from "./api.ts";
import type { Session } from "./session.ts";

export function vaultCalls(session: Session) {
  return {
    vaultStatus: () => session.vaultStatus(),

    createVault: async (passphrase, onProgress) => {
      const { vault, onBegin } = await session.openedVault();
      return vault.create(passphrase, { onBegin, onProgress });
    },

    unlockVault: (secret, onProgress) => session.unlock(secret, onProgress),

    changePassphrase: async (secret, passphrase) =>
      (await session.openedVault()).vault.changePassphrase(secret, passphrase),

    renewRecoveryCode: async (secret) =>
      (await session.openedVault()).vault.renewRecoveryCode(secret),

    addPasskey: async (secret, passkey, salt) =>
      (await session.openedVault()).vault.addPasskey(secret, passkey, salt),

    removePasskeys: async (secret) => (await session.openedVault()).vault.removePasskeys(secret),

    removeVault: async (secret, onProgress) => {
      const { vault, onBegin } = await session.openedVault();
      await vault.remove(secret, { onBegin, onProgress });
    },
  } satisfies Partial<WorkerApi>;
}
