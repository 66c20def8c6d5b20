import type { Catalogue } from "../catalogue.ts";

export default {
  start: "कैमरा शुरू करें",
  stop: "कैमरा बंद करें",
} satisfies Catalogue["camera"];
