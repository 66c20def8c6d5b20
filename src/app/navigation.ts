import Ellipsis from "~icons/lucide/ellipsis";
import ListChecks from "~icons/lucide/list-checks";
import ScanFace from "~icons/lucide/scan-face";
import UserPlus from "~icons/lucide/user-plus";
import Users from "~icons/lucide/users";

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
