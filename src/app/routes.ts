import { breath } from "./idle.ts";
import { lateScreens } from "./late-screens.svelte.ts";
import Identify from "./screens/Identify.svelte";
import NotFound from "./screens/NotFound.svelte";

const late = (load: Parameters<typeof lateScreens.add>[0]) => lateScreens.add(load);
/** Only where it is asked for: it has with it what nothing else needs. */
const large = (load: Parameters<typeof lateScreens.add>[0]) => lateScreens.add(load, false);

const guide = large(() => import("./screens/Guide.svelte"));
const verify = () => import("./screens/Verify.svelte");

/**
 * Hash addresses: they work from any folder of any host, and offline. What is loaded ahead is so in
 * this order.
 */
export const routes = {
  // Comes with the first load, but after the shell is painted.
  "/": late(async () => {
    await breath();
    return Identify;
  }),
  "/enrol": late(() => import("./screens/Enrol.svelte")),
  "/people": late(() => import("./screens/People.svelte")),
  "/people/:id": late(() => import("./screens/Person.svelte")),
  "/roll-call": late(() => import("./screens/RollCalls.svelte")),
  "/roll-call/:id": late(() => import("./screens/RollCall.svelte")),
  "/more": late(() => import("./screens/More.svelte")),
  "/verify": late(verify),
  "/verify/:id": late(verify),
  "/collections": late(() => import("./screens/Collections.svelte")),
  "/retention": late(() => import("./screens/Retention.svelte")),
  "/import": late(() => import("./screens/Import.svelte")),
  // With the library that draws plots.
  "/insights": large(() => import("./screens/Insights.svelte")),
  "/backup": late(() => import("./screens/Backup.svelte")),
  "/audit": late(() => import("./screens/Audit.svelte")),
  "/samples": late(() => import("./screens/Samples.svelte")),
  "/models": late(() => import("./screens/Models.svelte")),
  "/settings": late(() => import("./screens/Settings.svelte")),
  "/protection": late(() => import("./screens/Protection.svelte")),
  // With the texts of all licences.
  "/about": large(() => import("./screens/About.svelte")),
  // With the guide's text.
  "/guide": guide,
  "/guide/:part": guide,
  "*": NotFound,
};
