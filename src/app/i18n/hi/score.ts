import type { Catalogue } from "../catalogue.ts";

export default {
  notAlike: "समान नहीं",
  similar: "मिलते-जुलते, मिलाकर देखें",
  veryStrong: "बहुत पक्का मेल",
  strong: "पक्का मेल",
  match: "मेल",
  fewer: "{{strangers, number}} में 1 से भी कम अजनबी का अंक इतना ऊँचा होगा।",
  many: "बहुत से अजनबियों का अंक इतना ऊँचा होगा।",
  about: "लगभग {{strangers, number}} में 1 अजनबी का अंक इतना ऊँचा होगा।",
  numbers: "अंक {{score}}; मेल {{minScore}} से शुरू होता है।",
  numbersSet: "अंक {{score}}; मेल {{minScore}} से शुरू होता है, जैसा इस डिवाइस पर तय है।",
} satisfies Catalogue["score"];
