import { installWay, isWebKit, type InstallWay } from "./device/install-way.ts";

/** Chromium's event; other browsers install through their own menus. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

class Installation {
  #prompt = $state.raw<InstallPrompt | null>(null);
  #isInstalled = $state(false);
  readonly #browser = { userAgent: navigator.userAgent, touchPoints: navigator.maxTouchPoints };

  constructor() {
    // Without the browser's own address bar the page runs as an app.
    const asApp = matchMedia("(display-mode: standalone), (display-mode: minimal-ui)");
    this.#isInstalled = asApp.matches;
    addEventListener("beforeinstallprompt", (event) => {
      event.preventDefault();
      this.#prompt = event as InstallPrompt;
    });
    addEventListener("appinstalled", () => {
      this.#prompt = null;
      this.#isInstalled = true;
    });
  }

  get canInstall(): boolean {
    return this.#prompt !== null;
  }

  /** Whether the page runs as an app, or was installed just now. */
  get isInstalled(): boolean {
    return this.#isInstalled;
  }

  /** How to install by hand. */
  get way(): InstallWay {
    return installWay(this.#browser);
  }

  /** WebKit deletes what a page stored after seven days of use without a visit, but not an app's. */
  get forgets(): boolean {
    return isWebKit(this.#browser) && !this.#isInstalled;
  }

  async install(): Promise<void> {
    await this.#prompt?.prompt();
    this.#prompt = null;
  }
}

export const installation = new Installation();
