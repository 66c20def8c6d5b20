import type { Catalogue } from "../catalogue.ts";

export default {
  title: "उपयोग गाइड",
  contents: "विषय-सूची",
  inEnglish: "गाइड अभी केवल अंग्रेज़ी में है।",
} satisfies Catalogue["guide"];
