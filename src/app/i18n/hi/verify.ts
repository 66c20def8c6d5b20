import type { Catalogue } from "../catalogue.ts";

export default {
  question: "क्या यह सही व्यक्ति है?",
  emptyText: "पहले लोगों का नामांकन करें; फिर तस्वीर या कैमरा दिखाता है कि कोई वही है जो वह कहता है।",
  intro: "चुनें कि यह कौन होना चाहिए, फिर तस्वीर लें या तीन तक तस्वीरें चुनें।",
  who: "यह कौन होना चाहिए?",
  checkNow: "अभी जाँचें",
  comparing: "{{name}} से मिला रहे हैं…",
  threeAtMost: "केवल पहली तीन तस्वीरें मिलाई गईं।",
  useCamera: "कैमरे से लें",
  useCameraAgain: "फिर कैमरे से लें",
  choosePhotos: "तस्वीरें चुनें",
  possibly: "शायद {{name}}, या तस्वीर या स्क्रीन",
  isPerson: "यह {{name}} है",
  notConfirmed: "पुष्टि नहीं हुई कि यह {{name}} है",
  compared: "जो चेहरा मिलाया गया",
  severalFaces: "तस्वीर में कई चेहरे थे; सबसे बड़ा मिलाया गया। पक्का करें कि वही सही है।",
} satisfies Catalogue["verify"];
