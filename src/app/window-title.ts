const APP = "Visavis";

/**
 * Attached to the element of the screens: the window's title follows their headings, in any language. A heading
 * that names somebody says in `data-title` what stands there instead: the browser keeps titles in its history.
 */
export function windowTitle(screens: HTMLElement): () => void {
  const name = () => {
    const heading = screens.querySelector("h1");
    const text = heading?.dataset.title ?? heading?.textContent.trim();
    const title = text ? `${text} – ${APP}` : APP;
    if (document.title !== title) document.title = title;
  };
  const changes = new MutationObserver(name);
  changes.observe(screens, {
    ...{ childList: true, subtree: true, characterData: true },
    attributeFilter: ["data-title"],
  });
  name();
  return () => changes.disconnect();
}
