import type { Catalogue } from "../catalogue.ts";

export default {
  start: "कैमरा शुरू करें",
  stop: "कैमरा बंद करें",
  tryAgain: "फिर कोशिश करें",
  close: "कैमरा बंद करें",
  switch: "बदलें",
  picture: "कैमरे का दृश्य",
  starting: "कैमरा शुरू हो रहा है…",
  noFace: "कोई चेहरा नहीं दिख रहा",
  permissionTitle: "ब्राउज़र कैमरे की अनुमति माँगेगा",
  permissionText: "“अनुमति दें” चुनें। तस्वीर केवल इसी डिवाइस पर देखी जाती है; कहीं कुछ भेजा नहीं जाता।",
  goOn: "आगे बढ़ें",
  which: "कैमरा",
  numbered: "कैमरा {{place, number}}",
  light: "रोशनी",
  zoom: "ज़ूम",
} satisfies Catalogue["camera"];
