import type { Catalogue } from "../catalogue.ts";

export default {
  failed: "التعرّف متوقف",
  begun: "جارٍ البدء…",
  ready: "جاهز ويعمل دون اتصال",
  preparing: "جاهز، يجري الحفظ للعمل دون اتصال…",
  notSaved: "جاهز، لم يُحفظ للعمل دون اتصال",
  needsConnection: "جاهز، يحتاج إلى هذا الاتصال",
} satisfies Catalogue["status"];
