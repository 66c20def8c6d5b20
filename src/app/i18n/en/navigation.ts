export default {
  label: "Main",
  identify: "Identify",
  enrol: "Enrol",
  people: "People",
  verify: "Verify",
  rollCall: "Roll call",
  more: "More",
  skip: "Skip to content",
} as const;
