export default {
  dismiss: "Dismiss",
  newVersion: "A new version is here.",
  reload: "Reload",
  restarted: "Something inside stopped and is starting again. Nothing that was stored is lost.",
  notRemoved_one: "The app was reloaded before something was removed. It is still here.",
  notRemoved_other:
    "The app was reloaded before {{count, number}} things were removed. They are still here.",
} as const;
