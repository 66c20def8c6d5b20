export default {
  start: "Start camera",
  stop: "Stop camera",
  tryAgain: "Try again",
  close: "Close camera",
  switch: "Switch",
  picture: "Camera picture",
  starting: "Starting the camera…",
  noFace: "No face in view",
  permissionTitle: "The browser will ask for the camera",
  permissionText:
    "Choose “Allow”. The picture is looked at on this device only; nothing is sent anywhere.",
  goOn: "Go on",
  which: "Camera",
  numbered: "Camera {{place, number}}",
  light: "Light",
  zoom: "Zoom",
} as const;
