import type { Catalogue } from "../catalogue.ts";

export default {
  start: "تشغيل الكاميرا",
  stop: "إيقاف الكاميرا",
  tryAgain: "حاول مجددًا",
  close: "أغلق الكاميرا",
  switch: "تبديل",
  picture: "صورة الكاميرا",
  starting: "جارٍ تشغيل الكاميرا…",
  noFace: "لا وجه أمام الكاميرا",
} satisfies Catalogue["camera"];
