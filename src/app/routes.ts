import { wrap } from "svelte-spa-router/wrap";
import Audit from "./screens/Audit.svelte";
import Collections from "./screens/Collections.svelte";
import Enrol from "./screens/Enrol.svelte";
import Identify from "./screens/Identify.svelte";
import Import from "./screens/Import.svelte";
import Models from "./screens/Models.svelte";
import More from "./screens/More.svelte";
import NotFound from "./screens/NotFound.svelte";
import People from "./screens/People.svelte";
import Person from "./screens/Person.svelte";
import Protection from "./screens/Protection.svelte";
import RollCall from "./screens/RollCall.svelte";
import RollCalls from "./screens/RollCalls.svelte";
import Samples from "./screens/Samples.svelte";
import Settings from "./screens/Settings.svelte";
import Verify from "./screens/Verify.svelte";

const guide = wrap({ asyncComponent: () => import("./screens/Guide.svelte") });

/** Hash addresses: they work from any folder of any host, and offline. */
export const routes = {
  "/": Identify,
  "/enrol": Enrol,
  "/people": People,
  "/people/:id": Person,
  "/verify": Verify,
  "/verify/:id": Verify,
  "/collections": Collections,
  "/roll-call": RollCalls,
  "/roll-call/:id": RollCall,
  "/import": Import,
  // With the library that draws plots, which nothing else needs.
  "/insights": wrap({ asyncComponent: () => import("./screens/Insights.svelte") }),
  "/audit": Audit,
  "/samples": Samples,
  "/models": Models,
  "/settings": Settings,
  "/protection": Protection,
  // With the texts of all licences.
  "/about": wrap({ asyncComponent: () => import("./screens/About.svelte") }),
  // With the guide's text.
  "/guide": guide,
  "/guide/:part": guide,
  "/more": More,
  "*": NotFound,
};
