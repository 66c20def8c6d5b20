export default {
  title: "More",
  links: {
    verify: {
      name: "Verify",
      text: "Is this the person they say they are?",
    },
    collections: {
      name: "Collections",
      text: "Groups of people",
    },
    retention: {
      name: "Retention",
      text: "Whose time is over; purge them",
    },
    import: {
      name: "Import and export",
      text: "Many people from a folder or a ZIP, or into a file",
    },
    backup: { name: "Backup", text: "Everything in one encrypted file, and back" },
    insights: {
      name: "Insights",
      text: "How well your own people are told apart",
    },
    models: {
      name: "Recognition model",
      text: "Which one is in use; bring others",
    },
    audit: {
      name: "Audit log",
      text: "Who did what, and when",
    },
    samples: {
      name: "Sample photos",
      text: "Try the app without a camera",
    },
    settings: {
      name: "Settings",
      text: "Language, look, camera, threshold, storage",
    },
    guide: {
      name: "User guide",
      text: "Every screen, step by step",
    },
    about: {
      name: "About",
      text: "What to know, what is new, licences",
    },
  },
  groups: {
    people: "With people",
    quality: "How well it works",
    app: "The app",
  },
  notFound: {
    title: "No such page",
    heading: "There is nothing here",
    text: "The address is wrong or out of date.",
  },
  notLoaded: {
    title: "Page not loaded",
    heading: "This page could not be fetched",
    text: "Connect to the network, then reload.",
  },
} as const;
