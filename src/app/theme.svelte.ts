export const themes = ["system", "light", "dark", "sun"] as const;
export type Theme = (typeof themes)[number];

const KEY = "visavis-theme";

/** The chosen look; kept on this device. Nothing personal is kept outside the SDK's store. */
class ThemeChoice {
  #choice = $state<Theme>(themes.find((name) => name === localStorage.getItem(KEY)) ?? "system");
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");

  constructor() {
    this.#dark.addEventListener("change", () => this.#apply());
    this.#apply();
  }

  get choice(): Theme {
    return this.#choice;
  }

  set choice(choice: Theme) {
    this.#choice = choice;
    localStorage.setItem(KEY, choice);
    this.#apply();
  }

  #apply(): void {
    const system = this.#dark.matches ? "dark" : "light";
    document.documentElement.dataset.theme = this.#choice === "system" ? system : this.#choice;
  }
}

export const theme = new ThemeChoice();
