import Ellipsis from "@lucide/svelte/icons/ellipsis";
import ScanFace from "@lucide/svelte/icons/scan-face";
import ShieldCheck from "@lucide/svelte/icons/shield-check";
import UserPlus from "@lucide/svelte/icons/user-plus";
import Users from "@lucide/svelte/icons/users";

/** The main places, in the order of use. `within` are the addresses that lie in a place. */
export const places = [
  { path: "/", name: "Identify", icon: ScanFace, within: /^\/$/ },
  { path: "/enrol", name: "Enrol", icon: UserPlus, within: /^\/enrol/ },
  { path: "/people", name: "People", icon: Users, within: /^\/people/ },
  { path: "/verify", name: "Verify", icon: ShieldCheck, within: /^\/verify/ },
  {
    path: "/more",
    name: "More",
    icon: Ellipsis,
    within: /^\/(more|collections|import|insights|models|samples)/,
  },
];
