import type { Catalogue } from "../catalogue.ts";

export default {
  disclaimer: "एक सहायता, प्रमाणित नहीं। ISO 30107-3 के किसी स्तर का दावा नहीं। फ़ैसला इंसान करता है।",
  noFace: "जीवंतता: कोई चेहरा नहीं दिख रहा",
  looksLive: "जीवित लगता है",
  blinkedAndTurned: "पलक झपकाई और सिर घुमाया",
  photoOrScreen: "तस्वीर या स्क्रीन हो सकती है",
  notChecked: "जीवंतता जाँची नहीं गई",
  looking: "जीवंतता: देख रहे हैं…",
  notClear: "साफ़ नहीं कि यह जीवित है",
  lookAtCamera: "कैमरे की ओर देखें",
  done: "हो गया: पलक झपकाई और सिर घुमाया",
  tookTooLong: "पास नहीं: बहुत देर लगी",
  lost: "पास नहीं: चेहरा नज़र से हट गया",
  heading: "पलक झपकाएँ और सिर घुमाएँ",
  stepsDone: "पूरे हुए चरण",
  goOn: "आगे बढ़ें",
  stop: "रोकें",
  ask: "पलक झपकाने और सिर घुमाने को कहें",
  check: "जीवित चेहरे की जाँच करें",
  steps: {
    blink: "दोनों आँखें पल भर बंद करें, फिर खोलें",
    turn_left: "अपना सिर अपनी बाईं ओर घुमाएँ",
    turn_right: "अपना सिर अपनी दाईं ओर घुमाएँ",
    look_back: "फिर से कैमरे की ओर देखें",
  },
} satisfies Catalogue["liveness"];
