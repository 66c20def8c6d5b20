import type { Catalogue } from "../catalogue.ts";

export default {
  dismiss: "हटाएँ",
  newVersion: "नया संस्करण आ गया है।",
  reload: "फिर से लोड करें",
  restarted: "अंदर कुछ रुक गया और फिर से चालू हो रहा है। सहेजा हुआ कुछ नहीं खोया।",
  notRemoved_one: "कुछ हटने से पहले ऐप फिर से लोड हुआ। वह अब भी यहाँ है।",
  notRemoved_other: "{{count, number}} चीज़ें हटने से पहले ऐप फिर से लोड हुआ। वे अब भी यहाँ हैं।",
} satisfies Catalogue["notices"];
