import ortUrl from "onnxruntime-web/ort-wasm-simd-threaded.wasm?url";
import { runtimeMissing } from "../../contract/errors.ts";
import { openWasmRuntime, type Runtime } from "../runtime.ts";
import { Machine } from "./machine.ts";
import { loadNetwork } from "./network.ts";

/**
 * Networks by this project's own kernels; one that they do not know, or a file that is none, by ONNX Runtime, which is
 * loaded when it is first needed.
 *
 * @param wanted threads; there is one where the page is not isolated
 */
export function openRuntime(wanted: number): Runtime {
  // Memory can be shared with other threads on an isolated page only.
  const threads = globalThis.crossOriginIsolated ? wanted : 1;
  const machine = openMachine(threads);
  let other: Promise<Runtime> | undefined;
  return {
    ...{ backend: "wasm", threads },
    async load(model) {
      try {
        if (machine) return loadNetwork(machine, model);
      } catch (error) {
        console.warn("A network is left to ONNX Runtime.", error);
      }
      if (!other) await assertThere();
      other ??= openWasmRuntime(threads);
      return (await other).load(model);
    },
  };
}

/** Nothing where a browser knows no shared memory. */
function openMachine(threads: number): Machine | undefined {
  try {
    return new Machine(threads);
  } catch (error) {
    console.warn("The networks are left to ONNX Runtime.", error);
    return undefined;
  }
}

/**
 * ONNX Runtime's file is cached when it is first loaded. Where it does not come, ONNX Runtime is not even begun with: it
 * would not try a second time.
 */
async function assertThere(): Promise<void> {
  try {
    const response = await fetch(ortUrl);
    // Whole, so that it is cached.
    await response.arrayBuffer();
    if (response.ok) return;
  } catch (error) {
    throw runtimeMissing(String(error));
  }
  throw runtimeMissing("ONNX Runtime is not there.");
}
