/** Chromium's event; other browsers install through their own menus. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

class Installation {
  #prompt = $state.raw<InstallPrompt | null>(null);

  constructor() {
    addEventListener("beforeinstallprompt", (event) => {
      event.preventDefault();
      this.#prompt = event as InstallPrompt;
    });
    addEventListener("appinstalled", () => (this.#prompt = null));
  }

  get canInstall(): boolean {
    return this.#prompt !== null;
  }

  async install(): Promise<void> {
    await this.#prompt?.prompt();
    this.#prompt = null;
  }
}

export const installation = new Installation();
