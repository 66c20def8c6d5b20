export default {
  failed: "Recognition is off",
  begun: "Starting…",
  ready: "Ready, works offline",
  preparing: "Ready, saving for offline…",
  notSaved: "Ready, not saved for offline",
  needsConnection: "Ready, needs this connection",
} as const;
