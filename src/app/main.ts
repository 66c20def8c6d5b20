import "../sdk/trusted-types.ts";
import { mount } from "svelte";
import { openFaceSdk, type FaceSdk } from "../sdk/index.ts";
import App from "./App.svelte";
import { firstScreen } from "./first-screen.ts";
import { language } from "./i18n/i18n.svelte.ts";
import { breath } from "./idle.ts";
import { incoming } from "./incoming.svelte.ts";
import { lateScreens } from "./late-screens.svelte.ts";
import { offline } from "./offline.svelte.ts";
import "./styles/tokens.css";
import "./styles/base.css";
import "./hand.svelte.ts";
// The browser's offer to install may come before the first screen that makes use of it.
import "./installation.svelte.ts";
import "./theme.svelte.ts";

declare global {
  /** The very object that the interface uses, for the console and for automation. */
  var visavis: FaceSdk;
}

const target = document.getElementById("app");
if (!target) throw new Error("the page has no element for the app");

const sdk = openFaceSdk({ after: firstScreen });
globalThis.visavis = sdk;
await language.start();
await breath();
mount(App, { target, props: { sdk } });
incoming.start();
void firstScreen.then(() => offline.start());
// Recognition comes first. Also where it cannot start, there are screens to be seen.
void sdk.ready.catch(() => undefined).then(() => lateScreens.load());
