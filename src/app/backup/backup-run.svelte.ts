import { createContext } from "svelte";
import type {
  BackupCheck,
  BackupProgress,
  BackupStatus,
  FaceSdk,
  RestoreMode,
  RestoreReport,
} from "../../sdk/index.ts";
import { chooseFile, datedName, saveFile } from "../device/save-file.ts";
import { problemOf, type Problem } from "../errors/problem.ts";
import { t } from "../i18n/i18n.svelte.ts";
import { LongRun } from "../long-run.svelte.ts";
import { notify } from "../notices.svelte.ts";
import { adviceOfBackup, dateIn } from "./words.ts";

/** One backup or restore at a time, for the life of the page: it goes on while other screens are open. */
export class BackupRun {
  readonly run = new LongRun();
  status = $state.raw<BackupStatus | null>(null);
  check = $state.raw<BackupCheck | null>(null);
  report = $state.raw<RestoreReport | null>(null);
  /** Of making one, and of reading one. */
  problem = $state.raw<Problem | null>(null);
  refusal = $state.raw<Problem | null>(null);
  readonly #sdk: FaceSdk;

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
  }

  async load(): Promise<void> {
    // Where the storage does not open, every screen says so.
    this.status = await this.#sdk.backup.status().catch(() => null);
  }

  /** To be called in the tap that wants it. Whether it was made. */
  async create(passphrase: string, includeModels: boolean): Promise<boolean> {
    const name = datedName("visavis", "visavis");
    this.problem = null;
    try {
      const to = await chooseFile(name);
      const { file } = await this.#run((signal, onProgress) =>
        this.#sdk.backup.create({
          ...{ passphrase, includeModels, signal, onProgress, ...(to && { to }) },
        }),
      );
      if (file) saveFile(file, name);
      notify(t("backup.made"));
      await this.load();
      return true;
    } catch (error) {
      this.problem = problemOf(error);
      return false;
    }
  }

  /** Reads all of a file; what is in it is in `check` then. */
  async look(file: File, passphrase: string): Promise<void> {
    this.forget();
    try {
      this.check = await this.#run((signal, onProgress) =>
        this.#sdk.backup.check(file, { passphrase, signal, onProgress }),
      );
    } catch (error) {
      this.refusal = adviceOfBackup(problemOf(error));
    }
  }

  async restore(file: File, passphrase: string, mode: RestoreMode): Promise<void> {
    this.refusal = null;
    try {
      this.report = await this.#run((signal, onProgress) =>
        this.#sdk.backup.restore(file, { passphrase, mode, signal, onProgress }),
      );
      this.check = null;
      await this.load();
    } catch (error) {
      this.refusal = adviceOfBackup(problemOf(error));
    }
  }

  /** No reminder for so many days. */
  async putOff(days: number): Promise<void> {
    await this.#sdk.backup.remindAfter(dateIn(days));
    await this.load();
  }

  forget(): void {
    this.check = this.report = this.refusal = null;
  }

  #run<T>(
    work: (signal: AbortSignal, onProgress: (progress: BackupProgress) => void) => Promise<T>,
  ): Promise<T> {
    const { run } = this;
    return run.run(t("backup.phases.verify"), 0, ({ signal }) =>
      work(signal, ({ phase, done, total }) => {
        run.label = t(`backup.phases.${phase}`);
        run.total = 100;
        run.done = total > 0 ? Math.min(100, Math.floor((100 * done) / total)) : 0;
      }),
    );
  }
}

export const [useBackup, provideBackup] = createContext<BackupRun>();
