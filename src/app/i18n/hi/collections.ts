import type { Catalogue } from "../catalogue.ts";

export default {
  title: "समूह",
  newOne: "नया समूह",
  example: "जैसे: रात की पाली",
  none: "अभी कोई समूह नहीं है",
  noneText:
    "समूह लोगों का होता है, जैसे पाली या कक्षा। आप किसी एक समूह में खोज सकते हैं, और एक व्यक्ति कई समूहों में हो सकता है। ऊपर इसे नाम दें; फिर नामांकन के समय या «लोग» में चुनकर लोगों को जोड़ें।",
  rename: "नाम बदलें",
  renameName: "{{name}} का नाम बदलें",
  newName: "{{name}} का नया नाम",
  nameKept: "नाम पहले जैसा ही है।",
  willDelete: "{{name}} मिटाया जाएगा। इसके लोग नामांकित रहेंगे।",
  deleted: "{{name}} मिटा दिया गया। इसके लोग अब भी नामांकित हैं।",
  until: "{{date}} तक",
  expired: "{{date}} को समाप्त",
  terms: {
    open: "शर्तें",
    openName: "{{name}} का उद्देश्य, सहमति और समाप्ति",
    purpose: "उद्देश्य",
    purposeText: "इसके लोगों का नामांकन किस लिए होता है।",
    consentText: "सहमति का पाठ",
    consentTextText: "इस समूह में किसी के नामांकन से पहले «नामांकन» इसे दिखाता है।",
    consentDate: "सहमति के पाठ की तिथि",
    consentDateText: "खाली छोड़ने पर: वह दिन जब पाठ रखा गया।",
    expiryDate: "समाप्ति तिथि",
    expiryDateText: "उस दिन से ऐप आपको समूह की सफ़ाई याद दिलाता है।",
    saved: "सहेजा गया।",
    notSaved: "कुछ नहीं बदला।",
  },
} satisfies Catalogue["collections"];
