export default {
  title: "About",
  version: "Visavis {{version}}",
  honest: "What to know",
  honestText:
    "Photos and templates never leave this device. A score is evidence; a person decides. The app is not certified for any purpose. It does not guess age, gender or emotion. How often strangers are taken for each other differs between groups of people, so look twice before you act on a match.",
  news: "What is new",
  newsItems: {
    rollCall: "Roll call: who is here, from the camera or from photos of the group",
    languages: "Five languages",
    insights: "Insights: how well people are told apart, and how good their photos are",
    audit: "Audit log: what was done with whom, by whom and when",
    export:
      "Export of all people, a collection or selected people: JSON, CSV, or a ZIP with photos that can be imported again",
    guide: "A short introduction, and the user guide in the app, with pictures",
  },
  licences: "Licences",
  licencesText:
    "Visavis itself is under the MIT licence. It is built with these; each name unfolds its licence.",
  withoutText: "This package comes without a text of its own.",
  ofPackage: "{{name}} {{version}}, {{licence}}",
} as const;
