import { AuditAction } from "../contract/audit.ts";
import type { WorkerApi } from "./api.ts";
import type { Session } from "./session.ts";

export function vaultCalls(session: Session) {
  const note = async (action: AuditAction) => (await session.store).audit.record(action, [], {});
  return {
    vaultStatus: () => session.vaultStatus(),

    createVault: async (passphrase, onProgress) => {
      const { vault, onBegin } = await session.openedVault();
      const onSure = () => note(AuditAction.VAULT_SET);
      return vault.create(passphrase, { onSure, onBegin, onProgress });
    },

    unlockVault: (secret, onProgress) => session.unlock(secret, onProgress),

    changePassphrase: async (secret, passphrase) => {
      await (await session.openedVault()).vault.changePassphrase(secret, passphrase);
      await note(AuditAction.VAULT_PASSPHRASE);
    },

    renewRecoveryCode: async (secret) => {
      const code = await (await session.openedVault()).vault.renewRecoveryCode(secret);
      await note(AuditAction.VAULT_CODE);
      return code;
    },

    addPasskey: async (secret, passkey, salt) => {
      await (await session.openedVault()).vault.addPasskey(secret, passkey, salt);
      await note(AuditAction.VAULT_PASSKEY);
    },

    removePasskeys: async (secret) => {
      await (await session.openedVault()).vault.removePasskeys(secret);
      await note(AuditAction.VAULT_PASSKEYS_REMOVE);
    },

    removeVault: async (secret, onProgress) => {
      const { vault, onBegin } = await session.openedVault();
      const onSure = () => note(AuditAction.VAULT_REMOVE);
      await vault.remove(secret, { onSure, onBegin, onProgress });
    },
  } satisfies Partial<WorkerApi>;
}
