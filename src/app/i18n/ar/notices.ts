import type { Catalogue } from "../catalogue.ts";

export default {
  dismiss: "إخفاء",
  newVersion: "توجد نسخة جديدة.",
  reload: "إعادة التحميل",
} satisfies Catalogue["notices"];
