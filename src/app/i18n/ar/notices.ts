import type { Catalogue } from "../catalogue.ts";

export default {
  dismiss: "إخفاء",
  newVersion: "توجد نسخة جديدة.",
  reload: "إعادة التحميل",
  restarted: "توقّف شيء في الداخل وهو يُشغَّل من جديد. لم يضع شيء مما حُفظ.",
  notRemoved_zero: "أُعيد تحميل التطبيق ولم يُزل شيء.",
  notRemoved_one: "أُعيد تحميل التطبيق قبل إزالة شيء واحد. ما زال هنا.",
  notRemoved_two: "أُعيد تحميل التطبيق قبل إزالة شيئين. ما زالا هنا.",
  notRemoved_few: "أُعيد تحميل التطبيق قبل إزالة {{count, number}} أشياء. ما زالت هنا.",
  notRemoved_many: "أُعيد تحميل التطبيق قبل إزالة {{count, number}} شيئًا. ما زالت هنا.",
  notRemoved_other: "أُعيد تحميل التطبيق قبل إزالة {{count, number}} شيء. ما زالت هنا.",
} satisfies Catalogue["notices"];
