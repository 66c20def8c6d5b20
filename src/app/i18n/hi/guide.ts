import type { Catalogue } from "../catalogue.ts";

export default {
  title: "उपयोग गाइड",
  contents: "विषय-सूची",
  inEnglish: "जिसका अनुवाद अभी नहीं हुआ, वह अंग्रेज़ी में है।",
  older: "इस भाग का अंग्रेज़ी पाठ नया है।",
} satisfies Catalogue["guide"];
