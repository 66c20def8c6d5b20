import type { Catalogue } from "../catalogue.ts";

export default {
  language: "اللغة",
  look: "المظهر",
  themes: {
    system: "تلقائي",
    light: "فاتح",
    dark: "داكن",
    sun: "شمس ساطعة",
  },
  threshold: "حدّ التطابق",
  thresholdHint: "في «تحليلات» يمكنك تجربة حدود أخرى على أشخاصك وتعيينها.",
  title: "الإعدادات",
  leftHanded: "لليد اليسرى",
  leftHandedText: "تكون الأزرار الرئيسية في الجهة الأخرى، في متناول الإبهام الأيسر.",
  camera: "الكاميرا",
  autoShutter: "التقاط الصورة تلقائيًا",
  autoShutterText: "عند التسجيل، حالما تكون الصورة جيدة.",
  further: "مزيد من المعلومات",
  introduction: "عرض المقدمة مرة أخرى",
} satisfies Catalogue["settings"];
