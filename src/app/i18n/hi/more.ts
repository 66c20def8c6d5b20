import type { Catalogue } from "../catalogue.ts";

export default {
  title: "और",
  links: {
    verify: {
      name: "सत्यापित करें",
      text: "क्या यह वही व्यक्ति है जो वे कहते हैं?",
    },
    collections: {
      name: "समूह",
      text: "लोगों के समूह",
    },
    retention: {
      name: "रखने की अवधि",
      text: "जिनका समय पूरा हुआ; उनकी सफ़ाई",
    },
    import: {
      name: "आयात और निर्यात",
      text: "फ़ोल्डर या ZIP से कई लोग, या एक फ़ाइल में",
    },
    insights: {
      name: "विश्लेषण",
      text: "आपके अपने लोग कितनी अच्छी तरह अलग पहचाने जाते हैं",
    },
    models: {
      name: "पहचान मॉडल",
      text: "कौन सा उपयोग में है; दूसरे लाएँ",
    },
    audit: {
      name: "ऑडिट लॉग",
      text: "किसने क्या किया और कब",
    },
    samples: {
      name: "नमूना तस्वीरें",
      text: "बिना कैमरे के ऐप आज़माएँ",
    },
    settings: {
      name: "सेटिंग",
      text: "भाषा, रूप, कैमरा, सीमा, भंडारण",
    },
    guide: {
      name: "उपयोग गाइड",
      text: "हर स्क्रीन, चरण दर चरण",
    },
    about: {
      name: "परिचय",
      text: "जानने योग्य बातें, नया क्या है, लाइसेंस",
    },
  },
  groups: {
    people: "लोगों के साथ",
    quality: "यह कितना अच्छा काम करता है",
    app: "ऐप",
  },
  notFound: {
    title: "ऐसा कोई पृष्ठ नहीं",
    heading: "यहाँ कुछ नहीं है",
    text: "पता ग़लत या पुराना है।",
  },
  notLoaded: {
    title: "पृष्ठ लोड नहीं हुआ",
    heading: "यह पृष्ठ नहीं लाया जा सका",
    text: "नेटवर्क से जुड़ें, फिर दोबारा लोड करें।",
  },
} satisfies Catalogue["more"];
