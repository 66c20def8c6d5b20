export default {
  start: "Start camera",
  stop: "Stop camera",
  tryAgain: "Try again",
  close: "Close camera",
  switch: "Switch",
  picture: "Camera picture",
  starting: "Starting the camera…",
  noFace: "No face in view",
} as const;
