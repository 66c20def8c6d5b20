import Ellipsis from "@lucide/svelte/icons/ellipsis";
import ListChecks from "@lucide/svelte/icons/list-checks";
import ScanFace from "@lucide/svelte/icons/scan-face";
import UserPlus from "@lucide/svelte/icons/user-plus";
import Users from "@lucide/svelte/icons/users";

/** The main places, in the order of use. `within` are the addresses that lie in a place. */
export const places = [
  { path: "/", name: "navigation.identify", icon: ScanFace, within: /^\/$/ },
  { path: "/enrol", name: "navigation.enrol", icon: UserPlus, within: /^\/enrol/ },
  { path: "/people", name: "navigation.people", icon: Users, within: /^\/people/ },
  { path: "/roll-call", name: "navigation.rollCall", icon: ListChecks, within: /^\/roll-call/ },
  {
    path: "/more",
    name: "navigation.more",
    icon: Ellipsis,
    within:
      /^\/(more|verify|collections|retention|import|backup|insights|models|audit|samples|settings|protection|guide|about)/,
  },
] as const;
