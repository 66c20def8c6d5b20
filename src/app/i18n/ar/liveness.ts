import type { Catalogue } from "../catalogue.ts";

export default {
  disclaimer: "وسيلة مساعدة غير معتمدة. لا ندّعي أي مستوى من ISO 30107-3. القرار لإنسان.",
  noFace: "التحقق من الحيوية: لا وجه أمام الكاميرا",
  looksLive: "يبدو شخصًا حيًّا",
  blinkedAndTurned: "رمش وأدار رأسه",
  photoOrScreen: "قد تكون صورة أو شاشة",
  notChecked: "لم يُتحقق من الحيوية",
  looking: "التحقق من الحيوية: جارٍ…",
  notClear: "ليس واضحًا إن كان حيًّا",
  lookAtCamera: "انظر إلى الكاميرا",
  done: "تم: رمش وأدار رأسه",
  tookTooLong: "لم ينجح: استغرق وقتًا طويلًا",
  lost: "لم ينجح: غاب الوجه عن النظر",
  heading: "الرمش والالتفات",
  stepsDone: "الخطوات المنجزة",
  goOn: "متابعة",
  stop: "إيقاف",
  ask: "اطلب الرمش والالتفات",
  check: "تحقّق من أن الوجه حيّ",
  steps: {
    blink: "أغمض عينيك لحظة ثم افتحهما",
    turn_left: "أدر رأسك إلى يسارك",
    turn_right: "أدر رأسك إلى يمينك",
    look_back: "انظر إلى الكاميرا من جديد",
  },
} satisfies Catalogue["liveness"];
