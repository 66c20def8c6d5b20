import type { Catalogue } from "../catalogue.ts";

export default {
  title: "المجموعات",
  newOne: "مجموعة جديدة",
  example: "مثلًا: النوبة الليلية",
  none: "لا توجد مجموعات بعد",
  noneText:
    "المجموعة عدد من الأشخاص، مثل نوبة عمل أو صف. يمكنك البحث داخل مجموعة واحدة، وقد يكون الشخص في عدة مجموعات. اكتب اسمها أعلاه، ثم أضف إليها أشخاصًا عند التسجيل أو بتحديدهم في «الأشخاص».",
  rename: "إعادة التسمية",
  renameName: "إعادة تسمية {{name}}",
  newName: "الاسم الجديد لـ {{name}}",
  nameKept: "بقي الاسم كما كان.",
  willDelete: "ستُحذف {{name}}. يبقى أشخاصها مسجّلين.",
  deleted: "حُذفت {{name}}. ما زال أشخاصها مسجّلين.",
  until: "حتى {{date}}",
  expired: "انتهت في {{date}}",
  terms: {
    open: "الشروط",
    openName: "غرض {{name}} والموافقة وتاريخ الانتهاء",
    purpose: "الغرض",
    purposeText: "ما يُسجَّل أشخاصها من أجله.",
    consentText: "نص الموافقة",
    consentTextText: "تعرضه شاشة التسجيل قبل تسجيل أحد في هذه المجموعة.",
    consentDate: "تاريخ نص الموافقة",
    consentDateText: "إن تُرك فارغًا: اليوم الذي وُضع فيه النص.",
    expiryDate: "تاريخ الانتهاء",
    expiryDateText: "من ذلك اليوم يذكّرك التطبيق بتطهير المجموعة.",
    saved: "حُفظ.",
    notSaved: "لم يتغيّر شيء.",
  },
} satisfies Catalogue["collections"];
