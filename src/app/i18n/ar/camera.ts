import type { Catalogue } from "../catalogue.ts";

export default {
  start: "تشغيل الكاميرا",
  stop: "إيقاف الكاميرا",
} satisfies Catalogue["camera"];
