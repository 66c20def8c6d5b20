import type { Catalogue } from "../catalogue.ts";

export default {
  language: "भाषा",
  look: "रूप",
  themes: {
    system: "स्वचालित",
    light: "हल्का",
    dark: "गहरा",
    sun: "तेज़ धूप",
  },
  threshold: "मेल की सीमा",
  thresholdHint: "विश्लेषण में आप अपने लोगों पर दूसरी सीमाएँ आज़मा और लगा सकते हैं।",
  title: "सेटिंग",
  leftHanded: "बाएँ हाथ के लिए",
  leftHandedText: "मुख्य बटन बाईं ओर रहते हैं, उस अँगूठे की पहुँच में।",
  camera: "कैमरा",
  autoShutter: "तस्वीर अपने आप लें",
  autoShutterText: "नामांकन के समय, जैसे ही तस्वीर अच्छी हो।",
  further: "और जानकारी",
  introduction: "परिचय फिर दिखाएँ",
} satisfies Catalogue["settings"];
