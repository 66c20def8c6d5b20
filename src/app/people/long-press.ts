import type { Attachment } from "svelte/attachments";

const LONG_MS = 500;
/** A finger that goes further than so many pixels scrolls. */
const SLIP = 10;

/** Calls `run` when a finger or pen rests on the element; the press is no click then. */
export const longPress =
  (run: () => void): Attachment<HTMLElement> =>
  (element) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let start = { x: 0, y: 0 };
    const end = () => clearTimeout(timer);
    const leaving = new AbortController();
    const on = <K extends keyof HTMLElementEventMap>(
      type: K,
      listen: (event: HTMLElementEventMap[K]) => void,
    ) => element.addEventListener(type, listen, { signal: leaving.signal });

    on("pointerdown", ({ pointerType, clientX, clientY }) => {
      end();
      if (pointerType === "mouse") return;
      start = { x: clientX, y: clientY };
      timer = setTimeout(run, LONG_MS);
    });
    on("pointermove", ({ clientX, clientY }) => {
      if (Math.hypot(clientX - start.x, clientY - start.y) > SLIP) end();
    });
    on("pointerup", end);
    on("pointercancel", end);
    // Else the browser offers what can be done with a link.
    on("contextmenu", (event) => {
      if ((event as PointerEvent).pointerType !== "mouse") event.preventDefault();
    });
    return () => {
      end();
      leaving.abort();
    };
  };
