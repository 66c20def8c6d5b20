const APP = "Visavis";

/** Attached to the element of the screens: the window's title follows their headings, in any language. */
export function windowTitle(screens: HTMLElement): () => void {
  const name = () => {
    const heading = screens.querySelector("h1")?.textContent.trim();
    const title = heading ? `${heading} – ${APP}` : APP;
    if (document.title !== title) document.title = title;
  };
  const changes = new MutationObserver(name);
  changes.observe(screens, { childList: true, subtree: true, characterData: true });
  name();
  return () => changes.disconnect();
}
