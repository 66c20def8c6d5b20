import type { Catalogue } from "../catalogue.ts";

export default {
  title: "المجموعات",
  newOne: "مجموعة جديدة",
  example: "مثلًا: النوبة الليلية",
  none: "لا توجد مجموعات بعد",
  noneText:
    "المجموعة عدد من الأشخاص، مثل نوبة عمل أو صف. يمكنك البحث داخل مجموعة واحدة، وقد يكون الشخص في عدة مجموعات.",
  rename: "إعادة التسمية",
  renameName: "إعادة تسمية {{name}}",
  newName: "الاسم الجديد لـ {{name}}",
  nameKept: "بقي الاسم كما كان.",
  delete: "حذف المجموعة",
  deleteEmpty: "تُحذف المجموعة وحدها. لا أحد فيها.",
  deleteText_zero: "تُحذف المجموعة وحدها. لا أحد فيها.",
  deleteText_one: "تُحذف المجموعة وحدها. يبقى الشخص الذي فيها مسجّلًا.",
  deleteText_two: "تُحذف المجموعة وحدها. يبقى الشخصان اللذان فيها مسجّلين.",
  deleteText_few: "تُحذف المجموعة وحدها. يبقى من فيها مسجّلين: {{count, number}} أشخاص.",
  deleteText_many: "تُحذف المجموعة وحدها. يبقى من فيها مسجّلين: {{count, number}} شخصًا.",
  deleteText_other: "تُحذف المجموعة وحدها. يبقى من فيها مسجّلين: {{count, number}} شخص.",
  deleted: "حُذفت {{name}}. ما زال أشخاصها مسجّلين.",
} satisfies Catalogue["collections"];
