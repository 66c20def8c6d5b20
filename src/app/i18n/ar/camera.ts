import type { Catalogue } from "../catalogue.ts";

export default {
  start: "تشغيل الكاميرا",
  stop: "إيقاف الكاميرا",
  tryAgain: "حاول مجددًا",
  close: "أغلق الكاميرا",
  switch: "تبديل",
  picture: "صورة الكاميرا",
  starting: "جارٍ تشغيل الكاميرا…",
  noFace: "لا وجه أمام الكاميرا",
  permissionTitle: "سيطلب المتصفح إذن الكاميرا",
  permissionText: "اختر «السماح». تُفحص الصورة على هذا الجهاز فقط؛ ولا يُرسل شيء إلى أي مكان.",
  goOn: "متابعة",
  which: "الكاميرا",
  numbered: "الكاميرا {{place, number}}",
  light: "الضوء",
  zoom: "التقريب",
} satisfies Catalogue["camera"];
