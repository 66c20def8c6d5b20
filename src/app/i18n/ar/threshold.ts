import type { Catalogue } from "../catalogue.ts";

export default {
  inUseAuto: "المستخدم: بحسب عدد الأشخاص.",
  autoText:
    "كلما زاد المسجّلون بدأ التطابق عند حدّ أعلى، حتى لا يُظن غريب أنه أحدهم إلا مرة واحدة على الأكثر من كل 100 غريب.",
  verify: "التحقّق يقارن بشخص واحد فقط، وفيه يبدأ التطابق عند {{threshold}}.",
  inUse: "المستخدم: {{threshold}}.",
  inUseStandard: "المستخدم: {{threshold}}، وهو المعتاد.",
  standard: "العودة إلى المعتاد",
  auto: "بحسب عدد الأشخاص",
} satisfies Catalogue["threshold"];
