/** @file The worker's entry. */
import "../contract/trusted-types.ts";
import { expose } from "comlink";
import { installErrorTransfer } from "../contract/error-transfer.ts";
import { callsOf } from "./calls.ts";
import { Session } from "./session.ts";
import { watchWasmMemories } from "./wasm-memory.ts";

watchWasmMemories();
installErrorTransfer();
expose(callsOf(new Session()));
