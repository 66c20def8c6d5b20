/** @file The worker's entry. */
import "../contract/trusted-types.ts";
import { expose } from "comlink";
import { installErrorTransfer } from "../contract/error-transfer.ts";
import { FaceWorker } from "./face-worker.ts";

installErrorTransfer();
expose(new FaceWorker());
