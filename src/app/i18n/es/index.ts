import type { Catalogue } from "../catalogue.ts";
import navigation from "./navigation.ts";
import settings from "./settings.ts";
import status from "./status.ts";

export default { navigation, settings, status } satisfies Catalogue;
