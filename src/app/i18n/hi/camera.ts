import type { Catalogue } from "../catalogue.ts";

export default {
  start: "कैमरा शुरू करें",
  stop: "कैमरा बंद करें",
  tryAgain: "फिर कोशिश करें",
  close: "कैमरा बंद करें",
  switch: "बदलें",
  picture: "कैमरे का दृश्य",
  starting: "कैमरा शुरू हो रहा है…",
  noFace: "कोई चेहरा नहीं दिख रहा",
} satisfies Catalogue["camera"];
