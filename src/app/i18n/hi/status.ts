import type { Catalogue } from "../catalogue.ts";

export default {
  failed: "पहचान बंद है",
  begun: "शुरू हो रहा है…",
  ready: "तैयार, बिना नेटवर्क चलता है",
  preparing: "तैयार, बिना नेटवर्क के लिए सहेजा जा रहा है…",
  notSaved: "तैयार, बिना नेटवर्क के लिए सहेजा नहीं गया",
  needsConnection: "तैयार, यह कनेक्शन चाहिए",
} satisfies Catalogue["status"];
