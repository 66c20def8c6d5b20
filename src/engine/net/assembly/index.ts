import { average, convolveEach, maximum, scale, sigmoid, sum } from "./channels";
import { convolve } from "./convolve";
import { fillBorder, fromPlanes, toPlanes } from "./layout";
import { address, Kind, STEP_BYTES, word, Word } from "./steps";
import { fromTiles, toTiles } from "./winograd";

// What the threads say to each other, at the start of the memory; each word has a cache line of its own.
const IS_OPEN: usize = 0;
const INSIDE: usize = 64;
const CALLS: usize = 128;
const PROGRAM: usize = 192;
const STEPS: usize = 196;

/** Looks before a thread that waits lets others have the processor: some 0.2 ms, longer than a chunk takes. */
const LOOKS = 200_000;
/** How long it then waits before it looks again, in nanoseconds, and how often until it gives up: two seconds. */
const NAP: i64 = 200_000;
const NAPS = 10_000;

/** Runs a program by this thread alone. */
export function runAlone(program: usize, steps: i32): void {
  for (let nth = 0; nth < steps; nth++) {
    const step = program + <usize>nth * STEP_BYTES;
    const chunks = word(step, Word.Chunks);
    for (let chunk = 0; chunk < chunks; chunk++) perform(step, chunk);
  }
}

/** Whether nobody looks at the program any more: who was late may still do so when a run is over. Waits. 0: one was lost. */
export function isQuiet(): i32 {
  return comesTo(INSIDE, 0) ? 1 : 0;
}

/**
 * Runs a program together with who helps, once it is quiet. 0: one of them was lost with a chunk in hand. May wait: not
 * for the page's thread.
 */
export function run(program: usize, steps: i32, helpers: i32): i32 {
  for (let nth = 0; nth < steps; nth++) {
    const step = program + <usize>nth * STEP_BYTES;
    atomic.store<i32>(step + ((<usize>Word.Taken) << 2), 0);
    atomic.store<i32>(step + ((<usize>Word.Done) << 2), 0);
  }
  store<u32>(PROGRAM, <u32>program);
  store<i32>(STEPS, steps);
  atomic.store<i32>(IS_OPEN, 1);
  atomic.add<i32>(CALLS, 1);
  atomic.notify(CALLS, helpers);
  const isDone = takePart(program, steps);
  atomic.store<i32>(IS_OPEN, 0);
  return isDone ? 1 : 0;
}

/** A helper's life: takes part in each run, until the memory is given up. */
export function help(): void {
  let calls = 0;
  for (;;) {
    atomic.add<i32>(INSIDE, 1);
    // After the mark: who opens a run from now on sees this thread inside.
    const isOpen = atomic.load<i32>(IS_OPEN);
    if (isOpen > 0) takePart(<usize>load<u32>(PROGRAM), load<i32>(STEPS));
    atomic.sub<i32>(INSIDE, 1);
    if (isOpen < 0) return;
    const now = atomic.load<i32>(CALLS);
    if (now === calls) atomic.wait<i32>(CALLS, calls, -1);
    calls = now;
  }
}

/** Lets the helpers go. */
export function giveUp(helpers: i32): void {
  atomic.store<i32>(IS_OPEN, -1);
  atomic.add<i32>(CALLS, 1);
  atomic.notify(CALLS, helpers);
}

function takePart(program: usize, steps: i32): bool {
  for (let nth = 0; nth < steps; nth++) {
    const step = program + <usize>nth * STEP_BYTES;
    const chunks = word(step, Word.Chunks);
    const taken = step + ((<usize>Word.Taken) << 2);
    const done = step + ((<usize>Word.Done) << 2);
    for (;;) {
      const chunk = atomic.add<i32>(taken, 1);
      if (chunk >= chunks) break;
      perform(step, chunk);
      atomic.add<i32>(done, 1);
    }
    if (!comesTo(done, chunks)) return false;
  }
  return true;
}

function comesTo(at: usize, value: i32): bool {
  for (let look = 0; look < LOOKS; look++) {
    if (atomic.load<i32>(at) === value) return true;
  }
  for (let nap = 0; nap < NAPS; nap++) {
    const now = atomic.load<i32>(at);
    if (now === value) return true;
    atomic.wait<i32>(at, now, NAP);
  }
  return false;
}

function perform(step: usize, nth: i32): void {
  const pixels = word(step, Word.Pixels);
  if (nth === 0 && address(step, Word.Border)) fillBorder(step);
  // Of several products, one behind the other, each has as many chunks.
  const perPart = word(step, Word.ChunksPerPart);
  const part = nth / perPart;
  const chunk = nth - part * perPart;
  const pixelChunks = word(step, Word.PixelChunks);
  const blockChunk = chunk / pixelChunks;
  const perChunk = word(step, Word.PixelsPerChunk);
  const fromPixel = (chunk - blockChunk * pixelChunks) * perChunk;
  const toPixel = min<i32>(pixels, fromPixel + perChunk);
  switch (word(step, Word.Kind)) {
    case Kind.Convolution: {
      const fromBlock = blockChunk * word(step, Word.BlocksPerChunk);
      const toBlock = min<i32>(
        word(step, Word.Blocks),
        fromBlock + word(step, Word.BlocksPerChunk),
      );
      convolve(step, part, fromPixel, toPixel, fromBlock, toBlock);
      break;
    }
    case Kind.Depthwise:
      convolveEach(step, fromPixel, toPixel);
      break;
    case Kind.Maximum:
      maximum(step, fromPixel, toPixel);
      break;
    case Kind.Average:
      average(step);
      break;
    case Kind.Sum:
      sum(step, fromPixel, toPixel);
      break;
    case Kind.Sigmoid:
      sigmoid(step);
      break;
    case Kind.Scale:
      scale(step, fromPixel, toPixel);
      break;
    case Kind.FromPlanes:
      fromPlanes(step, fromPixel, toPixel);
      break;
    case Kind.ToPlanes:
      toPlanes(step);
      break;
    case Kind.ToTiles:
      toTiles(step, fromPixel, toPixel);
      break;
    case Kind.FromTiles:
      fromTiles(step, fromPixel, toPixel);
      break;
  }
}
