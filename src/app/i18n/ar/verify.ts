import type { Catalogue } from "../catalogue.ts";

export default {
  question: "هل هذا هو الشخص الصحيح؟",
  emptyText: "سجّل أشخاصًا أولًا، ثم تُظهر صورة أو الكاميرا هل الشخص هو من يقول إنه هو.",
  intro: "اختر من يُفترض أن يكون، ثم التقط صورة أو اختر ثلاث صور على الأكثر.",
  who: "من يُفترض أن يكون؟",
  checkNow: "تحقّق الآن",
  comparing: "جارٍ المقارنة مع {{name}}…",
  threeAtMost: "قورنت الصور الثلاث الأولى فقط.",
  useCamera: "استخدم الكاميرا",
  useCameraAgain: "استخدم الكاميرا مجددًا",
  choosePhotos: "اختر صورًا",
  possibly: "ربما {{name}}، أو صورة أو شاشة",
  isPerson: "هذا {{name}}",
  notConfirmed: "لم يتأكد أن هذا {{name}}",
  compared: "الوجه الذي قورن",
  severalFaces: "كان في الصورة عدة وجوه؛ قورن أكبرها. تأكد من أنه الصحيح.",
} satisfies Catalogue["verify"];
