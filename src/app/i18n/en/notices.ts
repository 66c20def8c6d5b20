export default {
  dismiss: "Dismiss",
  newVersion: "A new version is here.",
  reload: "Reload",
} as const;
