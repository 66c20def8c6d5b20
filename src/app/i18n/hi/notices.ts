import type { Catalogue } from "../catalogue.ts";

export default {
  dismiss: "हटाएँ",
  newVersion: "नया संस्करण आ गया है।",
  reload: "फिर से लोड करें",
} satisfies Catalogue["notices"];
