export default {
  title: "Collections",
  newOne: "New collection",
  example: "For example: Night shift",
  none: "No collections yet",
  noneText:
    "A collection is a group of people, such as a shift or a class. You can search within one, and a person may be in many. Give it a name above; then put people into it, when enrolling or by selecting them under People.",
  rename: "Rename",
  renameName: "Rename {{name}}",
  newName: "New name of {{name}}",
  nameKept: "The name stays as it was.",
  willDelete: "{{name}} will be deleted. Its people stay enrolled.",
  deleted: "{{name}} was deleted. Its people are still enrolled.",
} as const;
