/** Words that several screens share. */
export default {
  back: "Back",
  cancel: "Cancel",
  change: "Change",
  create: "Create",
  delete: "Delete",
  deleteName: "Delete {{name}}",
  loading: "Loading…",
  name: "Name",
  nothingChanged: "Nothing was changed.",
  people_one: "{{count, number}} person",
  people_other: "{{count, number}} people",
  save: "Save",
  saving: "Saving…",
  undo: "Undo",
  doneOf: "{{done, number}} of {{total, number}}",
  stop: "Stop",
} as const;
