export default {
  question: "Is this the right person?",
  emptyText:
    "Enrol people first; then a photo or the camera shows whether somebody is who they say.",
  intro: "Choose who it should be, then take a picture or choose up to three photos.",
  who: "Who should it be?",
  checkNow: "Check now",
  comparing: "Comparing with {{name}}…",
  threeAtMost: "Only the first three photos were compared.",
  useCamera: "Use the camera",
  useCameraAgain: "Use the camera again",
  choosePhotos: "Choose photos",
  possibly: "Possibly {{name}}, or a photo or a screen",
  isPerson: "This is {{name}}",
  notConfirmed: "This is not confirmed as {{name}}",
  compared: "The face that was compared",
  severalFaces:
    "Several faces were in the picture; the largest one was compared. Make sure that it is the right one.",
} as const;
