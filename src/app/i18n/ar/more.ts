import type { Catalogue } from "../catalogue.ts";

export default {
  title: "المزيد",
  links: {
    verify: {
      name: "تحقّق",
      text: "هل هذا هو الشخص الذي يقول إنه هو؟",
    },
    collections: {
      name: "المجموعات",
      text: "مجموعات من الأشخاص",
    },
    retention: {
      name: "مدة الحفظ",
      text: "من انتهت مدتهم؛ تطهيرهم",
    },
    import: {
      name: "استيراد وتصدير",
      text: "أشخاص كثيرون من مجلد أو ملف ZIP، أو إلى ملف",
    },
    backup: { name: "النسخ الاحتياطي", text: "كل شيء في ملف مشفّر واحد، والعودة منه" },
    insights: {
      name: "تحليلات",
      text: "مدى التمييز بين الأشخاص المسجّلين لديك",
    },
    models: {
      name: "نموذج التعرّف",
      text: "المستخدم منها، وإحضار غيره",
    },
    audit: {
      name: "سجل التدقيق",
      text: "من فعل ماذا ومتى",
    },
    samples: {
      name: "صور نموذجية",
      text: "جرّب التطبيق دون كاميرا",
    },
    settings: {
      name: "الإعدادات",
      text: "اللغة والمظهر والكاميرا والحدّ والتخزين",
    },
    guide: {
      name: "دليل الاستخدام",
      text: "كل شاشة خطوة بخطوة",
    },
    about: {
      name: "حول التطبيق",
      text: "ما ينبغي معرفته والجديد والتراخيص",
    },
  },
  groups: {
    people: "مع الأشخاص",
    quality: "مدى جودة العمل",
    app: "التطبيق",
  },
  notFound: {
    title: "لا توجد صفحة كهذه",
    heading: "لا شيء هنا",
    text: "العنوان خاطئ أو قديم.",
  },
  notLoaded: {
    title: "لم تُحمَّل الصفحة",
    heading: "تعذّر جلب هذه الصفحة",
    text: "اتصل بالشبكة ثم أعد التحميل.",
  },
} satisfies Catalogue["more"];
