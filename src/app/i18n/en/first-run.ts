export default {
  titles: {
    what: "Welcome to Visavis",
    where: "Where the data lives",
    begin: "Install, and begin",
  },
  place: "Step {{place, number}} of {{total, number}}",
  back: "Back",
  next: "Next",
  skip: "Skip",
  close: "Close",
  knows: "It knows faces again",
  knowsText:
    "Enrol people with a photo or the camera. From then on the camera, or a photo, tells who is there.",
  offline: "It needs no network",
  offlineText: "Once it is loaded it works offline. There is no account and no server.",
  decides: "A person decides",
  decidesText:
    "A score is evidence, not proof: relatives, children and strangers are sometimes taken for each other. The app is not certified and guesses no age, gender or emotion.",
  here: "On this device only",
  hereText:
    "What you enter, a small picture of each face and its template lie in this browser. Full photos are not kept, and nothing is sent anywhere.",
  noCopy: "Nobody has a copy",
  noCopyText:
    "Whoever clears this browser’s data, or loses the device, loses the people in it: export them from time to time.",
  open: "It is not encrypted",
  openText: "Whoever can open this browser can see the data: use the device’s screen lock.",
  locked: "It is encrypted",
  lockedText: "A passphrase protects what is stored here.",
  protect: "Protect it with a passphrase",
  forgets:
    "This browser deletes what a page has stored when it was not opened for seven days. An installed app keeps it: install first, then enrol.",
  install: "On the home screen",
  installText:
    "Installed, it opens like any other app, and browsers are less likely to clear its data.",
  installed: "The app is installed. Open it like any other app.",
  ways: {
    share: "Tap Share, then “Add to Home Screen”.",
    file: "In Safari’s menu choose File, then “Add to Dock”.",
    menu: "Open the browser’s menu and choose “Install” or “Add to Home screen”.",
    none: "This browser does not install apps. Bookmark the page, or open it in Chrome or Edge.",
  },
  ownData: "The installed app has data of its own: people enrolled here do not move there.",
  enrol: "Enrol the first person",
  samples: "Try with sample photos",
} as const;
