import type { Catalogue } from "../catalogue.ts";

export default {
  title: "लोग",
  none: "अभी किसी का नामांकन नहीं हुआ",
  noneText:
    "पहले व्यक्ति का नामांकन तस्वीर या कैमरे से करें, या नमूना तस्वीरों से ऐप आज़माएँ। सब कुछ इसी डिवाइस पर रहता है।",
  enrolOne: "एक व्यक्ति का नामांकन करें",
  samples: "नमूना तस्वीरें",
  nobodyFound: "कोई नहीं मिला",
  nobodyFoundText: "इस खोज से कोई मेल नहीं खाता। कम अक्षर आज़माएँ।",
  clear: "खोज हटाएँ",
  search: "खोजें",
  searchIn: "नाम, आईडी, राष्ट्रीयता या टिप्पणी",
  sortBy: "क्रम",
  rising: "बढ़ता क्रम; घटता करें",
  falling: "घटता क्रम; बढ़ता करें",
  collection: "समूह",
  everybody: "सभी लोग",
  collectionOf: "{{name}} ({{count, number}})",
  typeName: "नाम या आईडी लिखें",
  nobodyByName: "इस नाम का कोई नहीं।",
  nobodyYet: "अभी किसी का नामांकन नहीं हुआ।",
} satisfies Catalogue["people"];
