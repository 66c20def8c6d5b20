import { createSubscriber } from "svelte/reactivity";

/** Called where colours are read in an effect: it runs again when the theme changes. */
export const followTheme = createSubscriber((update) => {
  const observer = new MutationObserver(update);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
});
