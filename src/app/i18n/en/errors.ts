/** What went wrong and what to do: `advice` and `warnings` by the SDK's and the camera's codes. */
export default {
  advice: {
    NO_FACE: "No face was found. Use a photo in which the face is large and clear.",
    MULTIPLE_FACES: "Two faces: only one may be in the picture.",
    IMAGE_TOO_SMALL: "This picture is too small. It needs at least 224 × 224 pixels.",
    FACE_TOO_SMALL: "Move closer: the face is too small in the picture.",
    TOO_BLURRY: "Hold still: the picture is blurred.",
    TOO_DARK: "Find more light: the face is too dark.",
    TOO_BRIGHT: "Find softer light: the face is too bright.",
    POSE_TOO_EXTREME: "Look straight at the camera.",
    FACE_CUT_OFF: "Move back: part of the face is outside the picture.",
    UNSUPPORTED_IMAGE:
      "This file is not a picture that can be read. Use a JPEG, PNG or WebP photo.",
    IMAGE_TOO_LARGE: "This picture is too large. Use one of at most 64 megapixels.",
    INVALID_ARGUMENT: "Something that was entered is not valid. See the marked fields.",
    NOT_FOUND: "This is no longer here. It may have been deleted.",
    CONFLICT: "This id or name is taken. Choose another.",
    POSSIBLE_DUPLICATE: "This person may be enrolled already. Compare before you go on.",
    QUOTA_EXCEEDED: "The device's storage is full. Free some space, then try again.",
    STORAGE_BLOCKED:
      "The browser does not let this page store data. Leave private browsing or allow storage.",
    LOCKED: "The app is locked. Enter the passphrase.",
    WRONG_PASSPHRASE: "This passphrase is not the right one.",
    CORRUPT_BACKUP: "This backup file is damaged.",
    MODEL_MISMATCH: "These photos were enrolled with another model. Enrol them again.",
    MODEL_LOAD_FAILED:
      "Recognition could not start. Reload the page; if that does not help, use an up-to-date browser.",
    NOT_LIVE: "This may be a photo or a screen. A live person must be in front of the camera.",
    ABORTED: "Stopped. Nothing was changed.",
    CAMERA_DENIED:
      "The browser does not let this page use the camera. Allow it in the address bar or the settings, then try again.",
    CAMERA_NOT_FOUND: "There is no camera on this device. Choose photos instead.",
    CAMERA_BUSY: "Another program uses the camera. Close it, then try again.",
    CAMERA_LOST: "The camera was unplugged or taken away. Connect it, then try again.",
    NOT_LOADED:
      "This is loaded when it is first used. Connect to the network once, then try again.",
    UNEXPECTED: "Something did not work. Try again; if it stays so, reload the page.",
  },
  /** By what an error's details say. */
  causes: {
    worker_restarted:
      "Something inside stopped. It was started again; nothing that was stored is lost. Try again.",
    runtime_missing: "This model needs one more file. Connect to a network once, then try again.",
    storage_deleted:
      "What was stored here was deleted from outside this page. Reload the page to begin anew.",
    storage_closed:
      "The browser has closed or deleted what is stored here. Reload the page to see what is left.",
    storage_upgraded:
      "A newer version of the app is open in another tab. Reload the page to update.",
    memory_full:
      "This device's memory cannot hold so many people. Close other tabs, or use another device.",
  },
  looksLike: "This looks like {{name}}, who is here already. Compare before you go on.",
  warnings: {
    EYES_CLOSED: "The eyes may be closed. A photo with open eyes is better.",
    MOUTH_OPEN: "The mouth is open or smiles widely. A calm face is better.",
    HEAD_TILTED: "The head leans to one side. Upright is better.",
    UNEVEN_LIGHT: "One side of the face is in shadow. Light from the front is better.",
  },
  noPhoto: "No photo is kept of this person, only the template.",
  everythingKept: "Everything that was stored is still on this device.",
} as const;
