import type { Catalogue } from "../catalogue.ts";

export default {
  back: "رجوع",
  cancel: "إلغاء",
  change: "تغيير",
  create: "إنشاء",
  delete: "حذف",
  deleteName: "حذف {{name}}",
  loading: "جارٍ التحميل…",
  name: "الاسم",
  nothingChanged: "لم يتغيّر شيء.",
  people_zero: "لا أحد",
  people_one: "شخص واحد",
  people_two: "شخصان",
  people_few: "{{count, number}} أشخاص",
  people_many: "{{count, number}} شخصًا",
  people_other: "{{count, number}} شخص",
  save: "حفظ",
  saving: "جارٍ الحفظ…",
  undo: "تراجع",
  doneOf: "{{done, number}} من {{total, number}}",
  stop: "إيقاف",
} satisfies Catalogue["common"];
