import { proxy, transfer } from "comlink";
import { idSchema } from "../contract/schemas.ts";
import { refuse, validate } from "../contract/validate.ts";
import type { Models } from "./api.ts";
import { splitOptions } from "./options.ts";
import { readPack } from "./pack-files.ts";
import type { WorkerClient } from "./worker-client.ts";

export function modelsOf(client: WorkerClient): Models {
  return {
    list: () => client.call((worker) => worker.listModels()),

    async install(files, options) {
      const { signal, problems } = splitOptions(options);
      refuse(problems);
      const { pack, onnx } = await readPack(files);
      return client.job(signal, (worker, job) =>
        worker.installModel(job, pack, transfer(onnx, [onnx.buffer])),
      );
    },

    async use(id, options) {
      const { signal, given, problems } = splitOptions(options);
      const key = validate(idSchema, id, "id", problems);
      const { onProgress = () => undefined } = given;
      return client.job(signal, (worker, job) => worker.useModel(job, key, proxy(onProgress)));
    },

    async remove(id) {
      const key = validate(idSchema, id, "id");
      await client.call((worker) => worker.removeModel(key));
    },
  };
}
