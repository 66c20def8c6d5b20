/** Encryption, and the screen over everything while the data is locked. */
export default {
  title: "Protection",
  locked: "Visavis is locked",
  lockedText: "Enter the passphrase to see and recognise the people enrolled here.",
  passphrase: "Passphrase",
  recoveryCode: "Recovery code",
  show: "Show what is typed",
  unlock: "Unlock",
  unlocking: "Unlocking…",
  lock: "Lock",
  byCode: "Use the recovery code",
  byPassphrase: "Use the passphrase",
  byPasskey: "Unlock with this device",
  wait_one: "Too many wrong tries. The next one is possible in {{count, number}} second.",
  wait_other: "Too many wrong tries. The next one is possible in {{count, number}} seconds.",
  finishing: "Finishing what was interrupted: {{done, number}} of {{total, number}}",
  newPassphrase: "New passphrase",
  again: "The same once more",
  differs: "The two are not the same.",
  passphraseHint:
    "At least {{count, number}} characters. Four or five words that have nothing to do with each other are good, and easy to keep in mind.",
  protect: "Protect the data",
  isOn: "A passphrase protects the data.",
  isOff: "The data is not encrypted.",
  offText:
    "With a passphrase, names, facts, pictures, templates and the audit log are encrypted on this device. Recommended: a lost tablet then tells nothing.",
  forgotten:
    "Nobody can reset it: who loses both the passphrase and the recovery code loses the data.",
  working: "Encrypting or opening everything…",
  workingText: "Do not close the app. If it is interrupted, it goes on at the next unlocking.",
  codeText:
    "It opens the data if the passphrase is forgotten. It is shown only now: write it down or print it, and keep it away from this device.",
  codeKept: "I have written it down or printed it",
  print: "Print",
  done: "Done",
  idle: "Lock when nobody uses the app",
  minutes_one: "{{count, number}} minute",
  minutes_other: "{{count, number}} minutes",
  never: "Never",
  hidden: "Lock when out of sight",
  hiddenText:
    "When another app or tab was in front for a minute. Its picture in the list of open apps is empty.",
  changesTitle: "Change",
  limits:
    "Not encrypted: how many people there are, when the app was used, and settings such as the language. While it is unlocked, whoever holds the device sees everything. When data that lay here before is encrypted, the browser may keep old copies for a while: protect the app before you enrol.",
  changes: {
    passphrase: {
      name: "Change the passphrase",
      text: "The old one opens nothing any more. It takes a moment, however many people there are.",
      action: "Change",
      done: "The passphrase was changed.",
    },
    recovery: {
      name: "Make a new recovery code",
      text: "The old one opens nothing any more.",
      action: "Make a new code",
      done: "There is a new recovery code.",
    },
    passkey: {
      name: "Unlock with this device",
      text: "With its fingerprint, face or PIN, where the device and the browser can do that. The passphrase works still.",
      action: "Add",
      done: "This device can unlock the app.",
    },
    noPasskeys: {
      name: "No longer unlock with devices",
      text: "From now on only the passphrase and the recovery code unlock.",
      action: "Remove",
      done: "Only the passphrase and the code unlock the app.",
    },
    off: {
      name: "Remove the protection",
      text: "Everything lies on this device as it is again, and whoever can open this browser can see it.",
      action: "Remove the protection",
      done: "The data is not encrypted any more.",
    },
  },
} as const;
