import { transfer } from "comlink";
import type { CompareOptionsInput, SearchOptionsInput } from "../contract/inputs.ts";
import type { CandidateData, PersonData, SearchData } from "../contract/records.ts";
import {
  compareOptionsSchema,
  headCountOptionsSchema,
  idSchema,
  searchOptionsSchema,
  trackOptionsSchema,
  verifyOptionsSchema,
} from "../contract/schemas.ts";
import { problemsOf, refuse, validate } from "../contract/validate.ts";
import type { WorkerImage } from "../worker/api.ts";
import type { Abortable, Candidate, CompareResult, Probe, Search, SearchResult } from "./api.ts";
import { frameOf, toWorkerImage } from "./image-source.ts";
import { imageProblems, imagesProblems, listOf, workerImages } from "./images.ts";
import { splitOptions } from "./options.ts";
import type { Person } from "./person.ts";
import { moved, type WorkerClient } from "./worker-client.ts";

export function searchOf(client: WorkerClient, wrap: (data: PersonData) => Person): Search {
  const candidate = (data: CandidateData): Candidate => ({ ...data, person: wrap(data.person) });
  const result = (data: SearchData): SearchResult => ({
    ...data,
    candidates: data.candidates.map(candidate),
  });
  const withResult = <F extends { search?: SearchData }>({ search, ...face }: F) => ({
    ...face,
    ...(search && { search: result(search) }),
  });

  async function search(
    probe: Probe,
    wanted: (Abortable & SearchOptionsInput) | undefined,
    live: boolean,
  ): Promise<SearchResult> {
    const { signal, given, problems } = splitOptions(wanted);
    const sources = listOf(probe);
    const options = validate(searchOptionsSchema, given, "options", [
      ...problems,
      ...imagesProblems(sources, "probe"),
    ]);
    const images = await workerImages(sources);
    return result(
      await client.job(signal, (worker, job) => worker.search(job, moved(images), options, live)),
    );
  }

  async function compare(
    probe: Probe,
    reference: Probe,
    wanted: (Abortable & CompareOptionsInput) | undefined,
    live: boolean,
  ): Promise<CompareResult> {
    const { signal, given, problems } = splitOptions(wanted);
    const sides = [listOf(probe), listOf(reference)] as const;
    const options = validate(compareOptionsSchema, given, "options", [
      ...problems,
      ...imagesProblems(sides[0], "probe"),
      ...imagesProblems(sides[1], "reference"),
    ]);
    const [left, right] = await Promise.all([workerImages(sides[0]), workerImages(sides[1])]);
    return client.job(signal, (worker, job) =>
      worker.compare(job, moved(left), moved(right), options, live),
    );
  }

  return {
    async detect(image, wanted) {
      const { signal, given, problems } = splitOptions(wanted);
      const { search } = given;
      const wish = search === true ? {} : search;
      refuse([
        ...problems,
        ...imageProblems(image),
        ...(wish ? problemsOf(searchOptionsSchema, wish, "search") : []),
      ]);
      const options = wish ? validate(searchOptionsSchema, wish, "search") : null;
      const [sent] = moved([await toWorkerImage(image)]) as [WorkerImage];
      const { faces, ...detection } = await client.job(signal, (worker, job) =>
        worker.detect(job, sent, options),
      );
      return { ...detection, faces: faces.map(withResult) };
    },

    async headCount(image, wanted) {
      const { signal, given, problems } = splitOptions(wanted);
      const options = validate(headCountOptionsSchema, given, "options", [
        ...problems,
        ...imageProblems(image),
      ]);
      const [sent] = moved([await toWorkerImage(image)]) as [WorkerImage];
      return client.job(signal, (worker, job) => worker.headCount(job, sent, options));
    },

    async liveness(image, wanted) {
      const { signal, problems } = splitOptions(wanted);
      refuse([...problems, ...imageProblems(image)]);
      const [sent] = moved([await toWorkerImage(image)]) as [WorkerImage];
      return client.job(signal, (worker, job) => worker.liveness(job, sent));
    },

    search: (probe, options) => search(probe, options, false),
    searchLive: (probe, options) => search(probe, options, true),

    async verify(personId, probe, wanted) {
      const { signal, given, problems } = splitOptions(wanted);
      const sources = listOf(probe);
      const options = validate(verifyOptionsSchema, given, "options", [
        ...problems,
        ...problemsOf(idSchema, personId, "personId"),
        ...imagesProblems(sources, "probe"),
      ]);
      const id = validate(idSchema, personId, "personId");
      const images = await workerImages(sources);
      const { match, ...rest } = await client.job(signal, (worker, job) =>
        worker.verify(job, id, moved(images), options),
      );
      return { ...rest, match: match && candidate(match) };
    },

    compare: (probe, reference, options) => compare(probe, reference, options, false),
    compareLive: (probe, reference, options) => compare(probe, reference, options, true),

    async track(source, given = {}) {
      const options = validate(trackOptionsSchema, given, "options");
      const frame = await frameOf(source);
      const timestamp = "timestamp" in frame ? frame.timestamp : performance.now() * 1000;
      const data = await client.call((worker) =>
        worker.track(transfer(frame, [frame]), timestamp, options),
      );
      if (!data) return null;
      const faces = data.faces.map((face) => ({
        ...withResult(face),
        candidates: face.candidates.map(candidate),
      }));
      return { ...data, faces };
    },
  };
}
