import { kernelBytes, relaxedKernelBytes } from "./kernel-bytes.ts";
import { kernelsIn, type HelpMessage, type Kernels } from "./kernels.ts";
import type { Program } from "./program.ts";
import { product, roundUp } from "./tensors.ts";

/** First bytes: what the threads say to each other, then a program. */
const PROGRAM_AT = 256;
const PROGRAM_ROOM = 65_536 - PROGRAM_AT;
const PAGE = 65_536;
/** What a memory may grow to: addresses, of which only what is used is taken. More than all built-in networks need. */
const RESERVE = 192e6;

/**
 * One memory with the constants of all networks, the program of the run of the moment and what it works on; and the
 * threads that run it. Where more is needed than it may grow to, a larger memory takes its place.
 */
export class Machine {
  readonly #module: WebAssembly.Module;
  readonly #helpers: Worker[] = [];
  readonly #reserved: number;
  #memory: WebAssembly.Memory;
  #kernels: Kernels;
  /** Of the constants; behind them is the arena. */
  #constantsEnd = PROGRAM_AT + PROGRAM_ROOM;
  #areHelping = false;
  /** The program that is in memory. */
  #present: Program | undefined;
  /** Rooms for constants, in order; a network seldom goes, and another one of its kind comes. */
  readonly #held: { at: number; bytes: number; isFree: boolean }[] = [];

  /**
   * @param threads that run a network together; the one of the caller is among them
   * @param reserve bytes that a memory may grow to
   * @throws where WebAssembly has no SIMD, or no shared memory
   */
  constructor(threads: number, reserve = RESERVE) {
    this.#reserved = reserve;
    this.#module = moduleOfKernels();
    this.#memory = this.#memoryOf(this.#constantsEnd);
    this.#kernels = this.#instance();
    for (let nth = 1; nth < threads; nth++) this.#helpers.push(this.#startHelper());
    this.#callHelpers();
  }

  /** What programs are to be written for; good until constants are added. */
  get places() {
    return { program: PROGRAM_AT, room: PROGRAM_ROOM, arena: this.#constantsEnd };
  }

  /** Makes room for a network's constants, and gives its address. */
  hold(bytes: number): number {
    const free = this.#held.find((room) => room.isFree && room.bytes >= bytes);
    if (free) {
      free.isFree = false;
      return free.at;
    }
    const at = this.#constantsEnd;
    this.#reserve(at + bytes);
    this.#constantsEnd = roundUp(at + bytes, 64);
    this.#held.push({ at, bytes, isFree: false });
    return at;
  }

  write(at: number, values: Float32Array): void {
    new Float32Array(this.#memory.buffer, at, values.length).set(values);
  }

  /** Gives the room at an address back, for another network. */
  release(at: number): void {
    for (const room of this.#held) if (room.at === at) room.isFree = true;
  }

  /** Runs it over the picture's planes and gives what it makes, as copies. */
  run(program: Program, planes: Float32Array): Map<string, Float32Array> {
    this.#reserve(program.end);
    if (!this.#runOnce(program, planes)) {
      // A helper is gone with a part of the work in hand, and may write there still: from here on without.
      this.#dismissHelpers();
      this.#replace(this.#memory.buffer.byteLength);
      this.#runOnce(program, planes);
    }
    const { buffer } = this.#memory;
    return new Map(
      [...program.outputs].map(([name, { at, dims }]) => {
        return [name, new Float32Array(buffer, at, product(dims)).slice()];
      }),
    );
  }

  /** False: a helper was lost. */
  #runOnce(program: Program, planes: Float32Array): boolean {
    const { words, steps, at, input } = program;
    if (this.#areHelping && !this.#kernels.isQuiet()) return false;
    const { buffer } = this.#memory;
    if (this.#present !== program) new Int32Array(buffer, at, words.length).set(words);
    this.#present = program;
    new Float32Array(buffer, input, planes.length).set(planes);
    if (this.#areHelping) return this.#kernels.run(at, steps, this.#helpers.length) === 1;
    this.#kernels.runAlone(at, steps);
    return true;
  }

  #reserve(bytes: number): void {
    const { byteLength } = this.#memory.buffer;
    if (bytes <= byteLength) return;
    const pages = Math.ceil((bytes - byteLength) / PAGE);
    if (byteLength + pages * PAGE <= this.#reserved) this.#memory.grow(pages);
    else this.#replace(Math.max(bytes, byteLength * 1.25));
  }

  /** By a memory of that size, with the same constants. */
  #replace(bytes: number): void {
    const from = new Uint8Array(this.#memory.buffer, 0, this.#constantsEnd);
    if (this.#areHelping) this.#kernels.giveUp(this.#helpers.length);
    const memory = this.#memoryOf(bytes);
    new Uint8Array(memory.buffer).set(from.subarray(PROGRAM_AT), PROGRAM_AT);
    this.#memory = memory;
    this.#present = undefined;
    this.#kernels = this.#instance();
    this.#callHelpers();
  }

  #startHelper(): Worker {
    const helper = new Worker(new URL("./helper-worker.ts", import.meta.url), { type: "module" });
    helper.addEventListener("error", (event) => {
      // Not an end of the worker that this runs in, which would hear of it next.
      event.preventDefault();
      console.warn(`A helper failed: ${event.message}`);
      this.#dismissHelpers();
    });
    return helper;
  }

  #callHelpers(): void {
    this.#areHelping = this.#helpers.length > 0;
    const message: HelpMessage = { module: this.#module, memory: this.#memory };
    for (const helper of this.#helpers) helper.postMessage(message);
  }

  #dismissHelpers(): void {
    for (const helper of this.#helpers.splice(0)) helper.terminate();
    this.#areHelping = false;
  }

  /** A shared memory can be made on any page; only to send it to another thread the page must be isolated. */
  #memoryOf(bytes: number): WebAssembly.Memory {
    const initial = Math.ceil(bytes / PAGE);
    const maximum = Math.max(initial, Math.floor(this.#reserved / PAGE));
    return new WebAssembly.Memory({ initial, maximum, shared: true });
  }

  #instance(): Kernels {
    return kernelsIn(this.#module, this.#memory);
  }
}

/** Multiplies and adds in one instruction where that is known; older browsers know SIMD, but not that. */
function moduleOfKernels(): WebAssembly.Module {
  const [plain, relaxed] = [kernelBytes, relaxedKernelBytes].map((base64) =>
    Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)),
  ) as [Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>];
  return new WebAssembly.Module(WebAssembly.validate(relaxed) ? relaxed : plain);
}
