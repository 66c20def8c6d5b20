import Ellipsis from "@lucide/svelte/icons/ellipsis";
import ScanFace from "@lucide/svelte/icons/scan-face";
import ShieldCheck from "@lucide/svelte/icons/shield-check";
import UserPlus from "@lucide/svelte/icons/user-plus";
import Users from "@lucide/svelte/icons/users";

/** The main places, in the order of use. `within` are the addresses that lie in a place. */
export const places = [
  { path: "/", name: "navigation.identify", icon: ScanFace, within: /^\/$/ },
  { path: "/enrol", name: "navigation.enrol", icon: UserPlus, within: /^\/enrol/ },
  { path: "/people", name: "navigation.people", icon: Users, within: /^\/people/ },
  { path: "/verify", name: "navigation.verify", icon: ShieldCheck, within: /^\/verify/ },
  {
    path: "/more",
    name: "navigation.more",
    icon: Ellipsis,
    within: /^\/(more|collections|import|insights|models|samples)/,
  },
] as const;
