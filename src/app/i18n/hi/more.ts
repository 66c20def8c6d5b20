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
    import: {
      name: "लोग आयात करें",
      text: "एक साथ कई, फ़ोल्डर या ZIP से",
    },
    insights: {
      name: "विश्लेषण",
      text: "आपके अपने लोग कितनी अच्छी तरह अलग पहचाने जाते हैं",
    },
    models: {
      name: "मॉडल",
      text: "कौन से उपयोग में हैं; दूसरे लाएँ",
    },
    audit: {
      name: "ऑडिट लॉग",
      text: "किसने क्या किया और कब",
    },
    samples: {
      name: "नमूना तस्वीरें",
      text: "बिना कैमरे के ऐप आज़माएँ",
    },
  },
  notFound: {
    title: "ऐसा कोई पृष्ठ नहीं",
    heading: "यहाँ कुछ नहीं है",
    text: "पता ग़लत या पुराना है।",
  },
} satisfies Catalogue["more"];
