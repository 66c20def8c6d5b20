import { proxy } from "comlink";
import { FaceSdkError, toFaceSdkError, type ErrorCode } from "../contract/errors.ts";
import { newPassphraseSchema, typedSecretSchema } from "../contract/vault-schemas.ts";
import { problemsOf, refuse, validate } from "../contract/validate.ts";
import type { TypedSecret, Vault, VaultRun } from "./api.ts";
import { askPasskey, makePasskey } from "./passkey.ts";
import type { WorkerClient } from "./worker-client.ts";

/** What a vault's calls are refused with before they change anything. */
const refusals: readonly ErrorCode[] = ["WRONG_PASSPHRASE", "LOCKED", "CONFLICT", "NOT_FOUND"];

const progressOf = (run: VaultRun | undefined) =>
  proxy((progress: Parameters<NonNullable<VaultRun["onProgress"]>>[0]) =>
    run?.onProgress?.(progress),
  );

export function vaultOf(client: WorkerClient): Vault {
  const status = () => client.call((worker) => worker.vaultStatus());
  const secretOf = (given: unknown): TypedSecret => validate(typedSecretSchema, given, "secret");
  /** Forgets all that the worker has in memory. */
  const forget = () => client.restart(new FaceSdkError("LOCKED"));
  /** What turns all rows, after which this worker is of no use; before it began nothing has changed. */
  async function turn<T>(work: () => Promise<T>): Promise<T> {
    let hasBegun = true;
    try {
      return await work();
    } catch (error) {
      const { code } = toFaceSdkError(error, "STORAGE_BLOCKED");
      hasBegun = !refusals.includes(code);
      throw error;
    } finally {
      if (hasBegun) forget();
    }
  }

  return {
    status,
    async create(passphrase, run) {
      const valid = validate(newPassphraseSchema, passphrase, "passphrase");
      const recoveryCode = await turn(() =>
        client.call((worker) => worker.createVault(valid, progressOf(run))),
      );
      await client.call((worker) => worker.unlockVault({ passphrase: valid }, progressOf(run)));
      return { recoveryCode };
    },
    async unlock(secret, run) {
      const isPasskey = typeof secret === "object" && "passkey" in secret;
      const valid = isPasskey
        ? { passkey: await askPasskey((await status()).passkeys) }
        : secretOf(secret);
      await client.call((worker) => worker.unlockVault(valid, progressOf(run)));
    },
    async lock() {
      if ((await status()).state === "off") {
        throw new FaceSdkError("NOT_FOUND", "There is no vault.");
      }
      forget();
    },
    async changePassphrase(secret, passphrase) {
      refuse([
        ...problemsOf(typedSecretSchema, secret, "secret"),
        ...problemsOf(newPassphraseSchema, passphrase, "passphrase"),
      ]);
      await client.call((worker) => worker.changePassphrase(secret, passphrase));
    },
    async renewRecoveryCode(secret) {
      const valid = secretOf(secret);
      const recoveryCode = await client.call((worker) => worker.renewRecoveryCode(valid));
      return { recoveryCode };
    },
    async addPasskey(secret) {
      const valid = secretOf(secret);
      const { passkey, salt } = await makePasskey();
      await client.call((worker) => worker.addPasskey(valid, passkey, salt));
    },
    async removePasskeys(secret) {
      const valid = secretOf(secret);
      await client.call((worker) => worker.removePasskeys(valid));
    },
    async remove(secret, run) {
      const valid = secretOf(secret);
      await turn(() => client.call((worker) => worker.removeVault(valid, progressOf(run))));
    },
  };
}
