import type { Catalogue } from "../catalogue.ts";

export default {
  inUseAuto: "उपयोग में: लोगों की संख्या के अनुसार।",
  autoText:
    "जितने ज़्यादा लोग नामांकित हों, मेल उतने ऊँचे स्कोर से शुरू होता है, ताकि 100 में ज़्यादा से ज़्यादा 1 अजनबी को कोई और समझा जाए।",
  verify: "सत्यापन सिर्फ़ एक व्यक्ति से मिलान करता है; वहाँ मेल {{threshold}} से शुरू होता है।",
  inUse: "उपयोग में: {{threshold}}।",
  inUseStandard: "उपयोग में: {{threshold}}, जो मानक है।",
  standard: "मानक पर लौटें",
  auto: "लोगों की संख्या के अनुसार",
} satisfies Catalogue["threshold"];
