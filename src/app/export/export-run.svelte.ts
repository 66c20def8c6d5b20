import { createContext } from "svelte";
import {
  ExportFormat,
  FaceSdkError,
  type ExportOptions,
  type ExportProgress,
  type ExportReport,
  type ExportSelection,
  type FaceSdk,
} from "../../sdk/index.ts";
import { chooseFile, datedName, saveFile } from "../device/save-file.ts";
import { problemOf, type Problem } from "../errors/problem.ts";
import { t } from "../i18n/i18n.svelte.ts";
import { LongRun, type Step } from "../long-run.svelte.ts";
import { notify } from "../notices.svelte.ts";
import { withThePresent } from "../people/bulk.ts";
import { countOfPeople } from "../people/describe.ts";

/** As people choose: `images` is JSON with photos. */
export const exportChoices = ["zip", "csv", "json", "images"] as const;
export type ExportChoice = (typeof exportChoices)[number];

/** Who is exported, and how many that are. */
export interface ExportedPeople extends ExportSelection {
  count: number;
}

/** One export at a time, for the life of the page: it goes on while other screens are open. */
export class ExportRun {
  readonly run = new LongRun();
  problem = $state.raw<Problem | null>(null);
  readonly #sdk: FaceSdk;

  constructor(sdk: FaceSdk) {
    this.#sdk = sdk;
  }

  /** To be called in the tap that wants it: a browser asks only then where the file shall go. */
  async start({ count, ...selection }: ExportedPeople, choice: ExportChoice): Promise<void> {
    const format = choice === "images" ? ExportFormat.JSON : choice;
    const images = choice === "images" && "photos";
    const name = datedName("visavis-people", format);
    this.problem = null;
    try {
      // With its photos a file may become larger than the memory.
      const to = choice === "zip" || images ? await chooseFile(name) : undefined;
      const { exported, withoutPhoto, file } = await this.run.run(
        t("exporting.writing"),
        count,
        (step) => this.#write(selection, { format, images, ...(to && { to }) }, step),
      );
      if (file) saveFile(file, name);
      notify(t("exporting.done", { people: countOfPeople(exported) }));
      if (withoutPhoto > 0) {
        notify(t("exporting.withoutPhoto", { people: countOfPeople(withoutPhoto) }));
      }
    } catch (error) {
      this.problem = problemOfExport(error);
      if (error instanceof FaceSdkError && error.code === "ABORTED") notify(t("exporting.stopped"));
    }
  }

  /** Of the people who were chosen those who were deleted meanwhile, in another tab, are left out. */
  #write(
    { personIds, ...selection }: ExportSelection,
    options: Pick<ExportOptions, "format" | "images" | "to">,
    { signal, advance }: Step,
  ): Promise<ExportReport> {
    const sdk = this.#sdk;
    let done = 0;
    const onProgress = (progress: ExportProgress) => {
      advance(progress.done - done);
      done = progress.done;
    };
    const write = async (who: ExportSelection) => {
      // Not with the first load, of which this file is a part.
      const { exportPersons } = await import("../../sdk/export/index.ts");
      return exportPersons(sdk, { ...options, ...who, signal, onProgress });
    };
    return personIds
      ? withThePresent(sdk, personIds, (present) => write({ personIds: present }))
      : write(selection);
  }
}

/** Of a file that cannot be written the SDK says more than its code does, but in English. */
function problemOfExport(error: unknown): Problem | null {
  const problem = problemOf(error);
  if (problem?.details[0]?.type !== "not_written") return problem;
  const { code, details } = problem;
  return {
    ...{ code, details },
    get advice() {
      return t("exporting.notWritten");
    },
  };
}

export const [useExport, provideExport] = createContext<ExportRun>();
