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
} satisfies Catalogue["collections"];
