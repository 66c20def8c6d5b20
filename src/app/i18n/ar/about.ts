import type { Catalogue } from "../catalogue.ts";

export default {
  title: "حول التطبيق",
  version: "Visavis {{version}}",
  honest: "ما ينبغي معرفته",
  honestText:
    "الصور والقوالب لا تغادر هذا الجهاز أبدًا. الدرجة قرينة، والقرار للإنسان. التطبيق غير معتمد لأي غرض. لا يخمّن العمر أو الجنس أو المشاعر. يختلف تكرار الخلط بين الغرباء من فئة إلى أخرى، فانظر مرتين قبل أن تتصرّف بناءً على تطابق.",
  news: "الجديد",
  newsItems: {
    rollCall: "نداء الأسماء: من الحاضر، بالكاميرا أو بصور جماعية",
    languages: "خمس لغات",
    insights: "تحليلات: مدى التمييز بين الأشخاص وجودة صورهم",
    audit: "سجل التدقيق: ماذا جرى ومع من ومن قام به ومتى",
    export: "تصدير الأشخاص المحددين بصيغة JSON أو CSV",
  },
  licences: "التراخيص",
  licencesText: "تطبيق Visavis مرخّص برخصة MIT. وهو مبني على ما يلي، واسم كل منها يعرض ترخيصه.",
  withoutText: "هذه الحزمة بلا نص خاص بها.",
  ofPackage: "{{name}} {{version}}، {{licence}}",
} satisfies Catalogue["about"];
