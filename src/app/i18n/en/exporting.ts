export default {
  title: "Export people",
  intro: "Their facts, and photos if you like, go into a file. Templates are never in it.",
  who: "Who",
  export: "Export",
  nameTitle: "Export {{name}}",
  countTitle_one: "Export {{count, number}} person",
  countTitle_other: "Export {{count, number}} people",
  format: "Kind of file",
  formats: {
    zip: {
      name: "ZIP with photos",
      text: "A table of the facts, and the stored small photos as pictures. Visavis can import it again.",
    },
    csv: {
      name: "CSV",
      text: "The facts as a table, for spreadsheets. Without photos.",
    },
    json: {
      name: "JSON",
      text: "The facts for other programs. Without photos.",
    },
    images: {
      name: "JSON with photos",
      text: "The same, with the stored small photos. Visavis can import it again.",
    },
  },
  tooMany:
    "An import takes {{most, number}} files at most. To import these people again, export them by collections.",
  notEncrypted:
    "The file is not encrypted. Who gets hold of it can read everything in it: keep it where only those can who may.",
  start: "Export unencrypted",
  writing: "Writing the file…",
  done: "{{people}} exported. The file is not encrypted.",
  withoutPhoto:
    "Of {{people}} no photo is kept: they are in the file without one, and an import cannot enrol them.",
  stopped: "Stopped. No file was written.",
  notWritten: "The file could not be written. Choose another place, then try again.",
  nothingWritten: "No file was written.",
} as const;
