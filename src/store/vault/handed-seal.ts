import { plainSeal, type SealedBy } from "../seal.ts";
import { VaultSeal } from "./vault-seal.ts";

/** A seal as it can be sent from one worker to another: of a key, whose bytes nobody can read, a handle. */
export interface HandedSeal {
  /** Null where everything lies as it is. */
  key: CryptoKey | null;
  epoch: number;
}

export const handSeal = ({ seal, epoch }: SealedBy): HandedSeal => ({
  key: seal instanceof VaultSeal ? seal.key : null,
  epoch,
});

export const takeSeal = ({ key, epoch }: HandedSeal): SealedBy => ({
  seal: key ? new VaultSeal(key) : plainSeal,
  epoch,
});
