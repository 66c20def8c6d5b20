import { createInstance, type TFunction } from "i18next";
import en from "./en/index.ts";
import type { Catalogue } from "./catalogue.ts";
import { bestLanguage, directionOf, languageTags, type Language } from "./languages.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
    returnNull: false;
  }
}

const KEY = "visavis-language";

/** English comes with the app; the others are loaded when they are first chosen. */
const loaders: Record<Exclude<Language, "en">, () => Promise<{ default: Catalogue }>> = {
  es: () => import("./es/index.ts"),
  fr: () => import("./fr/index.ts"),
  ar: () => import("./ar/index.ts"),
  hi: () => import("./hi/index.ts"),
};

const i18next = createInstance();
void i18next.init({
  lng: "en",
  fallbackLng: "en",
  resources: { en: { translation: en } },
  initAsync: false,
  // Svelte writes texts as text; nothing is markup.
  interpolation: { escapeValue: false },
});

/** The chosen language; kept on this device, else as the browser's. */
class LanguageChoice {
  #current = $state<Language>("en");

  get current(): Language {
    return this.#current;
  }

  /** Loads what was chosen last, before the first screen is shown. */
  async start(): Promise<void> {
    const stored = languageTags.find((tag) => tag === localStorage.getItem(KEY));
    await this.#show(stored ?? bestLanguage(navigator.languages));
  }

  async choose(language: Language): Promise<void> {
    await this.#show(language);
    localStorage.setItem(KEY, language);
  }

  async #show(language: Language): Promise<void> {
    if (language !== "en" && !i18next.hasResourceBundle(language, "translation")) {
      const { default: catalogue } = await loaders[language]();
      i18next.addResourceBundle(language, "translation", catalogue);
    }
    await i18next.changeLanguage(language);
    this.#current = language;
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }
}

export const language = new LanguageChoice();

/**
 * A text in the chosen language, by its key in `en/`. Read in a template or a `$derived`, it
 * follows a change of the language; in a constant of a module it would not.
 */
export const t: TFunction = new Proxy(i18next.t, {
  apply(translate, self, args) {
    // Read, so that whoever shows the text depends on it.
    void language.current;
    return Reflect.apply(translate, self, args);
  },
});
