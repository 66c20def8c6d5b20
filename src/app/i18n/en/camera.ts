export default {
  start: "Start camera",
  stop: "Stop camera",
} as const;
